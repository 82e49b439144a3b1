"""What the guard gives to templates."""
