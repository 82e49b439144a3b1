"""Everything of a body as one ZIP that another installation can read: each room says which of its tables go along.

A room has a module `portable.py` with `TABLES`, its models in the order in which they can be written (what a row points to comes
before it; a row may point to a later one of its own body), and may have `HISTORY`: models that are written out to be read by people and
other programs, and that no other installation takes over, because what they rest on (a day's plan, a closed month) does not go along.
Finished specimen: `needs/portable.py`. Nothing else is needed: the module is found by its name, every field of the model goes along,
and a model whose rows have no owner is refused by a test. Parts (`config.parts`) belong to the body of their whole.

What a row points to outside the ZIP is carried by meaning, not by key: bodies by kind and name, areas by kind and name, circles
by keeper and name; they are found, or made, where the ZIP is read (`bodies.portable_actions`). A key of a row of the same body is
carried along wherever it stands, also within texts and lists. People are keys; their names go along only when that was asked for.
Rows of another body that own rows point to are named with their owner, and found again where he has read in his own ZIP. A room's
`LENT` names those that may be written down anew, as from a paper, where the owner is not there.
"""

from __future__ import annotations

import base64
import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from ashinami_web.bodies.models import Area, Body, Circle
from ashinami_web.config.parts import PartOf

FORMAT = 1
REFERENCES = (Body, Area, Circle)
MOST_BYTES = 200 * 1024 * 1024
"""A ZIP that unpacks to more is not read: it was not made here."""


class PortableError(ValueError):
    """The ZIP cannot be read; the text says why, in Japanese."""


@dataclass(frozen=True, slots=True)
class Package:
    """What a ZIP holds: whose it is, what its rows point to, and its rows by table."""

    body: Mapping[str, Any]
    references: Mapping[str, Mapping[str, Mapping[str, Any]]]
    rows: Mapping[str, list[dict[str, Any]]]
    people: Mapping[str, Mapping[str, Any]]
    others: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)


def tables(name: str = "TABLES") -> Iterator[type[models.Model]]:
    """Yield the models that go along, room by room in the order of the settings, each after what it points to."""
    for config in apps.get_app_configs():
        module = f"{config.name}.portable"
        if config.name.startswith("ashinami_web.") and find_spec(module) is not None:
            yield from getattr(import_module(module), name, ())


def label(model: type[models.Model]) -> str:
    """Return the name of a table in the ZIP."""
    return model._meta.label_lower  # noqa: SLF001 - Django's own name for it


def columns(model: type[models.Model]) -> list[Any]:
    """Return the stored fields of a model."""
    return list(model._meta.concrete_fields)  # noqa: SLF001 - Django's own name for it


def owner(model: type[models.Model]) -> str:
    """Return by which path the rows of a table say whose they are."""
    return f"{model.whole}__body" if issubclass(model, PartOf) else "body"


def packed(body: Body, model: type[models.Model]) -> list[dict[str, Any]]:
    """Return the own rows of a body in a table, as plain values."""
    rows: Any = model._default_manager.filter(**{owner(model): body}).order_by("pk")  # noqa: SLF001 - its scoped manager
    return [{column.attname: _plain(getattr(row, column.attname)) for column in columns(model)} for row in rows]


def _plain(value: Any) -> Any:  # noqa: ANN401 - what stands in a column
    return base64.b64encode(bytes(value)).decode() if isinstance(value, (bytes, memoryview)) else value


def written(body: Body, *, people: Mapping[str, Mapping[str, Any]] | None = None) -> bytes:
    """Return everything of a body as a ZIP: one JSON a table, what its rows point to, and the people by name when given."""
    found = {label(model): packed(body, model) for model in tables()}
    pointed = {kind: {str(key) for rows in _keys(found, kind) for key in rows} for kind in REFERENCES}
    references = {
        label(kind): {str(row.pk): _meaning(row) for row in _told(kind, pointed[kind])} for kind in REFERENCES
    }
    head = {"format": FORMAT, "body": {"id": str(body.pk), **_meaning(body)}, "references": references}
    head["others"] = {label(model): others for model in tables() if (others := _of_others(model, found))}
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ashinami.json", _json(head))
        if people:
            archive.writestr("people.json", _json(people))
        for name, rows in found.items():
            archive.writestr(f"tables/{name}.json", _json(rows))
        for model in tables("HISTORY"):
            archive.writestr(f"history/{label(model)}.csv", _sheet(model, packed(body, model)))
    return kept.getvalue()


