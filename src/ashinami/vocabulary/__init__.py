"""The shared words: people, bodies, cars, wishes, rides and their states, as plain checked values.

`terms.toml` ties each Japanese term to the English identifier used in code.
"""
