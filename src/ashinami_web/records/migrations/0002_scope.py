"""What the database itself guards in 'records'."""

from django.db import migrations

from ashinami_web.config import policies

TABLES = ("complaint", "deletion", "dutycheck", "dutynote", "grouprule", "incident", "keeprule", "lifted")


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL."""

    dependencies = [("records", "0001_initial")]

    operations = [
        *(policies.RowSecurity(f"records_{table}", policies.OF_BODY) for table in TABLES),
        policies.RowSecurity("records_calendarfeed", f"{policies.OF_BODY} OR token_hash = ashinami_link()"),
    ]
