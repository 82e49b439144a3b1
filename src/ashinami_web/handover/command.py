"""The pack from the command line: at any time, for a body or one person of it."""

from __future__ import annotations

from pathlib import Path

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bodies.models import Body, Membership
from ashinami_web.config import clock
from ashinami_web.config.rows import dated
from ashinami_web.config.scope import Scope, acting
from ashinami_web.handover.paper import pack_pdf
from ashinami_web.handover.queries import carriers
from ashinami_web.handover.rooms import Asked, pack_of
from ashinami_web.people.models import Account

AUTHOR = "command:handover"


def written(body_name: str, login: str, to: Path) -> int:
    """Write the pack of a body, or of one person of it, as PDF; return how many items it holds. LookupError: it says what is not there."""
    day = clock.today()
    # bodies are public inside the installation: any scope of a day sees them
    with acting(Scope(day=day)):
        found = list(Body.objects.filter(name=body_name))
    if len(found) != 1:
        raise LookupError(f"「{body_name}」という団体は{'いくつもあります' if found else 'ありません'}。")
    (body,) = found
    with acting(Scope(day=day, bodies=frozenset({body.pk}))):
        account = Account.objects.filter(username=login).first() if login else None
        if login and (
            account is None
            or not Membership.objects.filter(dated(on=day), body=body, person=account.person_id).exists()
        ):
            raise LookupError(f"ログイン名 {login} の人は、この団体の役割についていません。")
        person = account.person_id if account else None
        pack = pack_of(Asked(body, day), person)
        to.write_bytes(
            pack_pdf(pack, body=body, who=str(account.person) if account else "", day=day, names=carriers(pack))
        )
        record(
            body=body.pk,
            kind=EventKind.HANDOVER_READ,
            subject=str(person or body.pk),
            by=AUTHOR,
            at=clock.now(),
            service_day=day,
        )
    return len(pack.items)
