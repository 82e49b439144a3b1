"""What the database itself guards in 'funding'."""

from django.db import migrations

from ashinami_web.config import policies

IN_FORCE = f"({policies.OF_BODY}) OR (state <> 'draft' AND {policies.ANYONE})"
SHARED = f"({policies.OF_BODY}) OR shared_with_id = ANY(ashinami_bodies())"


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL."""

    dependencies = [("funding", "0001_initial")]

    operations = [
        policies.RowSecurity("funding_townrule", IN_FORCE, changes=policies.OF_BODY),
        policies.RowSecurity("funding_groupyear", SHARED, changes=policies.OF_BODY),
    ]
