"""What the database itself guards in 'money'."""

from django.db import migrations

from ashinami_web.config import policies
from ashinami_web.money import guards

TWO_SIDES = "(body_id = ANY(ashinami_bodies()) OR funder_id = ANY(ashinami_bodies()))"


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL, and triggers where a constraint cannot say it."""

    dependencies = [("money", "0001_initial"), ("people", "0002_scope"), ("audit", "0003_scope")]

    operations = [
        *(
            policies.RowSecurity(f"money_{table}", policies.OF_BODY)
            for table in (
                "entry",
                "receipt",
                "bankline",
                "acknowledgement",
                "closedpaper",
                "allowancerate",
                "chargerate",
                "claimentry",
            )
        ),
        policies.RowSecurity("money_programme", policies.ANYONE, adds=policies.OF_BODY),
        policies.RowSecurity("money_formtemplate", policies.ANYONE, adds=policies.OF_BODY),
        policies.RowSecurity("money_grant", TWO_SIDES),
        policies.RowSecurity(
            "money_claim",
            "(body_id = ANY(ashinami_bodies()) OR (funder_id = ANY(ashinami_bodies()) AND state NOT IN ('draft', 'withdrawn')))",
        ),
        policies.RowSecurity("money_claimpaper", TWO_SIDES),
        policies.RowSecurity("money_claimnote", TWO_SIDES),
        policies.RowSecurity(
            "money_personstatus",
            "person_id = ashinami_person() OR EXISTS (SELECT 1 FROM people_disclosure d"
            " WHERE d.person_id = money_personstatus.person_id AND d.to_body_id = ANY(ashinami_bodies())"
            ' AND d.start <= ashinami_day() AND (d."end" IS NULL OR d."end" > ashinami_day()))',
        ),
        policies.Guard(postgresql=guards.POSTGRES, sqlite=guards.TRIGGERS),
    ]
