"""The legal basis of a wish: asked when it is taken, and asked again before it is confirmed."""

from __future__ import annotations

from typing import Any

from ashinami.casework.basis import LegalBasis
from ashinami.casework.codec import to_plain
from ashinami.casework.day import NO_ARRANGEMENT
from ashinami.casework.day_problem import basis_on_record
from ashinami.vocabulary.arrangement import Arrangement
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import arrangement_value, arrangements_on, is_complete, wish_value


def arrangement_for(wish: Wish) -> Arrangement:
    """Return the arrangement in force on the wish's day: the one it names, else the group's default.

    One put on record anew under the same key takes the older one's place. Where none is in force, nothing is on record, and no
    ride becomes lawful by silence.
    """
    in_force = arrangements_on(wish.body_id, wish.service_day)
    if wish.arrangement is not None:
        named = next((row for row in in_force if row.key == wish.arrangement.key), None)
    else:
        named = next((row for row in in_force if row.is_default), None)
    if named is not None:
        return arrangement_value(named)
    if wish.arrangement is not None:
        return Arrangement(wish.arrangement.key, f"{wish.arrangement.name}（この日には記録がありません）")
    return NO_ARRANGEMENT


def judge_wish(wish: Wish) -> LegalBasis | None:
    """Ask the law about the wish as arranged, as of its service day; None while the wish says too little to be a ride."""
    return basis_on_record(arrangement_for(wish), wish_value(wish)) if is_complete(wish) else None


def set_basis(wish: Wish) -> bool:
    """Write the basis into the wish, unsaved; return whether the verdict is another than before.

    A signature was given to the questions that were open then: with another verdict it no longer holds.
    """
    found = judge_wish(wish)
    before = wish.verdict
    basis: dict[str, Any] = {} if found is None else dict(to_plain(found))  # type: ignore[arg-type]
    wish.basis, wish.verdict = basis, Wish.Verdict.UNDETERMINED if found is None else found.verdict.value
    changed = wish.verdict != before
    if changed:
        wish.signed_by, wish.signed_at, wish.signed_reason = "", None, ""
    return changed
