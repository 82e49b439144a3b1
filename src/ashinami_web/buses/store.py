"""Where timetables are kept: the archives as they came, and one compiled network a municipality that loads in no time."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from ashinami_web.bodies.models import Body
from ashinami_web.buses.queries import in_use

if TYPE_CHECKING:
    from ashinami.transit.loading import Loaded
    from ashinami.transit.timetables import Timetables


def folder(town: Body) -> Path:
    """Return the folder of a municipality's timetables."""
    return Path(settings.HOME) / "timetables" / str(town.pk)


def archive_file(town: Body, digest: str) -> Path:
    """Return where an archive is kept."""
    return folder(town) / f"{digest}.zip"


def network_file(town: Body) -> Path:
    """Return where the compiled network is kept."""
    return folder(town) / "network.bin"


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of an archive in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def read(path: Path) -> Loaded:
    """Read an archive, with what there is to say about it."""
    from ashinami.transit.loading import load_feeds  # noqa: PLC0415 - numpy is for who brings timetables

    return load_feeds([path])


def compile_network(town: Body) -> None:
    """Write the network of the timetables in use; without any, none is kept."""
    from ashinami.transit.loading import load_feeds  # noqa: PLC0415 - as above
    from ashinami.transit.stored import save  # noqa: PLC0415 - as above

    paths = [archive_file(town, row.digest) for row in in_use(town).order_by("added_at")]
    if paths:
        save(load_feeds(paths).network, network_file(town))
    else:
        network_file(town).unlink(missing_ok=True)


def timetables_of(town: Body, *, stand_in: bool) -> Timetables | None:
    """Return the timetables of a municipality, ready to answer; None where there are none. Kept from question to question."""
    path = network_file(town)
    if not path.exists():
        return None
    # an archive is kept under its digest, which nobody knows the timetable by
    called = tuple((row.digest, row.name) for row in in_use(town))
    return _kept(path, path.stat().st_mtime_ns, stand_in, called)


@lru_cache(maxsize=4)
def _kept(path: Path, _changed: int, stand_in: bool, called: tuple[tuple[str, str], ...]) -> Timetables:  # noqa: FBT001 - a cache's key
    from ashinami.transit.stored import load  # noqa: PLC0415 - as above
    from ashinami.transit.timetables import Timetables  # noqa: PLC0415 - as above

    return Timetables(load(path), stand_in=stand_in, called=dict(called))
