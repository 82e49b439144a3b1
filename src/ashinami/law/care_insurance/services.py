"""総合事業 as a catalogue (services.toml): its parts, what each service is called on a day, who gives it and how it is paid.

総合事業 = サービス・活動事業 (第1号事業; to 2024-08-04 介護予防・生活支援サービス事業) + 一般介護予防事業 (第2号事業).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from ashinami.basics.dated import Dated, Since
from ashinami.basics.source import Citation, Mark
from ashinami.law.care_insurance import sources
from ashinami.vocabulary.care import Method, Service

BEGINS = date(2015, 4, 1)
RENAMED = date(2024, 8, 5)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of 総合事業: its article, and its name through time."""

    key: str
    article: str
    names: Dated[str]


@dataclass(frozen=True, slots=True)
class Offered:
    """One service as the guideline describes it.

    Attributes
    ----------
    users : the subject under `care_insurance.users` that says who is a target user.
    methods : the ways it may be delivered (`care_insurance.delivery` judges them).
    """

    service: Service
    part: str
    names: Dated[str]
    what: str
    by: str
    users: str
    methods: tuple[Method, ...]
    cite: Citation

    @property
    def users_subject(self) -> str:
        """The subject of the law to ask who is a target user."""
        return f"care_insurance.users.{self.users}"


@cache
def services() -> tuple[Offered, ...]:
    """Return every service, in the order of the Act."""
    return tuple(_offered(entry) for entry in _table()["service"])


@cache
def parts() -> tuple[Part, ...]:
    """Return the parts: the whole of 第1号, its four, and 第2号."""
    return tuple(
        Part(entry["key"], entry["article"], _names(entry, sources.act(entry["article"]))) for entry in _table()["part"]
    )


def offered(service: Service) -> Offered:
    """Return the entry of the service; every service has one."""
    return next(one for one in services() if one.service is service)


def name_on(service: Service, day: date) -> str:
    """Return what the service is called on the day; before 総合事業 began it is a LookupError."""
    return offered(service).names.on(day)


@cache
def _table() -> dict[str, Any]:
    text = resources.files("ashinami.law.care_insurance").joinpath("services.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _offered(entry: dict[str, Any]) -> Offered:
    read = Mark(entry["mark"])
    named = getattr(sources, entry["source"], None)
    cite = sources.as_read(named, read) if isinstance(named, Citation) else sources.act(entry["source"], read)
    return Offered(
        service=Service(entry["code"]),
        part=entry["part"],
        names=_names(entry, cite),
        what=entry["what"],
        by=entry["by"],
        users=entry["users"],
        methods=tuple(Method(one) for one in entry["methods"]),
        cite=cite,
    )


def _names(entry: dict[str, Any], cite: Citation) -> Dated[str]:
    first = Since(BEGINS, entry["name"], cite)
    later = (Since(RENAMED, entry["renamed"], sources.OUTLINE_2024),) if "renamed" in entry else ()
    return Dated(entry["name"], (first, *later))
