"""When a car that is lent may be used; empty: at any time."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column more."""

    dependencies = [("bodies", "0003_scope")]

    operations = [
        migrations.AddField(
            model_name="vehicle",
            name="free",
            field=models.JSONField(blank=True, default=list, verbose_name="使える時間帯"),
        ),
    ]
