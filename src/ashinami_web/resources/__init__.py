"""What an area has: bodies with what they do and could do, and the catalogue of services."""
