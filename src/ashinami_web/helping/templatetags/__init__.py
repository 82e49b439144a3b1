"""What support visits give to templates."""
