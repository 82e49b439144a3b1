"""The outline of an area: its corners as text, and on the map where the browser draws one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ashinami.geo.outline import Geometry, OutlineError, corners_of, read_outline
from ashinami_web.bodies.body_actions import draw_area
from ashinami_web.bodies.body_queries import areas_of
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.maps.tiles import with_tiles
from ashinami_web.people.roles import Permission


class OutlineForm(forms.Form):
    """The corners, one a line, or a GeoJSON geometry pasted from a file; nothing takes the outline away."""

    corners = forms.CharField(
        label=gettext_lazy("角（緯度, 経度を一行にひとつ）"),
        help_text=gettext_lazy("順にたどった角を書きます。GeoJSON の文をそのまま貼ってもかまいません。空にすると形を消します。"),
        required=False, max_length=2_000_000, widget=forms.Textarea(attrs={"rows": 8, "class": "map__corners", "spellcheck": "false"}),
    )  # fmt: skip

    def clean_corners(self) -> Geometry | None:
        """Read them."""
        text = self.cleaned_data["corners"]
        try:
            return read_outline(text) if text.strip() else None
        except OutlineError as error:
            raise forms.ValidationError(str(error)) from error


@with_tiles
@require_http_methods(["GET", "POST"])
@needs(Permission.MANAGE_ACCOUNTS)
def outline(request: ActingRequest, key: Any) -> HttpResponse:  # noqa: ANN401 - a converter gives it
    """Show and write the outline of an area."""
    today = clock.today()
    area = get_object_or_404(areas_of(request.acting.body, today), pk=key)
    corners = corners_of(area.outline) if area.outline else ()
    said = "\n".join(f"{corner.lat}, {corner.lon}" for corner in corners)
    form = OutlineForm(request.POST or None, initial={"corners": said})
    if request.method == "POST" and form.is_valid():
        draw_area(area=area, outline=form.cleaned_data["corners"], by=request.acting, at=clock.now(), day=today)
        messages.success(
            request, _("区域の形を書きました。") if form.cleaned_data["corners"] else _("区域の形を消しました。")
        )
        return redirect("bodies")
    several = bool(area.outline) and not corners
    return render(request, "bodies/outline.html", {"area": area, "form": form, "several": several})
