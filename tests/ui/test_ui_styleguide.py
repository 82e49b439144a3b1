"""The page of samples: whole for developers, not there for anybody else."""

from __future__ import annotations

import pytest
from django.http import Http404
from django.test import RequestFactory
from django.utils.translation import override
from pytest_django import Settings

from ashinami_web.ui import styleguide
from ashinami_web.ui.styleguide import View

PAGES = [styleguide.desk, styleguide.driver, styleguide.paper]


@pytest.mark.parametrize("page", PAGES)
def test_users_do_not_find_the_samples(page: View, settings: Settings) -> None:
    """Outside development the page does not exist."""
    settings.DEBUG = False
    with pytest.raises(Http404):
        page(RequestFactory().get("/"))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_that_the_place_is_made_up(page: View, settings: Settings) -> None:
    """A fictional municipality is named as such on desk, phone and paper, in both languages, and no style stands in the page."""
    settings.DEBUG = True
    for language, word in (("ja", "架空の市町村です"), ("en", "made-up municipality")):
        with override(language):
            html = page(RequestFactory().get("/")).content.decode()
        assert word in html
        assert f'<html lang="{language}">' in html
        assert " style=" not in html  # the content security policy would drop it


def test_the_board_shows_each_bar_with_a_word(settings: Settings) -> None:
    """A bar says its state in words for those who do not see its colour."""
    settings.DEBUG = True
    html = styleguide.desk(RequestFactory().get("/")).content.decode()
    for word in ("提案", "固定", "完了", "要確認"):
        assert f'<span class="hidden-visually">{word}</span>' in html
