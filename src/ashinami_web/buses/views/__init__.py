"""The pages of buses."""
