"""Example files, as commands take them: a path in, examples out, or a sentence that says what to mend."""

from pathlib import Path

from django.core.management.base import CommandError

from orientation.phrases.phrase_files import Example, UnreadablePhraseFile, examples


def examples_of(path: Path) -> list[Example]:
    """The examples of the file. Raises CommandError, saying what to mend."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return examples(lines)
    except OSError as error:
        raise CommandError(f"« {path} » ne peut pas être lu : {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"« {path} » n'est pas un fichier de texte en UTF-8.") from error
    except UnreadablePhraseFile as error:
        raise CommandError(f"« {path} » : {error}") from error
