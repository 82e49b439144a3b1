"""How far a support visit is. The kinds of help stand in `vocabulary.activity`."""

from __future__ import annotations

from ashinami.vocabulary.registration import Worded


class VisitState(Worded):
    """How far a visit is."""

    ASKED = "asked", "申込みを受けた"
    ARRANGED = "arranged", "行く人が決まった"
    DONE = "done", "済んだ"
    CANCELLED = "cancelled", "取りやめ"
    UNMET = "unmet", "お断りした"

    @property
    def is_open(self) -> bool:
        """Whether it is still to come."""
        return self in (VisitState.ASKED, VisitState.ARRANGED)
