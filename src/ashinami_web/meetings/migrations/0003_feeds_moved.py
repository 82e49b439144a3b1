from django.db import migrations


class Migration(migrations.Migration):
    """The addresses of the calendar stand in the room 'feeds'."""

    dependencies = [("meetings", "0002_scope"), ("feeds", "0001_initial")]

    operations = [migrations.DeleteModel(name="Feed")]
