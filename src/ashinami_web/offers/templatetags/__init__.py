"""What the asking gives to other rooms' pages."""
