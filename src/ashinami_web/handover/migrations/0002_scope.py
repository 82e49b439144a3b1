"""What the database itself guards in 'handover'."""

from django.db import migrations

from ashinami_web.config import policies
from ashinami_web.config.added_only import AddedOnly

SHARED = ("promise", "relation", "lesson", "deadline")
OWN = ("deputy", "handover", "handoverline", "handovertalk")


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL; questions and answers are added, never changed."""

    dependencies = [("handover", "0001_initial")]

    operations = [
        *(policies.SharedSecurity(f"handover_{table}") for table in SHARED),
        *(policies.RowSecurity(f"handover_{table}", policies.OF_BODY) for table in OWN),
        AddedOnly("handover_handovertalk", "id", "body_id", "line_id", "is_question", "words", "by", "at"),
    ]
