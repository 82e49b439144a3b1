"""What the database itself guards in 'audit'."""

from django.db import migrations

from ashinami_web.audit import guards
from ashinami_web.config import policies


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL, and triggers where a constraint cannot say it."""

    dependencies = [("audit", "0001_initial")]

    operations = [
        policies.RowSecurity("audit_event", policies.OF_BODY),
        # events are added, never changed, never removed; and nothing is posted to a closed month
        policies.Guard(
            postgresql="""
            CREATE FUNCTION audit_event_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'events are append-only'; END $$;
            CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
                FOR EACH ROW EXECUTE FUNCTION audit_event_append_only();
            CREATE FUNCTION audit_event_month_open() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF EXISTS (SELECT 1 FROM audit_event closed WHERE closed.body_id = NEW.body_id
                               AND closed.kind = 'month.closed' AND closed.subject = NEW.posted_period) THEN
                        RAISE EXCEPTION 'month_is_closed';
                    END IF;
                    RETURN NEW;
                END $$;
            CREATE TRIGGER audit_event_month_open BEFORE INSERT ON audit_event
                FOR EACH ROW WHEN (NEW.posted_period IS NOT NULL) EXECUTE FUNCTION audit_event_month_open();
            """,
            sqlite=guards.EVENT_TRIGGERS,
        ),
    ]
