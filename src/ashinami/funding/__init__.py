"""Schemes of money, one a file: who may have it, what it pays, how much, and why; a town's own rules are data.

A module that holds a `SCHEME` (or `SCHEMES`) is found by itself, and so is a rule in `municipal/`.
"""
