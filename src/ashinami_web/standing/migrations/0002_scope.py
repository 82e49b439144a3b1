"""What the database itself guards in 'standing'."""

from django.db import migrations

from ashinami_web.config import policies


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL."""

    dependencies = [("standing", "0001_initial")]

    operations = [
        policies.RowSecurity(f"standing_{table}", policies.OF_BODY)
        for table in ("standing", "terms", "turn", "closing")
    ]
