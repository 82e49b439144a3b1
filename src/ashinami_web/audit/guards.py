"""The triggers that keep the log append-only on SQLite.

SQLite makes a table anew to change a constraint, and its triggers fall with the old one: a migration that teaches the log a new kind of
event ends with `policies.Guard(sqlite=guards.EVENT_TRIGGERS)`.
"""

EVENT_TRIGGERS = (
    """CREATE TRIGGER audit_event_no_change BEFORE UPDATE ON audit_event
    BEGIN SELECT RAISE(ABORT, 'events are append-only'); END""",
    """CREATE TRIGGER audit_event_no_removal BEFORE DELETE ON audit_event
    BEGIN SELECT RAISE(ABORT, 'events are append-only'); END""",
    """CREATE TRIGGER audit_event_month_open BEFORE INSERT ON audit_event WHEN NEW.posted_period IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'month_is_closed') WHERE EXISTS (
        SELECT 1 FROM audit_event closed WHERE closed.body_id = NEW.body_id AND closed.kind = 'month.closed'
        AND closed.subject = NEW.posted_period);
    END""",
)
