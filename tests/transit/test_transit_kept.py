"""The machine code kept of the journey search: loaded whole or not at all, and the same answers without it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ashinami.transit.loops import entries, kept
from tests.transit.test_transit_search import planner_of
from tests.transit.transit_feeds import by_chance


def test_code_that_was_cut_short_or_is_of_another_version_is_not_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is not what was written is made anew, never run."""
    monkeypatch.setattr(kept, "place", lambda: tmp_path / "loops" / "code.bin")
    assert kept.kept() is None
    assert kept.keep(b"machine code")
    whole = kept.place().read_bytes()
    for damaged in (whole[:-1], whole[:-1] + b"?", b"x" + whole[1:], b""):
        kept.place().write_bytes(damaged)
        assert kept.kept() is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the code cannot be kept, that is all that is said."""
    (tmp_path / "loops").write_text("a file where the folder should be")
    monkeypatch.setattr(kept, "place", lambda: tmp_path / "loops" / "code.bin")
    assert not kept.keep(b"machine code")


def test_the_answers_are_the_same_without_the_kept_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no machine code can be kept, numba runs the loops: arrivals and profile are equal."""
    assert entries.machine() is not None
    told = []
    for there in (True, False):
        if not there:
            monkeypatch.setattr(entries, "machine", lambda: None)
        for seed in range(3):
            planner = planner_of(*by_chance(seed))
            start, end = planner.at_stops([0]), planner.at_stops([3], towards=True)
            told.append((planner.arrivals(start, 8 * 3600).tolist(), planner.profile(start, end, 0, 86_400)))
    assert told[:3] == told[3:]
    assert any(profile for _, profile in told)


def test_arrays_with_gaps_are_refused() -> None:
    """The compiled code would read the wrong places."""
    with pytest.raises(ValueError, match="without gaps"):
        entries.slots(np.arange(10)[::2])
