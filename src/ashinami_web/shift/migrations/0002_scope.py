"""What the database itself guards in 'shift'."""

from django.db import migrations

from ashinami_web.config import policies

TABLES = ("proxy", "telling", "unmet", "note", "shiftchange")


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL."""

    dependencies = [("shift", "0001_initial")]

    operations = [policies.RowSecurity(f"shift_{table}", policies.OF_BODY) for table in TABLES]
