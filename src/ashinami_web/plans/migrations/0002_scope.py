"""What the database itself guards in 'plans'."""

from django.db import migrations

from ashinami_web.config import policies
from ashinami_web.config.added_only import AddedOnly

TABLES = (
    "plan", "section", "step", "mention", "indicator", "indicatorvalue", "review", "goal", "goaltext", "goalanswer",
)  # fmt: skip
ADDED_ONLY = {
    "review": (
        "id",
        "body_id",
        "plan_id",
        "held_on",
        "evidence",
        "found",
        "verdict",
        "change",
        "next_on",
        "corrects_id",
        "by",
        "written_at",
    ),
    "goaltext": ("id", "body_id", "goal_id", "number", "words", "why", "written_on", "by"),
    "goalanswer": ("id", "body_id", "text_id", "section", "said", "remark", "said_on", "by"),
}


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL; reviews, wordings of a goal and answers to them are added, never changed, never removed."""

    dependencies = [("plans", "0001_initial")]

    operations = [
        *(policies.SharedSecurity(f"plans_{table}") for table in TABLES),
        *(AddedOnly(f"plans_{table}", *columns) for table, columns in ADDED_ONLY.items()),
    ]
