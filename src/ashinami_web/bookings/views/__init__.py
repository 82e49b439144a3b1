"""The desk and the list of wishes."""
