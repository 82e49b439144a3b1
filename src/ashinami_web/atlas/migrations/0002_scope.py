"""What the database itself guards in 'atlas'."""

from django.db import migrations

from ashinami_web.config import policies

OF_TOWN = """municipality_id IN (
  SELECT coalesce(b.municipality_id, b.id) FROM bodies_body b WHERE b.id = ANY(ashinami_bodies()))"""
OF_LAYER = "layer_id IN (SELECT l.id FROM atlas_layer l)"


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL: a layer is seen in its municipality, a feature with its layer."""

    dependencies = [("atlas", "0001_initial")]

    operations = [
        policies.RowSecurity("atlas_layer", OF_TOWN),
        policies.RowSecurity("atlas_feature", OF_LAYER),
    ]
