"""What the database itself guards in 'bodies'."""

from django.db import migrations

from ashinami_web.config import policies

KEPT = "EXISTS (SELECT 1 FROM bodies_circle c WHERE c.id = circle_id AND c.keeper_id = ANY(ashinami_bodies()))"


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL, and triggers where a constraint cannot say it."""

    dependencies = [("bodies", "0002_initial")]

    operations = [
        # bodies and areas hold nothing personal: whoever acts for anybody sees them, nobody else does
        policies.RowSecurity("bodies_body", policies.ANYONE),
        policies.RowSecurity("bodies_area", policies.ANYONE),
        policies.RowSecurity("bodies_bodyarea", policies.ANYONE),
        policies.RowSecurity("bodies_membership", f"{policies.OF_BODY} OR person_id = ashinami_person()"),
        policies.RowSecurity("bodies_vehicle", policies.OF_BODY),
        policies.RowSecurity("bodies_volunteer", policies.OF_BODY),
        policies.RowSecurity("bodies_absence", policies.OF_BODY),
        policies.RowSecurity("bodies_arrangement", policies.OF_BODY),
        policies.RowSecurity("bodies_pairing", policies.OF_BODY),
        # everybody sees who sits in a circle, its keeper says so; a member may leave
        policies.RowSecurity("bodies_circle", policies.ANYONE, changes="keeper_id = ANY(ashinami_bodies())"),
        policies.RowSecurity(
            "bodies_circlemember", policies.ANYONE, adds=KEPT, changes=f"{KEPT} OR body_id = ANY(ashinami_bodies())"
        ),
    ]
