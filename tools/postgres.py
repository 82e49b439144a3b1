"""Runs a command on a PostgreSQL of its own, thrown away at the end: python tools/postgres.py pytest tests/web.

The command finds the database in ASHINAMI_DATABASE_URL; its role is neither superuser nor able to bypass row-level
security. Without a PostgreSQL server on this machine the command is left out, and that is said; with
ASHINAMI_REQUIRE_POSTGRES set it is a failure.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROLE = "ashinami_app"
PLAIN = "ashinami_plain"
DATABASE = "ashinami"
# nothing is kept, so nothing needs to reach the disk
SPEED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def binaries() -> Path | None:
    """Return the folder that holds initdb and pg_ctl, the newest if there are several; None without a server."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name))
    on_path = shutil.which("initdb")
    candidates = [*reversed(debian), *([Path(on_path).resolve().parent] if on_path else [])]
    return next(
        (folder for folder in candidates if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None
    )


@contextmanager
def temporary_database(folder: Path) -> Iterator[str]:
    """Start a server from the binaries in `folder`; give the URL of an empty database; stop and remove it at the end."""
    with tempfile.TemporaryDirectory(prefix="ashinami-postgres-", ignore_cleanup_errors=True) as home:
        data, password_file, log = Path(home, "data"), Path(home, "password"), Path(home, "log")
        password = secrets.token_hex(16)
        password_file.write_text(password, encoding="ascii")
        owner = _own(Path(home), password_file)
        port = _free_port()
        server = f"-p {port} -c listen_addresses=127.0.0.1 -k {home} " + " ".join(f"-c {option}" for option in SPEED)
        _run(owner, folder / "initdb", "-D", data, "-U", "owner", "--pwfile", password_file,
             "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync")  # fmt: skip
        _run(owner, folder / "pg_ctl", "-D", data, "-l", log, "-o", server, "-w", "start")
        try:
            _create_database(f"postgresql://owner:{password}@127.0.0.1:{port}/postgres", password)
            yield f"postgres://{ROLE}:{password}@127.0.0.1:{port}/{DATABASE}"
        finally:
            _run(owner, folder / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _create_database(address: str, password: str) -> None:
    import psycopg  # noqa: PLC0415  the tests ask this module for binaries() only

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {ROLE} LOGIN NOSUPERUSER NOBYPASSRLS CREATEDB PASSWORD '{password}'")
        # a role that owns nothing, as the application has one in earnest; the tests put it on
        connection.execute(f"CREATE ROLE {PLAIN} NOLOGIN NOSUPERUSER NOBYPASSRLS")
        connection.execute(f"GRANT {PLAIN} TO {ROLE}")
        connection.execute(f"CREATE DATABASE {DATABASE} OWNER {ROLE}")


def _own(*paths: Path) -> str | None:
    """Give the paths to the user the server runs as: PostgreSQL refuses to run as root. None: ourselves."""
    if os.geteuid() != 0:
        return None
    import pwd  # noqa: PLC0415  not on Windows, where nobody is root either

    owner = next(name for name in ("postgres", "nobody") if name in {entry.pw_name for entry in pwd.getpwall()})
    for path in paths:
        shutil.chown(path, owner)
    return owner


def _run(owner: str | None, *command: str | Path) -> None:
    done = subprocess.run(
        command, user=owner, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, check=False, text=True
    )
    if done.returncode:
        raise SystemExit(f"{Path(command[0]).name}: {done.stderr or done.stdout}")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def main(command: list[str]) -> int:
    """Run the command on a temporary PostgreSQL; return its exit code."""
    folder = binaries()
    if folder is None:
        required = bool(os.environ.get("ASHINAMI_REQUIRE_POSTGRES"))
        print(
            "PostgreSQL が見つからないため、SQLite だけで確かめます。 / no PostgreSQL here: SQLite only.",
            file=sys.stderr,
        )
        return 1 if required else 0
    with temporary_database(folder) as url:
        return subprocess.run(command, env={**os.environ, "ASHINAMI_DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
