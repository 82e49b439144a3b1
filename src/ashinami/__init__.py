"""Ashinami (足並み), the library: no web framework, no network, no wall clock."""

__version__ = "0.1.0"