def opened(data: bytes) -> Package:
    """Return what a ZIP holds; PortableError when it is none of ours."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                raise PortableError("大きすぎるファイルです。足並みが書き出したものではありません。")
            head = json.loads(archive.read("ashinami.json"))
            known = {label(model) for model in tables()}
            rows = {
                name: json.loads(archive.read(f"tables/{name}.json"))
                for name in known
                if f"tables/{name}.json" in archive.namelist()
            }
            people = json.loads(archive.read("people.json")) if "people.json" in archive.namelist() else {}
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError, json.JSONDecodeError, RuntimeError) as error:
        raise PortableError("足並みが書き出したZIPではないか、こわれています。") from error
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise PortableError("この版の足並みでは読めない形です。新しい版で読んでください。")
    if not all(isinstance(each, list) for each in rows.values()):
        raise PortableError("足並みが書き出したZIPではないか、こわれています。")
    return Package(head["body"], head["references"], rows, people, head.get("others", {}))


def _keys(found: Mapping[str, list[dict[str, Any]]], kind: type[models.Model]) -> Iterator[set[Any]]:
    """Yield, table by table, the keys by which rows point to a kind of reference."""
    for model in tables():
        names = [column.attname for column in columns(model) if column.related_model is kind]
        yield {row[name] for row in found[label(model)] for name in names if row[name] is not None}


def _of_others(model: type[models.Model], found: Mapping[str, list[dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    """Return whose the rows of a table are that own rows point to, and what one says that may be written down anew elsewhere."""
    own = {row["id"] for row in found[label(model)]}
    rows: Any = model._default_manager.filter(pk__in=set().union(*_keys(found, model)) - own)  # noqa: SLF001 - its scoped manager
    lent = model in tables("LENT")
    return {str(row.pk): {"owner": _meaning(_owner(row)), "row": _lent(row) if lent else None} for row in rows}


def _owner(row: Any) -> Body:  # noqa: ANN401 - a row of any table that goes along
    body: Body = (getattr(row, row.whole) if isinstance(row, PartOf) else row).body
    return body


def _lent(row: models.Model) -> dict[str, Any]:
    """Return what a row says, without whose it is and with whom it is shared."""
    return {
        column.attname: _plain(getattr(row, column.attname))
        for column in columns(type(row))
        if column.related_model is None
    }


def _told(kind: type[models.Model], keys: set[str]) -> Any:  # noqa: ANN401 - rows of any of three tables
    return kind._default_manager.filter(pk__in=keys)  # noqa: SLF001 - its scoped manager


def _meaning(row: Body | Area | Circle) -> dict[str, Any]:
    """Return what finds, or makes, a body, an area or a circle somewhere else."""
    told: dict[str, Any] = {"kind": row.kind, "name": row.name}
    if isinstance(row, Body):
        return told | {"of_town": row.municipality_id is not None, "phone": row.phone}
    told["start"] = row.start
    if isinstance(row, Area):
        return told | {"within": str(row.within) if row.within_id else ""}
    return told | {"keeper": row.keeper.name}


def _sheet(model: type[models.Model], rows: list[dict[str, Any]]) -> str:
    """Return the rows of a table as CSV that a spreadsheet opens, the names of the columns first."""
    text = io.StringIO()
    writer = csv.DictWriter(text, [column.attname for column in columns(model)])
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return "\ufeff" + text.getvalue()


def _cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else value


class _Exact(DjangoJSONEncoder):
    """Writes moments to the microsecond: a row that comes back is the row that went."""

    def default(self, o: Any) -> Any:  # noqa: ANN401 - as json asks
        """Return a moment as text; else what Django writes."""
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, cls=_Exact)
