from django.db import migrations


class Migration(migrations.Migration):
    """The addresses of the calendar stand in the room 'feeds'."""

    dependencies = [("records", "0003_insurance_rule"), ("feeds", "0001_initial")]

    operations = [migrations.DeleteModel(name="CalendarFeed")]
