"""Kinds of help in words."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from ashinami.vocabulary.activity import Help

register = template.Library()


@register.filter
def help_word(code: str) -> str:
    """Return a kind of help as it is read."""
    return _(Help(code).text) if code in list(Help) else code
