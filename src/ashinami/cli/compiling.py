"""The one line that says why the first plan on a machine takes longer."""

from __future__ import annotations

import typer

from ashinami.dispatch.loops.compiled import LOOPS


def say_if_compiling() -> None:
    """Say that the loops of the search are compiled now, if they are."""
    if not LOOPS.filled("anneal.anneal"):
        typer.echo("計画の計算部分を準備しています（この機械で初めてのときだけ、1分ほど）。", err=True)
