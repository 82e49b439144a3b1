"""The month: table, closing, late events."""
