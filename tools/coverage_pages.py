"""Writes docs/reference/coverage.md: which systems and difficulties Ashinami serves today, and which are still open."""

from __future__ import annotations

from tools.coverage_rows import Row, difficulties, systems

PAGE = "docs/reference/coverage.md"
_GROUPS = {
    "A": "福祉と交通の連携",
    "B": "地域交通をめぐる国の動き",
    "C": "介護予防と総合事業",
    "D": "集落と地域を保つしくみ",
    "E": "国の枠組みと調査",
    "F": "香春町",
    "G": "佐伯市",
    "H": "鹿児島市",
    "I": "久留米市",
    "J": "出水市",
    "K": "県",
}


_HEAD = """\
# できること・まだできないこと

> In English: every scheme and difficulty that our two source documents describe, what Ashinami does about it today,
> where, and the tests that show it. A row without a passing test stands as open (これから).

二つの資料に出てくる制度・事業・しくみと、現場で聞かれた難しさを一件ずつ挙げ、足並みで今できることを記します。
できると書いた行には、それを確かめる検査があります。検査のない行は「これから」です。
"""


def render() -> dict[str, str]:
    """Return the page."""
    named, met = systems(), difficulties()
    parts = [
        _HEAD,
        f"- 制度・事業・しくみ: {len(named)} 件のうち {sum(row.served for row in named)} 件",
        f"- 難しさ: {len(met)} 件のうち {sum(row.served for row in met)} 件\n",
        "## 制度・事業・しくみ\n",
    ]
    for letter, title in _GROUPS.items():
        group = [_system(row) for row in named if row.id.startswith(letter)]
        parts += [f"### {letter} {title}\n", _table(("番号", "名前", "足並みでできること"), group)]
    heads = ("番号", "だれが", "何が難しいか", "足並みでできること", "人がすること")
    parts += ["## 難しさ\n", _table(heads, [_difficulty(row) for row in met])]
    return {PAGE: "\n".join(parts)}


def _system(row: Row) -> tuple[str, ...]:
    return row.id, f"{row.ja}<br>{row.en}", _state(row)


def _difficulty(row: Row) -> tuple[str, ...]:
    return row.id, row.who, row.ja, _state(row), row.people


def _state(row: Row) -> str:
    """Say what it does, where, and by which tests; or that it is still open."""
    if not row.served:
        return "これから"
    tests = "".join(f"<br>検査: `{test}`" for test in row.tests)
    return f"{row.how}（`{row.page}`）{tests}"


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines) + "\n"
