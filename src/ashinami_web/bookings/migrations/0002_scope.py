"""What the database itself guards in 'bookings'."""

from django.db import migrations

from ashinami_web.config import policies


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL, and triggers where a constraint cannot say it."""

    dependencies = [("bookings", "0001_initial")]

    operations = [
        policies.RowSecurity(
            "bookings_place", f"(body_id IS NULL AND {policies.ANYONE}) OR {policies.OF_BODY}", adds=policies.ANYONE
        ),
        policies.RowSecurity("bookings_ridercard", policies.OF_BODY),
        policies.RowSecurity("bookings_wish", policies.OF_BODY),
    ]
