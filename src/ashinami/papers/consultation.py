"""A consultation on paper: the forms with what is satisfied and missing, the answers it rests on, and the sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ashinami.papers.typesetting import pdf
from ashinami.rules.verdict import Verdict


def consultation_pdf(told: Mapping[str, Any], *, group: str, made: str, fictional: bool = False) -> bytes:
    """Return the paper as PDF.

    Parameters
    ----------
    told : what `casework.consult.statement.statement` returns.
    group, fictional : for the head of each page: whose paper it is, and whether they are invented.
    made : a line for the foot: when and with what it was made.
    """
    forms = [form for form in told["forms"] if form["verdict"] != Verdict.NOT_APPLICABLE]
    said = [said for form in forms for one in _requirements(form) for said in one["why"]]
    return pdf(
        "consultation.typ",
        {
            "title": told["title"],
            "asks": told["asks"],
            "day": told["day_text"],
            "group": group,
            "fictional": fictional,
            "small": made,
            "note": told["note"],
            "forms": [_form(form) for form in forms],
            "penalties": [f"{one['act']}：{one['text']}" for one in told["penalties"]],
            "answers": [[one["asks"], one["text"], one["origin"]] for one in told["answers"]],
            "aside": [f"{one['asks']}（{one['answered_by']}）" for one in told["aside"]],
            "sources": list(dict.fromkeys(f"{one['source']} {one['url']}" for one in said if "source" in one)),
        },
    )


def _requirements(form: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [*form["missing"], *form["open"], *form["satisfied"]]


def _form(form: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": form["name"],
        "says": form["says"],
        "open": form["verdict"] != Verdict.LAWFUL,
        "missing": [_requirement(one) for one in form["missing"]],
        "unknown": [_requirement(one) for one in form["open"]],
        "satisfied": [_requirement(one) for one in form["satisfied"]],
        "who": ["・".join(form["who_must_act"])] if form["who_must_act"] else [],
        "changes": [_proposal(one) for one in form["changes"]],
        "warnings": form["warnings"],
        "duties": [duty["text"] for duty in form["duties"]],
        "documents": form["documents"],
        "confirm": form["to_confirm"],
    }


def _requirement(one: Mapping[str, Any]) -> dict[str, Any]:
    return {"title": one["title"], "lines": [said["text"] for said in one["why"]]}


def _proposal(proposal: Mapping[str, Any]) -> str:
    changes = "".join(f"{one['words']}（{'・'.join(one['by'])}）" for one in proposal["changes"])
    return f"{changes} → {proposal['then_text']}"
