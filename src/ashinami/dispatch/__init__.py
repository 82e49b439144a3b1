"""Matching wishes and drivers: problem, plan, check, search."""
