"""What the database itself guards in 'driving'."""

from django.db import migrations

from ashinami_web.config import policies


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL, and triggers where a constraint cannot say it."""

    dependencies = [("driving", "0001_initial")]

    operations = [
        policies.RowSecurity("driving_driverlink", f"{policies.OF_BODY} OR token_hash = ashinami_link()"),
    ]
