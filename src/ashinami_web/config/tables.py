"""The tables of a room, created in one step."""

from __future__ import annotations

from typing import Any, override

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.models import CreateModel


class Tables(Operation):
    """Create all tables of a room; the models of that moment are drawn once, and not once more for each table.

    Django draws every model that is related to a new one anew, and in this house nearly all are related: table by table an
    empty database took a minute, most of it spent drawing. Fields, constraints and indexes stand inside each `CreateModel`.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, creations: list[CreateModel]) -> None:
        self.creations = creations

    @override
    def state_forwards(self, app_label: str, state: Any) -> None:
        """Add the models to the state; drop what was drawn of it, so that it is drawn whole when it is next asked for."""
        state.__dict__.pop("apps", None)
        for creation in self.creations:
            creation.state_forwards(app_label, state)

    @override
    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Create the tables in the order they stand."""
        for creation in self.creations:
            creation.database_forwards(app_label, schema_editor, from_state, to_state)

    @override
    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Remove the tables, the last first."""
        for creation in reversed(self.creations):
            creation.database_backwards(app_label, schema_editor, from_state, to_state)

    @override
    def describe(self) -> str:
        """Say what it is in the list of migrations."""
        return f"Create {len(self.creations)} tables"
