"""What the database itself guards in 'support'."""

from django.db import migrations

from ashinami_web.config import policies
from ashinami_web.config.added_only import AddedOnly

TABLES = (
    "programme", "adviser", "case", "caseturn", "visit", "note", "selfcheck", "stageturn", "inquiry", "inquiryanswer", "learning",
    "setting",
)  # fmt: skip
ADDED_ONLY = {
    "caseturn": ("id", "body_id", "case_id", "state", "on", "why", "adviser_id", "written_at"),
    "note": ("id", "body_id", "case_id", "visit_id", "kind", "words", "on"),
    "stageturn": ("id", "body_id", "case_id", "stage", "condition", "on"),
    "inquiryanswer": ("id", "body_id", "inquiry_id", "words", "source", "on"),
}


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL; turns, notes, stages and answers are added, never changed."""

    dependencies = [("support", "0001_initial")]

    operations = [
        *(policies.SharedSecurity(f"support_{table}") for table in TABLES),
        *(AddedOnly(f"support_{table}", *columns) for table, columns in ADDED_ONLY.items()),
    ]
