"""Events: everything that happens, once, in order, never edited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from ashinami.basics.day import Month


class EventKind(StrEnum):
    """What happened. A kind is never renamed: records outlive the program."""

    WISH_REQUESTED = "wish.requested"
    WISH_CHANGED = "wish.changed"
    WISH_CANCELLED = "wish.cancelled"
    WISH_UNMET = "wish.unmet"
    WISH_SIGNED = "wish.signed"
    WISH_REJUDGED = "wish.rejudged"
    WISH_TOLD = "wish.told"
    NO_SHOW_EXPLAINED = "no_show.explained"
    UNMET_HEARD = "unmet.heard"
    NOTE_LEFT = "note.left"
    NOTE_DONE = "note.done"
    SHIFT_HANDED = "shift.handed"
    SHIFT_TAKEN = "shift.taken"
    STANDING_BEGUN = "standing.begun"
    STANDING_CHANGED = "standing.changed"
    CLOSING_ADDED = "closing.added"
    CLOSING_REMOVED = "closing.removed"
    PLAN_PROPOSED = "plan.proposed"
    PLAN_ADOPTED = "plan.adopted"
    PLAN_BETTERED = "plan.bettered"
    BOARD_UNDONE = "board.undone"
    OFFER_HELD = "offer.held"
    OFFER_ENDED = "offer.ended"
    LADDER_STARTED = "ladder.started"
    LADDER_ENDED = "ladder.ended"
    DRIVER_ASKED = "driver.asked"
    DRIVER_ANSWERED = "driver.answered"
    DROPPED_OUT = "driver.dropped_out"
    CHANGE_TOLD = "change.told"
    VISIT_ASKED = "visit.asked"
    VISIT_ARRANGED = "visit.arranged"
    VISIT_TOLD = "visit.told"
    VISIT_CANCELLED = "visit.cancelled"
    VISIT_UNMET = "visit.unmet"
    MESSAGE_ENDED = "message.ended"
    REACHED_BY = "reached.by"
    RIDE_CONFIRMED = "ride.confirmed"
    RIDE_WITHDRAWN = "ride.withdrawn"
    RIDE_MOVED = "ride.moved"
    RIDE_LOCKED = "ride.locked"
    RIDE_UNLOCKED = "ride.unlocked"
    RIDE_EN_ROUTE = "ride.en_route"
    RIDE_ARRIVED = "ride.arrived"
    RIDE_ABOARD = "ride.aboard"
    RIDE_DONE = "ride.done"
    RIDE_NO_SHOW = "ride.no_show"
    RIDE_CANCELLED = "ride.cancelled"
    MONTH_CLOSED = "month.closed"
    LATE_ACCEPTED = "late.accepted"
    LINK_MADE = "link.made"
    LINK_REVOKED = "link.revoked"
    FEED_MADE = "feed.made"
    FEED_REVOKED = "feed.revoked"
    PERSON_ADDED = "person.added"
    PERSON_CHANGED = "person.changed"
    PERSON_ERASED = "person.erased"
    DISCLOSED = "person.disclosed"
    DISCLOSURE_ENDED = "person.disclosure_ended"
    MEMBERSHIP_STARTED = "membership.started"
    MEMBERSHIP_ENDED = "membership.ended"
    ACCOUNT_RESET = "account.reset"
    ACCOUNT_STOPPED = "account.stopped"
    ACCOUNT_RESUMED = "account.resumed"
    GROUP_CHANGED = "group.changed"
    PLACE_ADDED = "place.added"
    PLACE_CHANGED = "place.changed"
    BODY_ADDED = "body.added"
    AREA_ADDED = "area.added"
    AREA_ENDED = "area.ended"
    AREA_DRAWN = "area.drawn"
    TIMETABLE_ADDED = "timetable.added"
    TIMETABLE_REMOVED = "timetable.removed"
    BUS_TOLD = "bus.told"
    BODY_AREA_CHANGED = "body_area.changed"
    REGISTRATION_RECORDED = "registration.recorded"
    PROCEDURE_OPENED = "procedure.opened"
    PROCEDURE_DONE = "procedure.done"
    PROCEDURE_DROPPED = "procedure.dropped"
    LEDGER_CHANGED = "ledger.changed"
    CONSULTATION_BEGUN = "consultation.begun"
    CONSULTATION_CHANGED = "consultation.changed"
    CONSULTATION_DROPPED = "consultation.dropped"
    CIRCLE_CHANGED = "circle.changed"
    RESOURCE_CHANGED = "resource.changed"
    RESOURCE_CONFIRMED = "resource.confirmed"
    SERVICE_CHANGED = "service.changed"
    SERVICE_ACKNOWLEDGED = "service.acknowledged"
    TALK_CHANGED = "talk.changed"
    VOICE_CHANGED = "voice.changed"
    ISSUE_CHANGED = "issue.changed"
    SURVEY_CHANGED = "survey.changed"
    INTAKE_CHANGED = "intake.changed"
    REFERRAL_CHANGED = "referral.changed"
    INQUIRY_CHANGED = "inquiry.changed"
    MATCH_CHANGED = "match.changed"
    SHARED_ROW_READ = "shared.read"
    BODY_EXPORTED = "body.exported"
    BODY_IMPORTED = "body.imported"
    MEETING_CHANGED = "meeting.changed"
    MINUTES_RECORDED = "minutes.recorded"
    DECISION_RECORDED = "decision.recorded"
    ACTION_CHANGED = "action.changed"
    BALLOT_COUNTED = "ballot.counted"
    CERTIFICATION_CHANGED = "certification.changed"
    PROJECT_CHANGED = "project.changed"
    TRIAL_CHANGED = "trial.changed"
    REQUEST_CHANGED = "request.changed"
    NEGOTIATION_RECORDED = "negotiation.recorded"
    ROADMAP_CHANGED = "roadmap.changed"
    REVIEW_RECORDED = "review.recorded"
    GOAL_WRITTEN = "goal.written"
    GOAL_AGREED = "goal.agreed"
    HANDOVER_CHANGED = "handover.changed"
    HANDOVER_CONFIRMED = "handover.confirmed"
    HANDOVER_READ = "handover.read"
    SUPPORT_CHANGED = "support.changed"
    VISIT_DONE = "visit.done"
    STATUS_RECORDED = "status.recorded"
    MONEY_RULE_SET = "money.rule_set"
    GRANT_CHANGED = "grant.changed"
    ASSET_WRITTEN = "asset.written"
    COST_SHARED = "cost.shared"
    ENTRY_POSTED = "entry.posted"
    RECEIPT_ADDED = "receipt.added"
    BANK_READ = "bank.read"
    ALLOWANCE_RECEIVED = "allowance.received"
    CLAIM_MADE = "claim.made"
    CLAIM_MOVED = "claim.moved"
    FORM_MAPPED = "form.mapped"
    YEAR_CLOSED = "year.closed"
    FUNDING_RULE_CHANGED = "funding_rule.changed"
    GROUP_YEAR_KEPT = "group_year.kept"
    LAYER_IMPORTED = "layer.imported"
    LAYER_REMOVED = "layer.removed"
    DUTY_TOLD = "duty.told"
    DUTY_CHECKED = "duty.checked"
    INCIDENT_CHANGED = "incident.changed"
    COMPLAINT_CHANGED = "complaint.changed"
    GROUP_RULE_CHANGED = "group_rule.changed"
    GROUP_RULE_LIFTED = "group_rule.lifted"
    KEEP_RULE_CHANGED = "keep_rule.changed"
    DELETION_PROPOSED = "deletion.proposed"
    DELETION_DECIDED = "deletion.decided"
    RECORDS_BUNDLED = "records.bundled"
    DEVICE_MARK_SETTLED = "device_mark.settled"
    THANKS_WRITTEN = "thanks.written"
    VOIDED = "event.voided"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    Attributes
    ----------
    id : made where it happened (on the phone, on the desk), so that sending it twice is harmless.
    kind, subject : what, and to which ride, wish, plan, month or event (its id as text).
    happened_at, recorded_at : when it happened by the clock of the one who says so, and when the record was made.
    service_day : the day of service it belongs to; a ride at 0:40 belongs to the day before.
    posted_period : the month it counts in; None while it waits for review because its month was already closed.
    device, by : where it was made, and who says so (a key, never a name).
    corrects : the event it replaces; the older one is kept and no longer counts.
    facts : what else is known (kilometres, minutes, reason); never a name, phone number or address.
    """

    id: UUID
    kind: EventKind
    subject: str
    happened_at: datetime
    recorded_at: datetime
    service_day: date
    posted_period: Month | None
    device: str
    by: str
    corrects: UUID | None = None
    facts: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse an event without subject or author, or with clocks that do not say their zone."""
        if not self.subject or not self.by:
            raise ValueError("an event has a subject and an author")
        if self.happened_at.tzinfo is None or self.recorded_at.tzinfo is None:
            raise ValueError("an event's clocks say their zone")
        if self.corrects == self.id:
            raise ValueError("an event does not correct itself")
