"""Layers of what a municipality is like: who brought them in, from where, and what they say of an area."""
