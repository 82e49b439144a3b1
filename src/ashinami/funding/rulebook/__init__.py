"""A town's subsidy rule as data: numbers, tables and steps in TOML, read with notices, worked by two evaluators that must agree.

No text of a rule is ever run as code: a step is one of the building blocks of `blocks`, and nothing else.
"""
