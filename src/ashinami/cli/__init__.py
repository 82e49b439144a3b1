"""The commands that need no database, one a file."""
