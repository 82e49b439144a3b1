"""The application over the library: Django, one folder a room."""
