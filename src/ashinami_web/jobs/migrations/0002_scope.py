"""What the database itself guards in 'jobs'."""

from django.db import migrations

from ashinami_web.config import policies


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL, and triggers where a constraint cannot say it."""

    dependencies = [("jobs", "0001_initial")]

    operations = [
        policies.RowSecurity("jobs_job", policies.OF_BODY),
    ]
