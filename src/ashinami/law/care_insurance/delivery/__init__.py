"""Which service may be delivered how: by designation, by commission, by subsidy, or by the municipality itself."""
