"""The rooms of the desk walked as another group's coordinator: no page opens, no name shows, no row changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.apps import apps
from django.test import Client
from stood_town import stand
from walked_addresses import addresses, keys_of_the_group, tables
from web_town import Town

from ashinami_web.bookings.models import Wish

ROOMS = ("standing", "shift")


@pytest.mark.parametrize("who", ["yoso", "officer"])
def test_the_rooms_of_the_desk_are_closed_to_strangers(
    town: Town, client_of: Callable[[str], Client], who: str
) -> None:
    """Each address with each key of the group's rows, asked and sent: refused or not known, and nothing of theirs is changed."""
    stand(town)
    wanted = {*apps.get_app_config("standing").get_models(), *apps.get_app_config("shift").get_models(), Wish}
    keys = {model: key for model, key in keys_of_the_group(town).items() if model in wanted}
    assert {model.__name__ for model in keys} >= {
        "Standing",
        "Terms",
        "Turn",
        "Closing",
        "Proxy",
        "Note",
        "ShiftChange",
    }
    before = {model: sorted(map(str, manager.values_list())) for model, manager in tables()}
    client, walked = client_of(who), 0
    for name, path in addresses(keys, []):
        if not path.startswith(tuple(f"/{room}/" for room in ROOMS)):
            continue
        for ask in (client.get, client.post):
            answer = ask(path)
            shown = answer.getvalue().decode(errors="ignore")
            assert "キク" not in shown, (name, path)
            assert answer.status_code < 500, (name, path)
            if any(key in path for key in keys.values()):
                assert answer.status_code in (302, 403, 404, 405), (name, path)
                walked += 1
    assert walked > len(ROOMS)
    after = {model: set(map(str, manager.values_list())) for model, manager in tables()}
    assert all(set(rows) <= after[model] for model, rows in before.items())
