"""What the database itself guards in 'needs'."""

from django.db import migrations

from ashinami_web.config import policies


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL."""

    dependencies = [("needs", "0001_initial"), ("bodies", "0006_circles_scope")]

    operations = [policies.SharedSecurity("needs_issue")]
