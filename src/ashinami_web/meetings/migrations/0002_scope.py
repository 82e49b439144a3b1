"""What the database itself guards in 'meetings'."""

from django.db import migrations

from ashinami_web.config import policies
from ashinami_web.config.parts import AppendOnly, PartSecurity

SHARED = ("council", "meeting", "decision", "action", "idea", "application")
OF_COUNCIL = ("councilmember", "series")
OF_MEETING = ("agendaitem", "attendance", "opinion", "turns", "meetingpaper", "minutes", "ballot", "ballotcount")
OF_APPLICATION = ("criterioncheck", "recognition", "supportrecord")
ONLY_ADDED = ("minutes", "actionnote", "ballotcount", "recognition")
# of a decision everything but its circle: a draft may be shared later
OF_DECISION = (
    "id", "body_id", "council_id", "meeting_id", "issue", "project", "title", "reasons", "alternatives", "dissent", "conditions",
    "revisit_on", "decided_on", "replaces_id", "written_at", "written_by",
)  # fmt: skip


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL; minutes, decisions, counts and recognitions are only added to."""

    dependencies = [("meetings", "0001_initial"), ("bodies", "0003_scope")]

    operations = [
        *(policies.SharedSecurity(f"meetings_{table}") for table in SHARED),
        *(PartSecurity(f"meetings_{table}", "council_id", "meetings_council") for table in OF_COUNCIL),
        *(PartSecurity(f"meetings_{table}", "meeting_id", "meetings_meeting") for table in OF_MEETING),
        *(PartSecurity(f"meetings_{table}", "application_id", "meetings_application") for table in OF_APPLICATION),
        PartSecurity("meetings_actionnote", "action_id", "meetings_action"),
        policies.RowSecurity("meetings_feed", f"{policies.OF_BODY} OR token_hash = ashinami_link()"),
        *(AppendOnly(f"meetings_{table}") for table in ONLY_ADDED),
        AppendOnly("meetings_decision", OF_DECISION),
    ]
