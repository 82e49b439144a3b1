"""Layers and their features. They belong to a municipality and are seen by everybody who acts in it."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ashinami.geo.layer import Layer as LayerValue
from ashinami.geo.layer import LayerKind, Source, Standing, marked
from ashinami_web.bodies.models import Body
from ashinami_web.config.rows import Keyed, Scoped
from ashinami_web.config.scope import Scope


class Layer(Keyed):
    """A layer as it was last brought in. Its name is its own in the municipality: bringing it in again updates it."""

    municipality = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24, choices=[(kind.name, kind.value) for kind in LayerKind])
    name = models.CharField(_("層の名前"), max_length=120)
    title = models.CharField(_("出典"), max_length=200)
    publisher = models.CharField(_("公表者"), max_length=120)
    licence = models.CharField(_("利用条件"), max_length=120, blank=True)
    year = models.PositiveSmallIntegerField(_("何年のものか"), null=True, blank=True)
    url = models.CharField(max_length=300, blank=True)
    edited = models.BooleanField(default=False)
    standing = models.CharField(max_length=12, choices=[(each.name, each.value) for each in Standing])
    note = models.TextField(blank=True)
    files = models.JSONField(default=list)
    imported_at = models.DateTimeField()
    imported_by = models.CharField(max_length=60)

    objects = Scoped[Self]()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="layer_name_once"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(publisher=""), name="layer_names_its_source"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Layers of the municipalities in which somebody acts."""
        acted_for = Body.objects.filter(pk__in=scope.bodies)
        return Q(municipality__in=scope.bodies) | Q(municipality__in=acted_for.values("municipality"))

    @property
    def source(self) -> Source:
        """Where it comes from."""
        return Source(self.title, self.publisher, self.licence, self.year, self.url, self.edited)

    @property
    def kind_value(self) -> LayerKind:
        """What it holds."""
        return LayerKind[self.kind]

    @property
    def standing_value(self) -> Standing:
        """Whether it is counted, estimated or made up."""
        return Standing[self.standing]

    @property
    def mark(self) -> str:
        """実データ・2026年."""
        return marked(self.standing_value, self.year)

    def describe(self, value: LayerValue) -> dict[str, object]:
        """Return what a value says of the layer itself, by field."""
        source = value.source
        return {
            "kind": value.kind.name,
            "title": source.title,
            "publisher": source.publisher,
            "licence": source.licence,
            "year": source.year,
            "url": source.url,
            "edited": source.edited,
            "standing": value.standing.name,
            "note": value.note,
        }


class Feature(Keyed):
    """One thing of a layer, under the key it has at its source."""

    layer = models.ForeignKey(Layer, on_delete=models.CASCADE, related_name="features")
    key = models.CharField(max_length=300)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=300)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    outline = models.JSONField("GeoJSON geometry (WGS84)", null=True, blank=True)
    figures = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)

    objects = Scoped[Self]()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["layer", "key"], name="feature_key_once"),
            models.CheckConstraint(
                condition=Q(lat__isnull=True, lon__isnull=True) | Q(lat__isnull=False, lon__isnull=False),
                name="feature_whole_point",
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Features of the layers seen."""
        return Q(layer__in=Layer.objects.filter(Layer.visible(scope)))
