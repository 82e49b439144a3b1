"""Writing the worked demonstration of five municipalities and two prefectures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import transaction

from ashinami_web.bodies.models import Body
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.demonstration.community.meetings import meet
from ashinami_web.demonstration.community.places import PREFECTURES, STATE, TOWNS, facts, key_of, supporter, town
from ashinami_web.demonstration.community.projects import carry
from ashinami_web.demonstration.community.register import write_register
from ashinami_web.demonstration.community.support import accompany
from ashinami_web.demonstration.community.years import write_years


def is_there() -> bool:
    """Whether it has been written."""
    # set-up looks before anybody can act
    with acting(whole_installation()):
        return Body.objects.filter(pk=key_of("body", "香春町（資料にもとづく再現）")).exists()


@transaction.atomic
def load_community(today: date, *, say: Callable[[str], None] = lambda _: None) -> None:
    """Write the municipalities, what they did, and who accompanied them."""
    # the towns are written by nobody in them: set-up sees the whole installation
    with acting(whole_installation()):
        towns = {}
        for name in TOWNS:
            place, told = town(name)
            say(f"{place.body.name} を書いています")
            write_years(place, told, today)
            write_register(place, told)
            meet(place, told, today)
            carry(place, told)
            towns[told["name"]] = (place, told)
        hosts = {name: supporter(name) for name in (STATE, *PREFECTURES)}
        for told in facts("programmes")["programme"]:
            say(f"{told['name']} を書いています")
            accompany(told, hosts[told["body"]], towns)
