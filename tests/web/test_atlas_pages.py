"""Layers: the officer brings files in, everybody in the municipality sees them with their marks, nobody else does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polib
import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from layered_town import TODAY, clinics, layered, sent, stops, towns
from web_town import NOON, Town

from ashinami.geo.imports.base import importers
from ashinami.geo.layer import FIGURES, LayerKind, Standing
from ashinami_web.atlas.actions import remove_layer, take_over, take_over_by_command
from ashinami_web.atlas.models import Feature, Layer
from ashinami_web.atlas.queries import FACTS
from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.models import Place
from ashinami_web.config.scope import Scope, acting

type ClientOf = Callable[[str], Client]
CLINICS = "名称,住所,緯度,経度,診療科目,診療時間\n北町医院,北町1,33.0,131.5,内科、眼科,月火水 9:00-12:00\n南町医院,南町2,33.1,131.6,外科,\n"
ABROAD = "名称,緯度,経度\n逆の店,131.5,33.0\n"


def test_the_officer_brings_a_table_in_and_the_desk_can_go_there(town: Town, client_of: ClientOf) -> None:
    """The layer says what it is and of when; its clinics are places with hours; the event counts, and names nobody."""
    shown = client_of("officer").post("/atlas/layers/import/", sent(CLINICS), follow=True).content.decode()
    assert "実データ・2026年" in shown
    assert "CC BY 4.0" in shown
    place = Place.objects.get(name="北町医院")
    assert (place.kind, place.lat, place.hours[0], place.hours[3]) == ("CLINIC", 33.0, [[540, 720]], [])
    event = Event.objects.get(kind="layer.imported")
    assert event.facts == {"layer": "MEDICAL", "added": 2, "changed": 0, "removed": 0, "places": 2}
    assert "北町医院" in client_of("asa").get("/places/").content.decode()


def test_reading_first_writes_nothing(town: Town, client_of: ClientOf) -> None:
    """A trial says how many rows could be taken over and leaves everything as it was."""
    shown = client_of("officer").post("/atlas/layers/import/", sent(CLINICS, do="look")).content.decode()
    assert "2件をそのまま取り込めます" in shown
    assert not Layer.objects.exists()


@pytest.mark.parametrize(
    "text", ["何か,べつの\n1,2\n", "名称,緯度,経度\n,33.0,131.5\n", "名称,緯度,経度\n切れた,33.0", ""]
)
def test_a_table_with_an_error_is_not_taken_in_parts(town: Town, client_of: ClientOf, text: str) -> None:
    """Wrong columns, a row without a name, a file cut off, an empty one: told in Japanese, nothing is written."""
    shown = client_of("officer").post("/atlas/layers/import/", sent(text)).content.decode()
    assert "何も取り込んでいません" in shown or "直すところがあります" in shown
    assert not Layer.objects.exists()
    assert not Feature.objects.exists()


def test_the_same_file_again_changes_nothing_and_a_new_one_says_what_it_changed(town: Town) -> None:
    """Rows are known again by their source's key."""
    told: dict[str, Any] = {"files": ["a.csv"], "places": True, "by": town.by("officer"), "at": NOON, "day": TODAY}
    row, first = take_over(clinics("北町医院", "南町医院"), **told)
    again_row, again = take_over(clinics("北町医院", "南町医院"), **told)
    assert (again_row.pk, again.is_nothing, again.same) == (row.pk, True, 2)
    assert Event.objects.filter(kind="layer.imported").count() == 1
    _, later = take_over(clinics("北町クリニック"), **told)
    assert (first.added, later.added, later.changed, later.removed) == (2, 0, 1, 1)
    assert (later.places.updated, later.places.kept) == (1, 0)
    assert Place.objects.filter(name="北町クリニック").exists()
    assert Place.objects.filter(name="南町医院").exists(), "a place is never taken away: rides may lead there"


def test_what_people_changed_by_hand_stays(town: Town) -> None:
    """The desk had moved the clinic's door: a newer file does not move it back; a place of the same name near by is not doubled."""
    told: dict[str, Any] = {"files": [], "places": True, "by": town.by("officer"), "at": NOON, "day": TODAY}
    Place.objects.create(municipality=town.municipality, name="南町医院", kind="CLINIC", lat=33.002, lon=131.5)
    _, first = take_over(clinics("北町医院", "南町医院"), **told)
    assert (first.places.added, first.places.known) == (1, 1)
    Place.objects.filter(name="北町医院").update(note="裏口へ")
    _, later = take_over(clinics("北町クリニック", "南町医院"), **told)
    assert (later.places.updated, later.places.kept) == (0, 1)
    assert Place.objects.get(note="裏口へ").name == "北町医院"


