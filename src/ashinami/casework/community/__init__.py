"""Working together in an area: small counts, demand from a survey, needs that meet helps, the register as a table."""
