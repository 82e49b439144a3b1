"""What the database itself guards of circles."""

from django.db import migrations

from ashinami_web.config import policies

KEPT = "EXISTS (SELECT 1 FROM bodies_circle c WHERE c.id = circle_id AND c.keeper_id = ANY(ashinami_bodies()))"


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL: everybody sees who sits where, the keeper says so; a member may leave."""

    dependencies = [("bodies", "0005_circles")]

    operations = [
        policies.RowSecurity("bodies_circle", policies.ANYONE, changes="keeper_id = ANY(ashinami_bodies())"),
        policies.RowSecurity(
            "bodies_circlemember", policies.ANYONE, adds=KEPT, changes=f"{KEPT} OR body_id = ANY(ashinami_bodies())"
        ),
    ]
