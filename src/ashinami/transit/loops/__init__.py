"""The compiled loops of the journey search: bare arrays in, bare arrays out. Only `ashinami.transit` reaches in here."""
