"""The helplines of the repository, so that a new database is never without the numbers that matter most.

Later versions of the file are brought by `manage.py load_helplines --write`, which keeps what was corrected meanwhile. Here only an empty
table is filled, from the columns that this migration knows: it does not depend on code that will change.
"""

import tomllib
from pathlib import Path

from django.db import migrations

FILE = Path(__file__).resolve().parent.parent / "data" / "helplines.toml"
TEXTS = ("name", "purpose", "phone", "sms", "website", "hours", "languages", "owner", "source", "doubt")


def fill(apps, schema_editor):
    Helpline = apps.get_model("orientation", "Helpline")
    if Helpline.objects.exists():
        return
    for slug, told in tomllib.loads(FILE.read_text(encoding="utf-8")).items():
        fields = {name: told.get(name, "") for name in TEXTS}
        fields |= {name: told.get(name) for name in ("departments", "checked_on", "check_before")}
        fields |= {"topics": sorted(told["topics"]), "rank": told.get("rank", 100), "is_shown": told["shown"]}
        in_json = {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in fields.items()}
        Helpline.objects.create(slug=slug, from_file=in_json, **fields)


class Migration(migrations.Migration):
    dependencies = [("orientation", "0001_orientation")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
