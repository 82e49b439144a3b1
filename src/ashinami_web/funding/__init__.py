"""Subsidy rules of a town and what they give: rules copied and changed with their effect, finder, mix, five years."""
