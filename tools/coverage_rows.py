"""The rows of coverage/: what Ashinami serves, where, and by which tests that is shown."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "coverage"
MOST_ROWS_PER_TEST = 3
_SYSTEM = {"id", "ja", "en", "served", "page", "tests"}
_DIFFICULTY = {"id", "who", "ja", "en", "journey", "page", "tests", "people"}


@dataclass(frozen=True, slots=True)
class Row:
    """One system or one difficulty.

    `how` says in Japanese what a user can do about it; `page` where (a URL path, a command, a page of docs/); `tests` are the
    pytest ids that show it. All three are empty while the row is open. `who` and `people` belong to difficulties.
    """

    id: str
    ja: str
    en: str
    how: str
    page: str
    tests: tuple[str, ...]
    who: str = ""
    people: str = ""

    def __post_init__(self) -> None:
        """Refuse a row that says how without where, or where without a test."""
        if not self.id or not self.ja or not self.en:
            raise ValueError(f"{self.id}: a row has an id and a name in both languages")
        if len({bool(self.how), bool(self.page), bool(self.tests)}) != 1:
            raise ValueError(f"{self.id}: how, page and tests are filled together or not at all")

    @property
    def served(self) -> bool:
        """Whether the row claims to be served."""
        return bool(self.tests)


def systems(folder: Path = FOLDER) -> tuple[Row, ...]:
    """Return the systems (A001 to K217); a row with unknown or missing fields is a ValueError."""
    return tuple(_row(raw, _SYSTEM, "served") for raw in _read(folder / "systems.toml")["system"])


def difficulties(folder: Path = FOLDER) -> tuple[Row, ...]:
    """Return the difficulties (P01 to P66); a row with unknown or missing fields is a ValueError."""
    return tuple(_row(raw, _DIFFICULTY, "journey") for raw in _read(folder / "difficulties.toml")["difficulty"])


def overused(rows: tuple[Row, ...]) -> list[str]:
    """Return the tests that more than three rows lean on: such a test shows nothing in particular."""
    counts = Counter(test for row in rows for test in row.tests)
    return sorted(test for test, count in counts.items() if count > MOST_ROWS_PER_TEST)


def unproved(rows: tuple[Row, ...], outcomes: Mapping[str, set[str]]) -> dict[str, list[str]]:
    """Return, by row id, the tests a row claims that were not run or did not pass.

    `outcomes` maps a pytest id without parameters to the outcomes seen, e.g. {"passed"}.
    """
    found = {row.id: [test for test in row.tests if outcomes.get(test, set()) != {"passed"}] for row in rows}
    return {row_id: tests for row_id, tests in found.items() if tests}


def _read(path: Path) -> dict[str, list[dict[str, object]]]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _row(raw: dict[str, object], fields: set[str], how: str) -> Row:
    if set(raw) != fields:
        raise ValueError(f"{raw.get('id')}: fields differ: {sorted(set(raw) ^ fields)}")
    tests = raw["tests"]
    if not isinstance(tests, list):
        raise TypeError(f"{raw['id']}: tests is a list")
    texts = {name: str(raw[name]) for name in fields - {"tests", how}}
    return Row(how=str(raw[how]), tests=tuple(map(str, tests)), **texts)
