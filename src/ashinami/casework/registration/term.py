"""Whether a registration lasts as long as the law says: its printed day always counts, a surprise is told."""

from __future__ import annotations

from ashinami.basics.day import wareki
from ashinami.basics.notice import Notice, Severity
from ashinami.casework.registration.version import Version
from ashinami.law.road_transport.registered.validity import standard_expiry, validity_years
from ashinami.vocabulary.registration import Term


def notices(version: Version) -> tuple[Notice, ...]:
    """Return a notice where the printed expiry is none that the law's standard years lead to."""
    years = standard_years(version)
    expected = [standard_expiry(version.registered_on, number) for number in years]
    if not years or any(one.fits(version.expires_on) for one in expected):
        return ()
    usual = "か、".join(f"{wareki(one.day)}（{number}年）" for one, number in zip(expected, years, strict=True))
    return (
        Notice(
            "expiry-differs",
            Severity.WARNING,
            f"満了日が、法律の標準の期間から数えた日と違います。標準では{usual}です。登録証の日を正しいものとして使います。",
            "登録証の日と、書いた日が同じか、見比べてください。同じなら、そのままで大丈夫です。",
            field="expires_on",
        ),
    )


def standard_years(version: Version) -> tuple[int, ...]:
    """Return how many years such a registration may last: a renewal 3 or 2, as the old period went; none before there was a law of it."""
    first = version.term is Term.FIRST
    try:
        found = [
            validity_years(version.registered_on, first=first, clean=clean, cooperation=bool(version.partner))
            for clean in (True, False)
        ]
    except LookupError:
        return ()
    return tuple(dict.fromkeys(found))
