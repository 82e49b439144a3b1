"""The triggers that keep the books append-only on SQLite.

SQLite makes a table anew to change a constraint, and its triggers fall with the old one: a migration that changes one of these tables ends
with `policies.Guard(sqlite=guards.TRIGGERS)`.
"""

FROZEN = ("money_entry", "money_receipt", "money_closedpaper", "money_claimpaper", "money_claimnote")
"""Tables whose rows are added, never changed, never removed."""

_MONTH_OPEN = """CREATE TRIGGER money_entry_month_open BEFORE INSERT ON money_entry
BEGIN SELECT RAISE(ABORT, 'month_is_closed') WHERE EXISTS (
    SELECT 1 FROM audit_event closed WHERE closed.body_id = NEW.body_id AND closed.kind = 'month.closed'
    AND closed.subject = NEW.period);
END"""

TRIGGERS = (
    *(
        f"CREATE TRIGGER {table}_no_{word} BEFORE {what} ON {table} BEGIN SELECT RAISE(ABORT, 'books are append-only'); END"
        for table in FROZEN
        for what, word in (("UPDATE", "change"), ("DELETE", "removal"))
    ),
    _MONTH_OPEN,
)

_ON_POSTGRES = "\n".join(
    f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}"
    " FOR EACH ROW EXECUTE FUNCTION money_append_only();"
    for table in FROZEN
)

POSTGRES = f"""
CREATE FUNCTION money_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'books are append-only'; END $$;
{_ON_POSTGRES}
CREATE FUNCTION money_entry_month_open() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT 1 FROM audit_event closed WHERE closed.body_id = NEW.body_id
                   AND closed.kind = 'month.closed' AND closed.subject = NEW.period) THEN
            RAISE EXCEPTION 'month_is_closed';
        END IF;
        RETURN NEW;
    END $$;
CREATE TRIGGER money_entry_month_open BEFORE INSERT ON money_entry
    FOR EACH ROW EXECUTE FUNCTION money_entry_month_open();
"""  # noqa: S608 - made of our own table names
