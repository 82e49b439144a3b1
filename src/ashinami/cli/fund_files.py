"""Files that `ashinami fund` reads, and how it ends when one is at fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ashinami.cli.ending import CANNOT, ROWS_TO_REPAIR, Ending

if TYPE_CHECKING:
    from ashinami.basics.notice import Notice
    from ashinami.funding.registry import Schemes
    from ashinami.funding.rulebook.rule import Rule, Version
    from ashinami.rules.answers import Answers

NO_SUCH = "その名前の補助はありません。ashinami fund list で確かめてください。"


def say(lines: Iterator[str]) -> None:
    """Print each line."""
    for line in lines:
        typer.echo(line)


def rule_in(file: Path) -> Rule:
    """Read a rule file; what must be repaired ends the command."""
    from ashinami.funding.rulebook.reading import read_rule  # noqa: PLC0415

    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise Ending(CANNOT, f"{file.name} が読めません。UTF-8 の文字で書いたファイルを指定してください。") from None
    read = read_rule(text, file.name)
    if read.rule is None:
        for notice in read.notices:
            typer.echo(str(notice), err=True)
        raise Ending(ROWS_TO_REPAIR, f"{file.name} に直すところが{len(read.notices)}か所あります。")
    return read.rule


def version_in(name: str, day: date) -> tuple[Rule, Version]:
    """Return the rule of this name or file, and its version of the day; the command ends where there is none."""
    from ashinami.funding.municipal import rules  # noqa: PLC0415

    found = rule_in(Path(name)) if name.endswith(".toml") else rules().get(name)
    if found is None:
        raise Ending(CANNOT, NO_SUCH)
    version = found.on(day)
    if version is None:
        raise Ending(CANNOT, f"{found.title} には、{day.isoformat()} に有効な版がありません。")
    return found, version


def schemes_with(rules: Iterable[Path] | None) -> Schemes:
    """Return all schemes, with those of rule files."""
    from ashinami.funding.registry import schemes  # noqa: PLC0415
    from ashinami.funding.rulebook.schemes import schemes_of  # noqa: PLC0415

    return schemes().joined_with(scheme for file in rules or () for scheme in schemes_of(rule_in(file)))


def named(name: str) -> tuple[Schemes, str]:
    """Return all schemes and the id meant: a rule file adds its own."""
    if name.endswith(".toml") and Path(name).is_file():
        return schemes_with([Path(name)]), rule_in(Path(name)).id
    return schemes_with(None), name


def answers_in(file: Path, schemes: Schemes) -> tuple[Answers, tuple[Notice, ...]]:
    """Read a file of facts; one that cannot be read at all ends the command."""
    from ashinami.casework.consult.facts_file import read_facts  # noqa: PLC0415

    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise Ending(CANNOT, f"{file.name} が読めません。UTF-8 の文字で書いたファイルを指定してください。") from None
    read = read_facts(text, file.name, schemes.facts)
    return read.answers, read.notices


def end_with(notices: Iterable[Notice]) -> None:
    """Print the notices, and end the command when there are any."""
    told = list(notices)
    for notice in told:
        typer.echo(str(notice), err=True)
    if told:
        raise Ending(ROWS_TO_REPAIR)
