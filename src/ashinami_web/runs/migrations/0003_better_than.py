"""A better plan that a proof came upon belongs to the plan it is better than; there is one at most."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """One column more."""

    dependencies = [("runs", "0002_scope")]

    operations = [
        migrations.AddField(
            model_name="plan",
            name="better_than",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="better",
                to="runs.plan",
            ),
        ),
    ]
