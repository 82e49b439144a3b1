"""Sets the scope of each request."""
