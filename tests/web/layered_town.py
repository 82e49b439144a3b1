"""The town with layers: invented towns, a clinic, stops, a hospital's shuttle."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from web_town import NOON, Town

from ashinami.basics.place import Point
from ashinami.geo.layer import Feature, Gap, Layer, LayerKind, Source, Standing
from ashinami_web.atlas.actions import take_over
from ashinami_web.atlas.models import Layer as LayerRow

TODAY = NOON.date()
SOURCE = Source("試し市の統計", "試し市", "CC BY 4.0", 2026)


def towns() -> Layer:
    """Return three towns: one of them hides how many old people it has."""
    features = (
        Feature(
            "北町一丁目",
            "北町一丁目",
            Point(33.001, 131.501),
            figures={"total": 100, "age65": 40, "age75": 20, "age85": 6},
        ),
        Feature(
            "北町二丁目",
            "北町二丁目",
            Point(33.03, 131.50),
            figures={"total": 50, "age65": 30, "age75": 18, "age85": 5},
        ),
        Feature("南町", "南町", Point(32.95, 131.50), figures={"total": 8, "age65": Gap.HIDDEN}),
    )
    return Layer(LayerKind.POPULATION, "町丁目別の人口", SOURCE, Standing.REAL, features)


def clinics(*names: str) -> Layer:
    """Return clinics by name beside the first town."""
    features = tuple(
        Feature(
            f"c{number}",
            name,
            Point(33.0 + number / 1000, 131.5),
            facts={"departments": "内科、眼科", "address": "北町"},
        )
        for number, name in enumerate(names or ("北町医院",), start=1)
    )
    return Layer(LayerKind.MEDICAL, "医療機関", SOURCE, Standing.REAL, features)


def stops() -> Layer:
    """Return one stop, beside the first town."""
    features = (Feature("s1", "北町", Point(33.0, 131.5)),)
    return Layer(LayerKind.STOPS, "停留所", SOURCE, Standing.REAL, features)


def layered(town: Town, *layers: Layer, who: str = "officer") -> list[LayerRow]:
    """Bring the layers in, as the municipality's officer does."""
    given = layers or (towns(), clinics(), stops())
    told = {"by": town.by(who), "at": NOON, "day": TODAY}
    return [take_over(layer, files=["test.csv"], places=True, **told)[0] for layer in given]  # type: ignore[arg-type]


def sent(text: str, kind: str = "medical", **more: str) -> dict[str, Any]:
    """Return an import as the form sends it."""
    file = SimpleUploadedFile("表.csv", text.encode())
    return {"kind": kind, "chosen": [file], "title": "一覧", "publisher": "試し市", "licence": "CC BY 4.0", "year": "2026",
            "places": "on", "everywhere": "on", "do": "take"} | more  # fmt: skip
