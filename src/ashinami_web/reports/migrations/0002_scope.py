"""What the database itself guards in 'reports'."""

from django.db import migrations

from ashinami_web.config import policies


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL, and triggers where a constraint cannot say it."""

    dependencies = [("reports", "0001_initial")]

    operations = [
        policies.RowSecurity("reports_closedmonth", policies.OF_BODY),
        policies.RowSecurity("reports_sharedsheet", f"{policies.OF_BODY} OR to_body_id = ANY(ashinami_bodies())"),
    ]
