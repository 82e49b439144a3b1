"""What every page knows: for whom somebody acts, and which day it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from ashinami_web.config.clock import today


@dataclass(frozen=True, slots=True)
class Acting:
    """Who is at the page, as its head shows it; the middleware puts one on the request as `acting`.

    Attributes
    ----------
    name : the person or account.
    role : the role's Japanese word.
    body : the body acted for.
    municipality : its municipality.
    fictional : whether the municipality is made up; every page then says 架空.
    """

    name: str
    role: str
    body: str
    municipality: str
    fictional: bool


def acting(request: HttpRequest) -> dict[str, Any]:
    """Return the context of the head of every page: `acting` (None for a stranger) and `today`."""
    return {"acting": getattr(request, "acting", None), "today": today()}
