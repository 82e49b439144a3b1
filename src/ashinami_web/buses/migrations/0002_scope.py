"""What the database itself guards in 'buses'."""

from django.db import migrations

from ashinami_web.config import policies


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL."""

    dependencies = [("buses", "0001_initial")]

    operations = [
        policies.RowSecurity("buses_timetable", policies.ANYONE),
        policies.RowSecurity("buses_buslimits", policies.OF_BODY),
        policies.RowSecurity("buses_busbasis", policies.OF_BODY),
    ]
