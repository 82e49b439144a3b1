"""Wishes and the places they lead to."""
