"""Everything of a body as one ZIP: taken along, and read in."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ashinami_web.bodies.portable_actions import ReadIn, export_body, import_body
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.config.portable import PortableError, label, opened, tables
from ashinami_web.people.roles import Permission

MOST_NOTICES = 100


class ZipForm(forms.Form):
    """A ZIP that Ashinami wrote."""

    file = forms.FileField(
        label=gettext_lazy("足並みが書き出したZIP"),
        error_messages={"required": gettext_lazy("ファイルを選んでください。")},
        widget=forms.ClearableFileInput(attrs={"accept": ".zip"}),
    )


@needs(Permission.KEEP_COMMUNITY)
def portable(request: ActingRequest) -> HttpResponse:
    """Offer the ZIP of the own body, and read one in."""
    form = ZipForm(request.POST or None, request.FILES or None)
    done: ReadIn | None = None
    if request.method == "POST" and form.is_valid():
        try:
            package = opened(form.cleaned_data["file"].read())
            done = import_body(package, by=request.acting, at=clock.now(), day=clock.today())
        except PortableError as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, _("%(count)d行を読みこみました。") % {"count": done.rows})
    context = {
        "form": form,
        "done": done,
        "notices": done.notices[:MOST_NOTICES] if done else (),
        "tables": len([label(model) for model in tables()]),
    }
    return render(request, "bodies/portable.html", context)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def portable_file(request: ActingRequest) -> HttpResponse:
    """Give everything of the own body as a ZIP."""
    with_names = bool(request.POST.get("names"))
    data = export_body(with_names=with_names, by=request.acting, at=clock.now(), day=clock.today())
    name = f"ashinami-body-{clock.today():%Y%m%d}.zip"
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(data, content_type="application/zip", headers={"Content-Disposition": disposition})
