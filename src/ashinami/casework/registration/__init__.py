"""The file of a registered group: what is registered, who drives what, what is due, which papers follow from it."""