def test_a_layer_of_towns_makes_no_places(town: Town) -> None:
    """People go to clinics and shops, not to statistics; told again at the command line, nothing changes."""
    before = Place.objects.count()
    layered(town, towns())
    assert Place.objects.count() == before
    change = take_over_by_command(
        towns(), municipality=town.municipality, files=["t.csv"], places=False, at=NOON, day=TODAY
    )
    assert change.is_nothing


def test_a_coordinate_abroad_is_told_and_the_row_kept_without_it(town: Town, client_of: ClientOf) -> None:
    """Latitude and longitude swapped: the notice says so, the shop stands in the layer, not among the places."""
    shown = client_of("officer").post("/atlas/layers/import/", sent(ABROAD, kind="shops")).content.decode()
    assert "緯度と経度が逆" in shown
    assert Feature.objects.get().lat is None
    assert not Place.objects.filter(name="逆の店").exists()


def test_the_keeper_of_the_machine_brings_a_layer_in_by_command(town: Town) -> None:
    """The record says that it was done at the command line."""
    change = take_over_by_command(clinics(), municipality=town.municipality, files=[], places=True, at=NOON, day=TODAY)
    assert (change.added, change.places.added) == (1, 1)
    assert Event.objects.get(kind="layer.imported").by == "command:import"


def test_layers_show_their_marks_and_sources(town: Town, client_of: ClientOf) -> None:
    """The desk sees the list, a layer, its hidden figure as hidden, and how its source is to be named; it may not bring files in."""
    population, *_ = layered(town)
    desk = client_of("asa")
    listed = desk.get("/atlas/layers/").content.decode()
    assert listed.count("実データ・2026年") == 3
    assert "ファイルを取り込む" not in listed
    shown = desk.get(f"/atlas/layers/{population.pk}/").content.decode()
    assert "秘匿" in shown
    assert "北町一丁目" in shown
    assert "北町一丁目" not in desk.get(f"/atlas/layers/{population.pk}/?q=南").content.decode()
    assert "「試し市の統計」（試し市）" in desk.get("/atlas/layers/sources/").content.decode()
    assert desk.get("/atlas/layers/import/").status_code == 403


def test_a_layer_is_written_out_with_its_source_and_read_back_the_same(town: Town, client_of: ClientOf) -> None:
    """No layer travels without source, licence, year and mark."""
    from ashinami.geo.layer_files import parse  # noqa: PLC0415

    row, *_ = layered(town, towns())
    assert parse(client_of("asa").get(f"/atlas/layers/{row.pk}/file.geojson").content.decode()) == towns()


def test_the_officer_takes_a_layer_away(town: Town, client_of: ClientOf) -> None:
    """It goes with its features, and the record says so; the desk may not."""
    row, *_ = layered(town, clinics())
    assert client_of("asa").post(f"/atlas/layers/{row.pk}/remove/").status_code == 403
    assert "外しました" in client_of("officer").post(f"/atlas/layers/{row.pk}/remove/", follow=True).content.decode()
    assert not Feature.objects.exists()
    assert Event.objects.filter(kind="layer.removed").count() == 1
    assert Place.objects.filter(name="北町医院").exists()


def test_another_municipality_sees_no_layer(town: Town) -> None:
    """Layers and their features are seen in their municipality alone."""
    layered(town)
    elsewhere = Body.objects.create(kind=Body.Kind.MUNICIPALITY, name="となり市（架空）", fictional=True)
    with acting(Scope(day=TODAY, bodies=frozenset({elsewhere.pk}))):
        assert not Layer.objects.exists()
        assert not Feature.objects.exists()
    with acting(Scope(day=TODAY, bodies=frozenset({town.group.pk}))):
        assert Layer.objects.count() == 3
        assert Feature.objects.exists()


def test_removing_refuses_who_keeps_no_layers(town: Town) -> None:
    """The action itself asks for the permission."""
    row, *_ = layered(town, stops())
    with pytest.raises(PermissionDenied):
        remove_layer(row, by=town.by("asa"), at=NOON, day=TODAY)
    with pytest.raises(PermissionDenied):
        take_over(stops(), files=[], by=town.by("asa"), at=NOON, day=TODAY)


def test_every_word_of_a_layer_has_its_english() -> None:
    """Kinds, marks, figures and facts are shown through the catalogue."""
    from pathlib import Path  # noqa: PLC0415

    web = Path(__file__).resolve().parents[2] / "src" / "ashinami_web"
    catalogues = [polib.pofile(str(path)) for path in web.glob("**/locale/en/LC_MESSAGES/django.po")]
    english = {entry.msgid for catalogue in catalogues for entry in catalogue if entry.translated()}
    words = {
        *(kind.value for kind in LayerKind),
        *(each.value for each in Standing),
        *FIGURES.values(),
        *FACTS.values(),
    }
    words |= {importer.words for importer in importers().values()}
    assert sorted(words - english) == []
