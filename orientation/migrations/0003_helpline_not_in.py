"""Where a number cannot be called, or is doubted to. The rows that the file made follow it, since the table was filled without this column."""

import tomllib
from pathlib import Path

from django.db import migrations

import places.fields

FILE = Path(__file__).resolve().parent.parent / "data" / "helplines.toml"


def fill(apps, schema_editor):
    Helpline = apps.get_model("orientation", "Helpline")
    shipped = tomllib.loads(FILE.read_text(encoding="utf-8"))
    for helpline in Helpline.objects.filter(slug__in=list(shipped), from_file__isnull=False):
        helpline.not_in = sorted(shipped[helpline.slug].get("not_in", ())) or None
        helpline.from_file = {**helpline.from_file, "not_in": helpline.not_in}
        helpline.save()


class Migration(migrations.Migration):
    dependencies = [("orientation", "0002_helplines")]
    operations = [
        migrations.AddField(
            "helpline",
            "not_in",
            places.fields.CodeList(
                blank=True, help_text="Codes : là, on ne peut pas appeler, ou on en doute.", null=True, verbose_name="pas depuis ces départements"
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
