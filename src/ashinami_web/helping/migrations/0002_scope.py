"""What the database itself guards in 'helping'."""

from django.db import migrations

from ashinami_web.config import policies


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL."""

    dependencies = [("helping", "0001_initial")]

    operations = [
        policies.RowSecurity("helping_helper", policies.OF_BODY),
        policies.RowSecurity("helping_visit", policies.OF_BODY),
    ]
