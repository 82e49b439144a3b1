"""What every importer shares: the file it is given, what is said of it, and what it answers."""

from __future__ import annotations

import pkgutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from ashinami.basics.notice import Notice, Severity, worst
from ashinami.geo.inside import Outline
from ashinami.geo.layer import Layer, LayerKind, Source, Standing

if TYPE_CHECKING:
    from ashinami.geo.heights import Heights

MOST_ALIKE = 20
"""Notices of one kind that are told one by one; the rest are counted."""


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was given: its name and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Order:
    """What the person who imports says beside the files.

    Attributes
    ----------
    municipality : its name (高松市). Rows that say they are of another one are left out, and counted; empty takes all.
    area : its boundary; points outside are told.
    name : the layer's name; empty takes the importer's own.
    title, publisher, licence, year, url : the source; what is left empty is the importer's own, or unknown.
    standing : when the person knows better than the importer.
    """

    municipality: str = ""
    area: Outline | None = None
    name: str = ""
    title: str = ""
    publisher: str = ""
    licence: str = ""
    year: int | None = None
    url: str = ""
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: a whole layer, or none.

    Attributes
    ----------
    layer : None as soon as one notice is an error. Nothing is ever half imported.
    rows : rows of the table below its headings.
    elsewhere : rows left out because they are of another municipality.
    heights : what goes onto the roads, of a kind that does; None without a layer.
    """

    layer: Layer | None
    notices: tuple[Notice, ...]
    rows: int = 0
    elsewhere: int = 0
    heights: Heights | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it can be taken over."""
        return self.layer is not None


@dataclass(frozen=True, slots=True)
class Importer:
    """One kind of file.

    Attributes
    ----------
    key : its name on the command line.
    kind : what comes of it.
    words : what it is, in Japanese, for the list of kinds.
    files : what the file looks like and where to get it, in Japanese.
    read : gives the layer of the files; never raises for what stands in them.
    source : named when the person says nothing; None when only she can know it.
    makes_places : whether its features are places people go to.
    goes_on_roads : whether what is read goes onto the road network, which only the command line keeps.
    """

    key: str
    kind: LayerKind
    words: str
    files: str
    read: Callable[[Sequence[File], Order], Reading]
    source: Source | None = None
    standing: Standing = Standing.REAL
    makes_places: bool = False
    goes_on_roads: bool = False


@dataclass(slots=True)
class Draft:
    """What an importer has found so far."""

    notices: list[Notice] = field(default_factory=list)
    rows: int = 0
    elsewhere: int = 0

    def tell(self, code: str, severity: Severity, said: str, remedy: str = "", **where: str | int) -> None:
        """Add a notice; `where` is file, row, field."""
        self.notices.append(Notice(code, severity, said, remedy, **where))  # type: ignore[arg-type]

    def close(self, make: Callable[[], Layer]) -> Reading:
        """Return the layer, or none when something is wrong; and an empty one is wrong too."""
        layer: Layer | None = None
        if worst(self.notices) is not Severity.ERROR:
            layer = make()
            if not layer.features:
                remedy = "市町村の名前と、ファイルの種類が合っているかを確かめてください" if self.elsewhere else ""
                said = "取り込める行が一つもありません"
                self.tell("nothing-in-it", Severity.ERROR, said, remedy or "ファイルの中身を確かめてください")
                layer = None
        return Reading(layer, gathered(self.notices), self.rows, self.elsewhere)


@cache
def importers() -> Mapping[str, Importer]:
    """Return all importers by key: every module of this package that has an `IMPORTER`."""
    import ashinami.geo.imports as package  # noqa: PLC0415 - the package itself, to look into

    found: dict[str, Importer] = {}
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda each: each.name):
        for importer in getattr(import_module(f"{package.__name__}.{module.name}"), "IMPORTERS", ()):
            found[importer.key] = importer
    return found


def read(key: str, files: Sequence[File], order: Order) -> Reading:
    """Read files of a kind; an unknown kind is a KeyError. What nobody foresaw in a file becomes a notice too."""
    importer = importers()[key]
    if not files:
        notice = Notice("no-file", Severity.ERROR, "ファイルがありません", "ファイルを選んでください")
        return Reading(None, (notice,))
    try:
        return importer.read(files, order)
    except (ArithmeticError, EOFError, LookupError, TypeError, ValueError, RecursionError) as fault:
        said = f"このファイルは読めませんでした（{type(fault).__name__}）。何も取り込んでいません"
        notice = Notice("unreadable-file", Severity.ERROR, said, f"{importer.files}", files[0].name)
        return Reading(None, (notice,))


def source_of(importer: Importer, order: Order, draft: Draft, *, year: int | None = None) -> Source:
    """Return the source as the person said it, filled up from the importer's own; what stays unknown is told."""
    own = importer.source
    title = order.title or (own.title if own else "")
    publisher = order.publisher or (own.publisher if own else "")
    licence = order.licence or (own.licence if own else "")
    if not (title and publisher and licence):
        said = "出典・公表者・利用条件のどれかが書かれていません"
        remedy = "画面の欄か --source・--publisher・--licence で入れてください。書かれるまで「未確認」と表示します"
        draft.tell("source-unknown", Severity.WARNING, said, remedy)
    blank = Source(title or importer.words, publisher or "公表者は未確認", licence)
    told = replace(
        blank, year=order.year or year or (own.year if own else None), url=order.url or (own.url if own else "")
    )
    return replace(told, edited=own.edited if own else True)


def gathered(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Return the notices, worst first; of more than `MOST_ALIKE` of one kind the rest only as a count."""
    ordered = sorted(notices, key=lambda notice: (-notice.severity, notice.code, notice.file, notice.row))
    seen: Counter[tuple[Severity, str]] = Counter()
    kept: list[Notice] = []
    for notice in ordered:
        seen[notice.severity, notice.code] += 1
        if seen[notice.severity, notice.code] <= MOST_ALIKE:
            kept.append(notice)
    for (severity, code), count in seen.items():
        if count > MOST_ALIKE:
            example = next(notice for notice in kept if (notice.severity, notice.code) == (severity, code))
            said = f"同じこと（{example.text}）が、ほかに{count - MOST_ALIKE}件あります"
            kept.append(Notice(code, severity, said, example.remedy, example.file))
    return tuple(sorted(kept, key=lambda notice: -notice.severity))
