"""What the database itself guards in 'runs'."""

from django.db import migrations

from ashinami_web.config import policies


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL, and triggers where a constraint cannot say it."""

    dependencies = [("runs", "0001_initial")]

    operations = [
        policies.RowSecurity("runs_day", policies.OF_BODY),
        policies.RowSecurity("runs_plan", policies.OF_BODY),
        policies.RowSecurity("runs_run", policies.OF_BODY),
        policies.RowSecurity("runs_ride", policies.OF_BODY),
        policies.RowSecurity("runs_step", policies.OF_BODY),
        policies.RowSecurity("runs_hold", policies.OF_BODY),
        policies.RowSecurity("runs_driverbusy", policies.ANYONE),
        # one driver is never promised twice for the same minutes, by whichever desks
        policies.Guard(
            postgresql="""
            CREATE EXTENSION IF NOT EXISTS btree_gist;
            ALTER TABLE runs_driverbusy ADD CONSTRAINT driver_promised_once
                EXCLUDE USING gist (person WITH =, service_day WITH =, int4range(start, "end") WITH &&);
            """,
            sqlite=tuple(
                f"""CREATE TRIGGER driver_promised_once_{when} BEFORE {when} ON runs_driverbusy BEGIN
                SELECT RAISE(ABORT, 'driver_promised_once') WHERE EXISTS (
                    SELECT 1 FROM runs_driverbusy other WHERE other.person = NEW.person AND other.service_day = NEW.service_day
                    AND other.id <> NEW.id AND other.start < NEW."end" AND NEW.start < other."end");
                END"""  # noqa: S608 - two words of our own
                for when in ("INSERT", "UPDATE")
            ),
        ),
    ]
