"""`ashinami handover`: the pack at any time, without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from kept_town import roadmap_of
from test_plans_pages import text_of
from web_town import Town

from ashinami_web.audit.models import Event
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.handover.command import written


def test_the_pack_is_written_for_a_body_or_one_person_of_it(town: Town, tmp_path: Path) -> None:
    """The file holds the person's steps; that it was written goes on record."""
    roadmap_of(town)
    to = tmp_path / "pack.pdf"
    whole = written("試し市（架空）", "", to)
    assert written("試し市（架空）", "sc", to) == whole
    assert "車を貸す取り決め" in text_of(to.read_bytes())
    with acting(whole_installation()):
        assert Event.objects.filter(kind="handover.read", by="command:handover").count() == 2


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    ("body", "who", "told"),
    [
        ("どこにもない", "", "ありません"),
        ("試し市（架空）", "asa", "役割についていません"),
        ("試し市（架空）", "x", "役割"),
    ],
)
def test_who_is_not_there_is_told(tmp_path: Path, body: str, who: str, told: str) -> None:
    """A body nobody knows, a person of another body, a log-in that is none: one sentence, and no file."""
    with pytest.raises(LookupError, match=told):
        written(body, who, tmp_path / "pack.pdf")
    assert not (tmp_path / "pack.pdf").exists()
