"""What is said when files are brought in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from ashinami.geo.imports.base import File, Order, importers
from ashinami.geo.inside import Outline
from ashinami.geo.layer import Standing

MOST_BYTES = 60 * 1024 * 1024
"""Of one file: a whole prefecture's register is 3 MB, a nation's list of clinics 11."""


class _Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several."""

    widget = _Files

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:  # noqa: ANN401 - Django's own shape
        """Return the files; too large a one is refused."""
        given = data if isinstance(data, list) else [data]
        files = [super(FilesField, self).clean(each, initial) for each in given if each] or [
            super().clean(None, initial)
        ]
        for file in files:
            if file.size > MOST_BYTES:
                raise forms.ValidationError(_("ファイルが大きすぎます（一つ60MBまで）。"))
        return files


class ImportForm(forms.Form):
    """Files of one kind, and where they come from."""

    kind = forms.ChoiceField(label=_("ファイルの種類"), error_messages={"required": _("一覧から選んでください。")})
    chosen = FilesField(label=_("ファイル"), error_messages={"required": _("ファイルを選んでください。")})
    name = forms.CharField(
        label=_("層の名前"), max_length=120, required=False,
        help_text=_("空けると種類の名前になります。前と同じ名前なら、その層を新しくします。"),
    )  # fmt: skip
    title = forms.CharField(label=_("出典"), max_length=200, required=False, help_text=_("資料の名前。"))
    publisher = forms.CharField(label=_("公表者"), max_length=120, required=False)
    licence = forms.CharField(
        label=_("利用条件"),
        max_length=120,
        required=False,
        help_text=_("CC BY 4.0 など。空けると「未確認」と表示します。"),
    )
    year = forms.IntegerField(label=_("何年のものか"), min_value=1900, max_value=2100, required=False)
    standing = forms.ChoiceField(label=_("数の性質"), required=False)
    everywhere = forms.BooleanField(label=_("ほかの市町村の行も取り込む"), required=False)
    places = forms.BooleanField(
        label=_("行き先として場所に加える"), required=False, initial=True,
        help_text=_("医療機関・介護・店・公共施設のとき。人が直した場所はそのままにします。"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own shape
        super().__init__(*args, **kwargs)
        kinds = [(key, importer.words) for key, importer in importers().items() if not importer.goes_on_roads]
        self.fields["kind"] = forms.ChoiceField(
            label=self.fields["kind"].label, choices=[("", _("選んでください")), *kinds],
            error_messages={"required": _("一覧から選んでください。"), "invalid_choice": _("一覧から選んでください。")},
        )  # fmt: skip
        standings = [("", _("種類のとおり")), *((each.name, each.value) for each in Standing)]
        self.fields["standing"] = forms.ChoiceField(
            label=self.fields["standing"].label, choices=standings, required=False
        )

    def said_files(self) -> list[File]:
        """Return the files with their bytes."""
        given: Sequence[UploadedFile[Any]] = self.cleaned_data["chosen"]
        return [File((file.name or "")[:120], file.read()) for file in given]

    def order(self, municipality: str, area: Outline | None) -> Order:
        """Return what was said beside the files."""
        said = self.cleaned_data
        return Order(
            municipality="" if said["everywhere"] else municipality,
            area=None if said["everywhere"] else area,
            name=said["name"],
            title=said["title"],
            publisher=said["publisher"],
            licence=said["licence"],
            year=said["year"],
            standing=Standing[said["standing"]] if said["standing"] else None,
        )
