"""What the database itself guards in 'outbox'."""

from django.db import migrations

from ashinami_web.config import policies


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL."""

    dependencies = [("outbox", "0001_initial")]

    operations = [
        policies.RowSecurity(f"outbox_{table}", policies.OF_BODY)
        for table in ("channel", "address", "linecode", "message", "attempt")
    ]
