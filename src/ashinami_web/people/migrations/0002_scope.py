"""What the database itself guards in 'people'."""

from django.db import migrations

from ashinami_web.config import policies


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL, and triggers where a constraint cannot say it."""

    dependencies = [("people", "0001_initial"), ("bodies", "0002_initial")]

    operations = [
        policies.RowSecurity(
            "people_person",
            "id = ashinami_person() OR EXISTS (SELECT 1 FROM people_disclosure d WHERE d.person_id = people_person.id"
            " AND d.to_body_id = ANY(ashinami_bodies()) AND d.start <= ashinami_day()"
            ' AND (d."end" IS NULL OR d."end" > ashinami_day()))',
            # a new person has no disclosure yet: it is written next, in the same transaction
            adds=policies.ANYONE,
        ),
        policies.RowSecurity(
            "people_disclosure", "to_body_id = ANY(ashinami_bodies()) OR person_id = ashinami_person()"
        ),
    ]
