"""The shape of a town's rule as a JSON Schema, for editors that help while typing; made from what the reader reads.

It tells the words and the kinds of values. Whether a step stands before the one that names it, whether units agree and whether the
examples come out is for `ashinami fund check` to say.
"""

from __future__ import annotations

from typing import Any

from ashinami.basics.money import Rounding
from ashinami.funding import facts
from ashinami.funding.rulebook.blocks import SIGNS
from ashinami.funding.rulebook.plain import MARKS
from ashinami.funding.rulebook.read_blocks import BLOCKS
from ashinami.funding.rulebook.read_parts import APART
from ashinami.funding.rulebook.reading import ID, METHODS
from ashinami.funding.scheme import Level
from ashinami.vocabulary.money import CostItem

type Shape = dict[str, Any]

TEXT: Shape = {"type": "string", "pattern": r"\S"}
WHOLE: Shape = {"type": "integer", "minimum": 0}
FLAG: Shape = {"type": "boolean"}
DAY: Shape = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
EXACT: Shape = {
    "description": '整数（30000）か、引用符の中の分数（"2/3"）。小数は使いません。',
    "oneOf": [WHOLE, {"type": "string", "pattern": r"^\d+(/[1-9]\d*|\.\d+)?$"}],
}
NAMES: Shape = {"type": "array", "items": TEXT, "minItems": 1}
MARK: Shape = {"enum": sorted(MARKS), "description": "V 原文で確認・S 二次資料・D 導出・U 要確認"}
COST: Shape = {"enum": [item.value for item in CostItem]}


