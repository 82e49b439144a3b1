"""The demonstration: 結海市, a fictional city made from a seed, written into an empty database. Everything in it is 架空."""
