"""What an area has."""
