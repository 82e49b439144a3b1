"""What the database itself guards in 'projects'."""

from django.db import migrations

from ashinami_web.config import policies
from ashinami_web.config.parts import AppendOnly, PartSecurity

SHARED = ("project", "negotiation", "officequestion")
OF_PROJECT = (
    "stagenote",
    "projectidea",
    "dutyline",
    "variant",
    "canvaspart",
    "trial",
    "exitcriterion",
    "figure",
    "incident",
    "trialdecision",
)
ONLY_ADDED = ("stagenote", "figure", "incident", "trialdecision", "requestanswer")
# of a talk everything but its circle: a draft may be shared later
OF_TALK = (
    "id", "body_id", "project_id", "with_body_id", "day", "way", "position", "said", "agreed", "papers", "answer_due", "answer_from_us",
    "follows_id", "written_at", "written_by",
)  # fmt: skip
REQUEST = "projects_requestsheet"
SENT_HERE = "(to_body_id = ANY(ashinami_bodies()) AND sent_on IS NOT NULL)"
BEGUN = "EXISTS (SELECT 1 FROM projects_trial t WHERE t.id = {row}.trial_id AND t.begun_on IS NOT NULL)"


def _sealed(event: str, row: str) -> str:
    """Return the SQLite trigger that refuses an event on a condition of a trial that has begun."""
    return (
        f"CREATE TRIGGER projects_exitcriterion_sealed_{event.lower()} BEFORE {event} ON projects_exitcriterion"
        f" BEGIN SELECT RAISE(ABORT, 'the trial has begun') WHERE {BEGUN.format(row=row)}; END"
    )


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL; what is only added to; the conditions of a trial are sealed when it begins."""

    dependencies = [("projects", "0001_initial"), ("meetings", "0002_scope")]

    operations = [
        *(policies.SharedSecurity(f"projects_{table}") for table in SHARED),
        *(PartSecurity(f"projects_{table}", "project_id", "projects_project") for table in OF_PROJECT),
        policies.RowSecurity(REQUEST, f"{policies.of_circle(REQUEST)} OR {SENT_HERE}", changes=policies.OF_BODY),
        policies.RowSecurity(
            "projects_requestanswer",
            f"{policies.OF_BODY} OR asker_id = ANY(ashinami_bodies())",
            changes=policies.OF_BODY,
        ),
        *(AppendOnly(f"projects_{table}") for table in ONLY_ADDED),
        AppendOnly("projects_negotiation", OF_TALK),
        policies.Guard(
            postgresql=f"""
            CREATE FUNCTION projects_exitcriterion_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP <> 'INSERT' AND {BEGUN.format(row="OLD")} THEN RAISE EXCEPTION 'the trial has begun'; END IF;
                    IF TG_OP <> 'DELETE' AND {BEGUN.format(row="NEW")} THEN RAISE EXCEPTION 'the trial has begun'; END IF;
                    RETURN COALESCE(NEW, OLD);
                END $$;
            CREATE TRIGGER projects_exitcriterion_sealed BEFORE INSERT OR UPDATE OR DELETE ON projects_exitcriterion
                FOR EACH ROW EXECUTE FUNCTION projects_exitcriterion_sealed();
            """,
            sqlite=(_sealed("INSERT", "NEW"), _sealed("UPDATE", "NEW"), _sealed("DELETE", "OLD")),
        ),
    ]
