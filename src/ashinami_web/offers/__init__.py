"""Asking drivers: ladders of asks, their private pages, open slots for the notice board, availability, what devices have last seen."""