def schema() -> Shape:
    """Return the schema of a rule file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "町の補助のきまり（足並み）",
        "$comment": "tools/schema_pages.py が src/ashinami/funding/rulebook/schema.py から書いたものです。手では直しません。",
        **_table(
            {
                "id": {"type": "string", "pattern": ID.pattern, "description": "町の名.補助の名（英小文字）"},
                "title": TEXT,
                "summary": TEXT,
                "municipality": TEXT,
                "service": TEXT,
                "source": _source(),
                "version": _list(_version(), 1),
                "method": {"enum": list(METHODS)},
                "level": {"enum": [one.value for one in Level]},
                "work": {"type": "integer", "minimum": 1, "maximum": 5, "description": "書類の手間（1〜5）"},
                "ends_after": WHOLE,
                "account": TEXT,
                "excludes": NAMES,
                "notes": NAMES,
                "ask": _list(_ask()),
                "example": _list(_example()),
            },
            ("id", "title", "summary", "municipality", "service", "source", "version"),
        ),
        "$defs": {"condition": _condition()},
    }


def _table(parts: Shape, needed: tuple[str, ...] = ()) -> Shape:
    return {
        "type": "object",
        "properties": parts,
        "additionalProperties": False,
        **({"required": list(needed)} if needed else {}),
    }


def _named(inner: Shape) -> Shape:
    return {"type": "object", "patternProperties": {r"^[a-z][a-z0-9_]*$": inner}, "additionalProperties": False}


def _list(inner: Shape, least: int = 0) -> Shape:
    return {"type": "array", "items": inner, **({"minItems": least} if least else {})}


def _source() -> Shape:
    texts = dict.fromkeys(("title", "body", "number", "article", "url"), TEXT)
    return _table({**texts, "issued": DAY, "mark": MARK}, ("title", "body"))


def _ask() -> Shape:
    of = {"enum": sorted(facts.ENTITIES), "description": "一覧の一つ一つについてたずねるとき、その一覧"}
    unit = {**TEXT, "description": "単位を書くと数、書かないと「はい・いいえ」をたずねます"}
    return _table({"id": TEXT, "asks": TEXT, "unit": unit, "meaning": TEXT, "of": of}, ("id", "asks"))


def _version() -> Shape:
    where = {"at": TEXT, "mark": MARK}
    pays = {
        "description": "true 出る・false 出ない・限度額（円）・apart 別の段で出る",
        **_table({item.value: {"oneOf": [FLAG, WHOLE, {"const": APART}]} for item in CostItem}),
    }
    row = _table({"from": EXACT, "above": EXACT, "value": EXACT, "mark": MARK}, ("value",))
    row["oneOf"] = [{"required": ["from"]}, {"required": ["above"]}]
    return _table(
        {
            "from": DAY,
            "until": {**DAY, "description": "この日の前日まで有効"},
            "pays": pays,
            "number": _named(_table({"name": TEXT, "value": EXACT, "unit": TEXT, **where}, ("name", "value", "unit"))),
            "table": _named(
                _table({"name": TEXT, "unit": TEXT, "rows": _list(row, 1), **where}, ("name", "unit", "rows"))
            ),
            "condition": _list({"$ref": "#/$defs/condition"}),
            "step": _list(_step(), 1),
            "total": TEXT,
            "repay": _table({**_comparison(), "words": TEXT, **where}, ("words",)),
            "continuing": _table({"certified_from": DAY, "words": TEXT, **where}, ("certified_from", "words")),
            "notes": NAMES,
        },
        ("from", "step"),
    )


def _comparison() -> Shape:
    return {"of": TEXT, "yes": TEXT, **dict.fromkeys(SIGNS, TEXT)}


def _step() -> Shape:
    inner: dict[str, Shape] = {
        "eligible": {"oneOf": [{"const": True}, {"type": "array", "items": COST, "minItems": 1}]},
        **dict.fromkeys(("sum", "less", "least", "most", "times"), NAMES),
        "share": _table({"of": TEXT, "rate": TEXT}, ("of", "rate")),
        "ratio": _table({"of": TEXT, "to": TEXT}, ("of", "to")),
        "look_up": _table({"table": TEXT, "by": TEXT}, ("table", "by")),
        "started": _table({"of": TEXT, "unit": TEXT}, ("of", "unit")),
        "part_year": _table({"of": TEXT, "months": TEXT}, ("of", "months")),
        "round": _table(
            {"of": TEXT, "how": {"enum": [one.value for one in Rounding]}, "to": {"type": "integer", "minimum": 1}},
            ("of", "how"),
        ),
        "when": _table({**_comparison(), "then": TEXT, "otherwise": TEXT}, ("then",)),
        "total_over": TEXT,
        "half_rule": _table(
            dict.fromkeys(("of", "target", "continuing", "users"), TEXT), ("of", "target", "continuing", "users")
        ),
    }
    common = {"key": TEXT, "name": TEXT, "unit": TEXT, "rises": NAMES, "at": TEXT, "mark": MARK}
    step = _table({**common, "each": {"enum": sorted(facts.ENTITIES)}, **{word: inner[word] for word in BLOCKS}})
    step["required"] = ["key", "name"]
    step["oneOf"] = [{"required": [word]} for word in BLOCKS]
    return step


def _condition() -> Shape:
    parts = {
        **dict.fromkeys(("fact", "yes", "at_least", "at_most", "above", "below", "includes", "value", "key"), TEXT),
        **dict.fromkeys(("not_read", "why", "title", "at"), TEXT),
        "one_of": NAMES,
        "any": _list({"$ref": "#/$defs/condition"}, 1),
        "says": {
            **NAMES,
            "minItems": 3,
            "maxItems": 3,
            "description": "当てはまるとき・当てはまらないとき・分からないときの文",
        },
        "mark": MARK,
    }
    return _table(parts)


def _example() -> Shape:
    plain: Shape = {"type": "object"}
    return _table(
        {
            "name": TEXT,
            "on": DAY,
            "facts": plain,
            "expects": plain,
            "basis": {"enum": ["公表", "導出"]},
            "mark": MARK,
        },
        ("name", "on", "facts", "expects"),
    )
