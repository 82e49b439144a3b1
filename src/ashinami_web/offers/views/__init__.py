"""Pages of the asking: the desk's, and those a driver opens by his link."""
