"""What the database itself guards in 'driving', for what came from devices and for thanks."""

from django.db import migrations

from ashinami_web.config import policies


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL."""

    dependencies = [("driving", "0003_kept_marks")]

    operations = [
        policies.RowSecurity("driving_keptmark", policies.OF_BODY),
        policies.RowSecurity("driving_thanks", policies.OF_BODY),
    ]
