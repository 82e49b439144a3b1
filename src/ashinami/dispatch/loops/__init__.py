"""The compiled loops of the search: bare arrays in, bare arrays out. Only `ashinami.dispatch` reaches in here."""
