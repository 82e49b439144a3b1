"""What the database itself guards in 'resources'."""

from django.db import migrations

from ashinami_web.config import policies


def published(table: str) -> policies.RowSecurity:
    """Seen by its body, its circle and, when public, by whoever acts for anybody; changed by its body."""
    sees = f"({policies.of_circle(table)}) OR (public AND {policies.ANYONE})"
    return policies.RowSecurity(table, sees, changes=policies.OF_BODY)


def between(table: str) -> policies.RowSecurity:
    """Begun by one body, seen and gone on with by both."""
    return policies.RowSecurity(table, policies.BETWEEN, adds=policies.OF_BODY, changes=policies.BETWEEN)


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL."""

    dependencies = [("resources", "0001_initial"), ("bodies", "0003_scope")]

    operations = [
        published("resources_profile"),
        published("resources_asset"),
        published("resources_service"),
        published("resources_entry"),
        policies.SharedSecurity("resources_match"),
        between("resources_servicenotice"),
        between("resources_talk"),
        # which body's coordinator looks after which area holds nothing personal; the person is a key
        policies.RowSecurity("resources_assignment", policies.ANYONE, changes=policies.OF_BODY),
    ]
