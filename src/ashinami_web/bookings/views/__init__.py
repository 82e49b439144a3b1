"""The desk, the list of wishes, the places."""
