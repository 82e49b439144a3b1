"""Tables to which rows are only added: what stands in them is never changed and never removed. Only with whom it is shared may change."""

from __future__ import annotations

from ashinami_web.config.policies import Guard


class AddedOnly(Guard):
    """Triggers on a table of `OfCircle` or `OfBody` rows. `columns` are what may not change: all but the circle."""

    def __init__(self, table: str, *columns: str) -> None:
        self.table, self.columns = table, columns
        of = ", ".join(f'"{column}"' for column in columns)
        said = f"rows of {table} are added only"
        super().__init__(
            postgresql=f"""
            CREATE FUNCTION {table}_added_only() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION '{said}'; END $$;
            CREATE TRIGGER {table}_no_change BEFORE UPDATE OF {of} ON {table}
                FOR EACH ROW EXECUTE FUNCTION {table}_added_only();
            CREATE TRIGGER {table}_no_removal BEFORE DELETE ON {table}
                FOR EACH ROW EXECUTE FUNCTION {table}_added_only();
            """,
            sqlite=(
                f"""CREATE TRIGGER {table}_no_change BEFORE UPDATE OF {of} ON {table}
                BEGIN SELECT RAISE(ABORT, '{said}'); END""",
                f"""CREATE TRIGGER {table}_no_removal BEFORE DELETE ON {table}
                BEGIN SELECT RAISE(ABORT, '{said}'); END""",
            ),
        )
