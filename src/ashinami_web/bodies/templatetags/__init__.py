"""Words of the community in templates."""
