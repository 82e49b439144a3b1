"""Renders docs/reference/town-rule.schema.json: the shape of a town's rule, for editors that help while typing."""

from __future__ import annotations

import json

from ashinami.funding.rulebook.schema import schema

PATH = "docs/reference/town-rule.schema.json"


def render() -> dict[str, str]:
    """Return the file's path from the top of the repository, and its text."""
    return {PATH: json.dumps(schema(), ensure_ascii=False, indent=2)}
