"""The index that walks outwards from a point on PostgreSQL: GiST on contrib `cube` (docs/adr/0002). SQLite has none and needs none.

`cube` is a trusted extension: the owner of the database may create it. Places without a position are left out of the index, because a cube
holds no null.
"""

from django.contrib.postgres.operations import CreateExtension
from django.db import migrations

CREATE = """
CREATE INDEX place_on_sphere ON places_place USING gist (
    cube(ARRAY[cos(radians(latitude)) * cos(radians(longitude)), cos(radians(latitude)) * sin(radians(longitude)), sin(radians(latitude))])
) WHERE latitude IS NOT NULL
"""


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(CREATE)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX place_on_sphere")


class Migration(migrations.Migration):
    dependencies = [("places", "0001_places")]
    operations = [CreateExtension("cube"), migrations.RunPython(create, drop)]
