"""Issues: what is hard in an area, of all ages, whatever the scheme."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami.vocabulary.community import IssueState
from ashinami_web.config.rows import OfCircle


class Issue(OfCircle):
    """An issue of an area, of which a body takes care that it is not forgotten. It names nobody.

    `fields`, `generations` and `schemes` hold codes of `vocabulary.community`; `theme` is a word of the area's own that ties issues
    together. Without an `area` it is the whole municipality's.
    """

    area = models.ForeignKey("bodies.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=120)
    text = models.TextField("どういうことか", max_length=2000, blank=True)
    fields = models.JSONField(default=list, blank=True)
    generations = models.JSONField(default=list, blank=True)
    schemes = models.JSONField(default=list, blank=True)
    theme = models.CharField("テーマ", max_length=60, blank=True)
    state = models.CharField(
        max_length=12, choices=[(state.value, state.text) for state in IssueState], default=IssueState.RAISED.value
    )
    raised_on = models.DateField()
    settled_on = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    split_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")

    class Meta(OfCircle.Meta):
        indexes = [
            models.Index(fields=["circle", "state"], name="issue_circle_state"),
            models.Index(fields=["body", "state"], name="issue_body_state"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="issue_has_title"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in IssueState]), name="issue_state_known"
            ),
            models.CheckConstraint(
                condition=Q(settled_on__isnull=True) | Q(settled_on__gte=models.F("raised_on")),
                name="issue_settled_after_raised",
            ),
            models.CheckConstraint(
                condition=Q(state=IssueState.MERGED.value) & Q(merged_into__isnull=False)
                | ~Q(state=IssueState.MERGED.value) & Q(merged_into__isnull=True),
                name="issue_merged_says_into_what",
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title

    @property
    def stands(self) -> IssueState:
        """How far it is."""
        return IssueState(self.state)


class IssueChange(OfCircle):
    """One step in the life of an issue, with its reason: raised, merged, split, carried further. Rows are only added."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="changes")
    what = models.CharField(max_length=12)
    other = models.ForeignKey(Issue, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    on = models.DateField()
    by = models.CharField(max_length=60)

    class Meta(OfCircle.Meta):
        indexes = [models.Index(fields=["issue", "on"], name="issuechange_issue")]


class Evidence(OfCircle):
    """A count that speaks for an issue: what was counted, in which days, by which body. It holds numbers and names nobody.

    `number` is empty where so few were counted that somebody could be recognised; then `fewer_than` says how few at most.
    """

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence")
    area = models.ForeignKey("bodies.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=20)
    label = models.CharField(max_length=200)
    number = models.PositiveIntegerField(null=True, blank=True)
    fewer_than = models.PositiveIntegerField(null=True, blank=True)
    first = models.DateField()
    last = models.DateField()
    made_on = models.DateField()

    class Meta(OfCircle.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(number__isnull=True, fewer_than__isnull=False)
                | Q(number__isnull=False, fewer_than__isnull=True),
                name="evidence_counted_or_few",
            ),
            models.CheckConstraint(condition=Q(last__gte=models.F("first")), name="evidence_days_in_order"),
        ]
