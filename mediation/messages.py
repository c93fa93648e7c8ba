"""Messages: the translations people write (.po), compiled into the form that is read (.mo), without the gettext tools."""

from dataclasses import dataclass, field
from pathlib import Path

import polib
from django.conf import settings

FOLDER = Path(settings.BASE_DIR) / "locale"


class UnreadableMessagesError(Exception):
    """A file of translations cannot be read. `str()` names it and says where."""


@dataclass(slots=True)
class Compiled:
    """The files written, and those that were already right."""

    written: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)


def compile_messages(folder: Path = FOLDER) -> Compiled:
    """Compile `<folder>/*/LC_MESSAGES/*.po` beside them; fuzzy and blank translations are left out, as gettext does.

    A file that would be the same is not written. Nothing is written when one of them cannot be read: raises UnreadableMessagesError.
    """
    compiled = Compiled()
    contents = {path.with_suffix(".mo"): _compiled(path) for path in sorted(folder.glob("*/LC_MESSAGES/*.po"))}
    for path, content in contents.items():
        if path.is_file() and path.read_bytes() == content:
            compiled.unchanged.append(path)
            continue
        # Renamed into place: a server that reads it meanwhile sees the old file or the new one.
        unfinished = path.with_suffix(".mo.part")
        unfinished.write_bytes(content)
        unfinished.replace(path)
        compiled.written.append(path)
    return compiled


def _compiled(path: Path) -> bytes:
    try:
        return bytes(polib.pofile(str(path)).to_binary())
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableMessagesError(f"{path.name} ({path.parent.parent.name}): {error}") from error
