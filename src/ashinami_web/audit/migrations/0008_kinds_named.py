from django.db import migrations, models

from ashinami_web.audit import guards
from ashinami_web.config import policies


class Migration(migrations.Migration):
    """A room that comes later adds kinds of its own without changing this table."""

    dependencies = [
        ("audit", "0007_rejudged_kind"),
        ("bodies", "0004_volunteer_wishes"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="event", name="event_kind_known"),
        migrations.AlterField(
            model_name="event",
            name="kind",
            field=models.CharField(max_length=40, verbose_name="an `EventKind`; the rooms that come later add theirs"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__regex", "^[a-z_]+(\\.[a-z_]+)+$")), name="event_kind_named"
            ),
        ),
        policies.Guard(sqlite=guards.EVENT_TRIGGERS),
    ]
