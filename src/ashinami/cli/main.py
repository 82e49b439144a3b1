"""`ashinami`: every module of this package that has an `app` adds its commands; nobody edits a list.

Other packages add theirs by an entry point of the group `ashinami.commands`: the application does so.
An app with a name of its own (`typer.Typer(name="law")`) becomes a group of commands; one without adds its commands here.
Exit codes: 0 fine; 1 the command was used wrongly or could not work; 2 it worked, and rows of the input need repair.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from importlib.metadata import entry_points

import typer

import ashinami.cli
from ashinami.cli.ending import CANNOT, Ending
from ashinami.cli.usage import WRONG_USE, said, said_of_file


def build() -> typer.Typer:
    """Return the whole command line."""
    whole = typer.Typer(
        help="足並み：地域の送迎を、電話から紙まで。",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    for module in sorted(pkgutil.iter_modules(ashinami.cli.__path__), key=lambda found: found.name):
        app = getattr(import_module(f"ashinami.cli.{module.name}"), "app", None)
        if isinstance(app, typer.Typer):
            whole.add_typer(app)
    for command in entry_points(group="ashinami.commands"):
        whole.add_typer(command.load())
    return whole


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code; `arguments` are those of the process when None."""
    try:
        # not alone: what is wrong comes here, and is said in Japanese; an exit code comes as what is returned
        ended = build()(args=arguments, standalone_mode=False)
    except Ending as ending:
        if ending.said:
            typer.echo(ending.said, err=True)
        return ending.code
    except WRONG_USE as fault:
        # the parser says 2 for wrong usage; here 2 means rows to repair
        typer.echo(said(fault), err=True)
        return CANNOT
    except OSError as fault:
        if fault.filename is None:
            raise
        typer.echo(said_of_file(fault), err=True)
        return CANNOT
    except typer.Abort:
        typer.echo("やめました。", err=True)
        return CANNOT
    except SystemExit as end:
        return int(end.code or 0)
    return ended if isinstance(ended, int) else 0
