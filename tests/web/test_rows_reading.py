"""What speaks of people and is opened by another body stands on record, where its own body reads it."""

from __future__ import annotations

from collections.abc import Callable

from accompanied_town import accompany, applied
from community_town import AT, settle_community
from django.test import Client
from web_town import Town

from ashinami_web.bodies.models import Body
from ashinami_web.needs.intake_actions import refer
from ashinami_web.needs.models import Hearing, Reading


def test_whoever_opens_what_speaks_of_people_is_on_record(town: Town, client_of: Callable[[str], Client]) -> None:
    """A hearing of the council, somebody passed on, a supported case: each opening by another body once a day; the own never."""
    made = settle_community(town)
    sc = town.by("sc")
    Hearing.objects.create(
        body=town.municipality, circle=made.council, whom="区長", on=AT["day"], heard="坂がつらい", by="x"
    )
    said = {"why": "ごみ出し", "consent": "spoken", "due_on": AT["day"], "fields": []}
    refer(town.people["kiku"].pk, made.bodies["hokatsu"], said, by=sc, **AT)
    case = applied(town, accompany(town))
    opened = {
        "sc": ("/hearings/", "/referrals/", f"/support/{case.pk}/"),
        "shizu": ("/hearings/", "/hearings/"),
        "hoka": ("/referrals/",),
        "ken": (f"/support/{case.pk}/",),
        "yoso": ("/hearings/", "/referrals/"),
    }
    for who, pages in opened.items():
        for page in pages:
            client_of(who).get(page)
    kept = set(Reading.objects.values_list("table", "reader_body__name"))
    assert kept == {("hearing", "試し社協"), ("referral", "試し包括支援センター"), ("case", "試し県（架空）")}
    assert Reading.objects.count() == 3
    page = client_of("sc").get("/voices/readings/").content.decode()
    for words in ("聞き取り", "ほかの窓口につないだこと", "伴走的支援の記録", "試し包括支援センター"):
        assert words in page
    assert (
        Body.objects.get(name="試し県（架空）").name not in client_of("yoso").get("/voices/readings/").content.decode()
    )
