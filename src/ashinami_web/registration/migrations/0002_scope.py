"""What the database itself guards in 'registration'."""

from django.db import migrations

from ashinami_web.config import policies

TABLES = ("registration", "procedure", "driverentry", "drivernote", "vehicleentry", "office", "holder", "riderentry")


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL."""

    dependencies = [("registration", "0001_initial")]

    operations = [policies.RowSecurity(f"registration_{table}", policies.OF_BODY) for table in TABLES]
