"""What the database itself guards in 'offers'."""

from django.db import migrations

from ashinami_web.config import policies


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL."""

    dependencies = [("offers", "0001_initial")]

    operations = [
        policies.RowSecurity("offers_ladder", policies.OF_BODY),
        policies.RowSecurity("offers_rung", f"{policies.OF_BODY} OR token_hash = ashinami_link()"),
        policies.RowSecurity("offers_seen", policies.OF_BODY),
    ]
