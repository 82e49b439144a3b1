"""Writes docs/reference/commands.md from the commands themselves: what each does, its arguments and options."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer.main

from ashinami.cli.main import build

_HEAD = """\
# コマンド

> In English: every command of `ashinami` with its arguments and options, as the program itself describes them.

終了コードは、0 がうまくいったとき、1 が使い方の誤りか実行できないとき、2 が実行したうえで直してほしい行があるときです。
"""


def render() -> dict[str, str]:
    """Return the page."""
    parts = [_HEAD, *(_section(name, command) for name, command in commands())]
    return {"docs/reference/commands.md": "\n".join(parts)}


def commands() -> Iterator[tuple[str, Any]]:
    """Each command with its full name, e.g. `ashinami law show`, groups walked in their order."""
    yield from _walk("ashinami", typer.main.get_command(build()))


def _walk(name: str, command: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401  the parser's own types are not public
    inner = getattr(command, "commands", None)
    if inner is None:
        yield name, command
        return
    for key in inner:
        yield from _walk(f"{name} {key}", inner[key])


def _section(name: str, command: Any) -> str:  # noqa: ANN401  as above
    lines = [f"## `{name}`\n", (command.help or "").strip() + "\n"]
    rows = [_parameter(parameter) for parameter in command.params if parameter.name != "help"]
    if rows:
        lines += ["| 引数・オプション | はじめの値 | 意味 |", "| --- | --- | --- |", *rows, ""]
    return "\n".join(lines)


def _parameter(parameter: Any) -> str:  # noqa: ANN401  as above
    names = parameter.opts if parameter.param_type_name == "option" else [parameter.name.upper()]
    given = "" if parameter.default in (None, False, ()) else f"`{parameter.default}`"
    default = "（必ず指定）" if parameter.required else given
    shown = ", ".join(f"`{name}`" for name in names)
    return f"| {shown} | {default} | {(getattr(parameter, 'help', None) or '').strip()} |"
