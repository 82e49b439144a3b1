"""Migration operations for what Django's constraints cannot say: row-level security and triggers.

Each operation is a pair of SQL texts, one a database. They stand in a migration `0002_scope` beside the tables they guard.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation

FUNCTIONS = """
CREATE OR REPLACE FUNCTION ashinami_bodies() RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(string_to_array(nullif(current_setting('ashinami.bodies', true), ''), ',')::uuid[], '{}'::uuid[]) $$;
CREATE OR REPLACE FUNCTION ashinami_person() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('ashinami.person', true), '')::uuid $$;
CREATE OR REPLACE FUNCTION ashinami_day() RETURNS date LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('ashinami.day', true), '')::date $$;
CREATE OR REPLACE FUNCTION ashinami_link() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('ashinami.link', true), '') $$;
CREATE OR REPLACE FUNCTION ashinami_everything() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('ashinami.everything', true), '') = 'on' $$;
CREATE OR REPLACE FUNCTION ashinami_anyone() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT ashinami_day() IS NOT NULL $$;
"""

OF_BODY = "body_id = ANY(ashinami_bodies())"
BETWEEN = "body_id = ANY(ashinami_bodies()) OR to_body_id = ANY(ashinami_bodies())"
ANYONE = "ashinami_anyone()"


def of_circle(table: str) -> str:
    """Return the condition that a row belongs to a body acted for, or to a circle of which such a body is a member on the day."""
    return (
        f"{table}.body_id = ANY(ashinami_bodies()) OR {table}.circle_id IN (SELECT m.circle_id FROM bodies_circlemember m"  # noqa: S608 - our own tables
        " WHERE m.body_id = ANY(ashinami_bodies()) AND m.start <= ashinami_day()"
        ' AND (m."end" IS NULL OR m."end" > ashinami_day()))'
    )


class _Sql(Operation):
    """SQL for one or both databases; it changes no model."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, *, postgresql: str = "", sqlite: tuple[str, ...] = ()) -> None:
        self.postgresql = postgresql
        self.sqlite = sqlite

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Models stay as they are."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Run the text of this database."""
        if schema_editor.connection.vendor == "postgresql":
            if self.postgresql:
                schema_editor.execute(self.postgresql, params=None)
        else:
            for statement in self.sqlite:
                schema_editor.execute(statement, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Guards fall with their tables; there is nothing to take back."""

    def describe(self) -> str:
        """Say what it is in the list of migrations."""
        return "Guard rows in the database"


class RowSecurity(_Sql):
    """Row-level security on a table: who may see a row may change it; FORCE binds the owner too.

    `sees` is the condition on PostgreSQL, the twin of the model's `visible`; `adds` the condition on new rows where it differs,
    `changes` the condition on rows that may be changed and removed, where fewer may than may see.
    """

    def __init__(self, table: str, sees: str, *, adds: str = "", changes: str = "") -> None:
        self.table, self.sees, self.adds, self.changes = table, sees, adds, changes
        own = changes or sees
        new = adds or own
        becomes = changes or new
        super().__init__(
            postgresql=f"""{FUNCTIONS}
            ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
            ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
            CREATE POLICY scope_sees ON {table} FOR SELECT USING (ashinami_everything() OR {sees});
            CREATE POLICY scope_adds ON {table} FOR INSERT WITH CHECK (ashinami_everything() OR {new});
            CREATE POLICY scope_changes ON {table} FOR UPDATE USING (ashinami_everything() OR {own})
                WITH CHECK (ashinami_everything() OR {becomes});
            CREATE POLICY scope_removes ON {table} FOR DELETE USING (ashinami_everything() OR {own});
            """
        )


class SharedSecurity(RowSecurity):
    """Row-level security of a table of `config.rows.OfCircle`: the circle reads, the owning body alone changes."""

    def __init__(self, table: str) -> None:
        super().__init__(table, of_circle(table), changes=OF_BODY)


class Guard(_Sql):
    """A trigger, a function or an exclusion, written for each database."""
