"""What the database itself guards in 'feeds'."""

from django.db import migrations

from ashinami_web.config import policies


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL."""

    dependencies = [("feeds", "0001_initial")]

    operations = [policies.RowSecurity("feeds_feed", f"{policies.OF_BODY} OR token_hash = ashinami_link()")]
