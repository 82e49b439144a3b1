"""What the database itself guards in 'consult'."""

from django.db import migrations

from ashinami_web.config import policies


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL."""

    dependencies = [("consult", "0001_initial")]

    operations = [policies.RowSecurity("consult_consultation", policies.OF_BODY)]
