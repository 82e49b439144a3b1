"""What of the hand-over goes along when a body is exported: notes, deputies, hand-overs with what was asked (`config.portable`)."""

from ashinami_web.handover.models import (
    Deadline,
    Deputy,
    Handover,
    HandoverLine,
    HandoverTalk,
    Lesson,
    Promise,
    Relation,
)

TABLES = (Promise, Relation, Lesson, Deadline, Deputy, Handover, HandoverLine, HandoverTalk)
