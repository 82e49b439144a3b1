"""Zip archives of timetables as people pass them on: in a folder, in another zip, with a Mac's shadow files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ashinami.basics.notice import Notice, Severity

_MOST_BYTES = 3_000_000_000
"""More than this is no timetable: Japan's largest open feed is a hundredth of it."""
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Archive:
    """The files of one feed: its name, and each file's bytes by its plain name (stops.txt)."""

    name: str
    files: Mapping[str, bytes]


def open_archives(path: Path) -> tuple[tuple[Archive, ...], tuple[Notice, ...]]:
    """Return every feed in a zip (or a folder of .txt files), or the notice that says why there is none."""
    try:
        if path.is_dir():
            files = {each.name: each.read_bytes() for each in sorted(path.iterdir()) if _counts(each.name)}
            found = [Archive(path.name, files)] if _is_feed(files) else []
        else:
            found = list(_in_zip(path.stem, path.read_bytes(), _DEEPEST))
    except FileNotFoundError:
        return (), (_whole(path, "no-archive", "ファイルがありません", "場所と名前を確かめてください"),)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        said = f"開けません：壊れているか、zip ではありません（{type(error).__name__}）"
        return (), (_whole(path, "unreadable-archive", said, "もう一度受け取るか、作り直してください"),)
    if not found:
        said = "時刻表のファイル（stops.txt など）が入っていません"
        return (), (_whole(path, "no-feed", said, "GTFS の zip を渡してください"),)
    return tuple(found), ()


def _whole(path: Path, code: str, said: str, remedy: str) -> Notice:
    return Notice(code, Severity.ERROR, said, remedy, path.name)


def _in_zip(name: str, content: bytes, deeper: int) -> Iterator[Archive]:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        entries = [entry for entry in opened.infolist() if not entry.is_dir()]
        if sum(entry.file_size for entry in entries) > _MOST_BYTES:
            raise ValueError("too large for a timetable")
        folders: dict[str, dict[str, bytes]] = {}
        for entry in entries:
            place = PurePosixPath(entry.filename)
            if "__MACOSX" in place.parts or place.name.startswith("._"):
                continue
            if place.suffix.lower() == ".zip" and deeper > 0:
                yield from _in_zip(place.stem, opened.read(entry), deeper - 1)
            elif _counts(place.name):
                folders.setdefault(str(place.parent), {})[place.name.lower()] = opened.read(entry)
    feeds = [(folder, files) for folder, files in folders.items() if _is_feed(files)]
    for folder, files in feeds:
        yield Archive(name if len(feeds) == 1 else f"{name}/{folder}", files)


def _counts(name: str) -> bool:
    return name.lower().endswith((".txt", ".geojson"))


def _is_feed(files: Mapping[str, bytes]) -> bool:
    return bool({"stops.txt", "stop_times.txt", "routes.txt", "trips.txt"} & set(files))
