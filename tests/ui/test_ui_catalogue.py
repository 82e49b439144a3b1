"""The English beside the Japanese is complete."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib
import pytest
from django.utils.translation.template import templatize

from ashinami.casework.standing import Every, OnRest, WhyNot
from ashinami.vocabulary.person import Need
from ashinami.vocabulary.place import PlaceKind
from ashinami.vocabulary.registration import Worded
from ashinami.vocabulary.ride import Leg, RideState
from ashinami.vocabulary.wish import Back, EndedBy, Purpose, WhyUnmet
from ashinami_web.people.roles import Role

WEB = Path(__file__).resolve().parents[2] / "src/ashinami_web"
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", re.DOTALL)
# pages for developers show made-up samples
SAMPLES = "ui/styleguide"


def marked(source: str) -> Iterator[str]:
    """Each text that a Python source asks to be translated."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            yield from (
                each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
            )


def in_templates() -> Iterator[str]:
    """Each text that a template asks to be translated."""
    for path in templates():
        for call in re.findall(
            r"gettext\((u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"))", templatize(path.read_text())
        ):
            yield ast.literal_eval(call)


def templates() -> list[Path]:
    """Every template of the application."""
    return sorted(path for path in WEB.glob("*/templates/**/*.html") if SAMPLES not in path.as_posix())


def words() -> Iterator[str]:
    """Each word of the vocabulary that pages show through `term`."""
    yield from (state.text for state in RideState)
    yield from (str(role.label) for role in Role)
    yield from (word.text for kind in Worded.__subclasses__() for word in kind)
    kinds: Iterable[Iterable[Leg | Back | Purpose | PlaceKind | Need]] = (Leg, Back, Purpose, PlaceKind, Need)
    yield from (word.value for kind in kinds for word in kind)
    of_the_desk: Iterable[Iterable[EndedBy | WhyUnmet | Every | OnRest | WhyNot]] = (
        EndedBy, WhyUnmet, Every, OnRest, WhyNot,
    )  # fmt: skip
    yield from (word.value for kind in of_the_desk for word in kind)


def test_every_text_has_its_english() -> None:
    """Each marked text and each word of the vocabulary stands in a catalogue, translated: the house's or its room's."""
    catalogues = [polib.pofile(str(path)) for path in WEB.glob("**/locale/en/LC_MESSAGES/django.po")]
    english = {entry.msgid for catalogue in catalogues for entry in catalogue if entry.translated()}
    in_code = {text for path in WEB.rglob("*.py") for text in marked(path.read_text())}
    assert sorted((in_code | set(in_templates()) | set(words())) - english) == []


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.relative_to(WEB).as_posix())
def test_no_template_holds_japanese_outside_a_translation(path: Path) -> None:
    """What is written in a template without {% translate %} would stay Japanese on an English page."""
    source = re.sub(r"\{% comment %\}.*?\{% endcomment %\}", "", path.read_text(), flags=re.DOTALL)
    source = re.sub(r"\{% blocktranslate.*?\{% endblocktranslate %\}", "", source, flags=re.DOTALL)
    source = source.replace("日本語</button>", "</button>")  # a language is called by its own name
    assert JAPANESE.findall(TAGS.sub("", source)) == []
