"""`compile_messages`: what translators write becomes what the site reads, without the gettext tools."""

import gettext
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from mediation import messages
from mediation.messages import UnreadableMessagesError, compile_messages

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def write(folder: Path, language: str, text: str) -> Path:
    """A file of translations of one language."""
    path = folder / language / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + text, encoding="utf-8")
    return path


def translated(path: Path, text: str) -> str:
    with path.with_suffix(".mo").open("rb") as file:
        return gettext.GNUTranslations(file).gettext(text)


def test_a_translation_becomes_readable(tmp_path: Path) -> None:
    path = write(tmp_path, "en", 'msgid "Lieu inconnu à cette adresse"\nmsgstr "No such place"\n')
    assert compile_messages(tmp_path).written == [path.with_suffix(".mo")]
    assert translated(path, "Lieu inconnu à cette adresse") == "No such place"


def test_doubtful_and_missing_translations_are_left_in_french(tmp_path: Path) -> None:
    path = write(tmp_path, "en", '#, fuzzy\nmsgid "Oui"\nmsgstr "Perhaps"\n\nmsgid "Non"\nmsgstr ""\n')
    compile_messages(tmp_path)
    assert (translated(path, "Oui"), translated(path, "Non")) == ("Oui", "Non")


def test_compiling_again_writes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, "en", 'msgid "Oui"\nmsgstr "Yes"\n')
    compile_messages(tmp_path)
    before = path.with_suffix(".mo").stat().st_mtime_ns
    again = compile_messages(tmp_path)
    assert (again.written, again.unchanged) == ([], [path.with_suffix(".mo")])
    assert path.with_suffix(".mo").stat().st_mtime_ns == before


def test_a_changed_translation_is_compiled_anew(tmp_path: Path) -> None:
    path = write(tmp_path, "en", 'msgid "Oui"\nmsgstr "Yes"\n')
    compile_messages(tmp_path)
    write(tmp_path, "en", 'msgid "Oui"\nmsgstr "Indeed"\n')
    assert compile_messages(tmp_path).written == [path.with_suffix(".mo")]
    assert translated(path, "Oui") == "Indeed"


def test_a_broken_file_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    good = write(tmp_path, "en", 'msgid "Oui"\nmsgstr "Yes"\n')
    write(tmp_path, "pt", 'msgid "Oui\nmsgstr\n')
    with pytest.raises(UnreadableMessagesError, match=r"django\.po \(pt\)"):
        compile_messages(tmp_path)
    assert not good.with_suffix(".mo").exists()


def test_without_translations_there_is_nothing_to_do(tmp_path: Path) -> None:
    compiled = compile_messages(tmp_path / "nowhere")
    assert (compiled.written, compiled.unchanged) == ([], [])


def test_the_command_compiles_the_translations_of_the_project_and_counts_them() -> None:
    files = len(list(messages.FOLDER.glob("*/LC_MESSAGES/*.po")))
    out = StringIO()
    call_command("compile_messages", stdout=out)
    call_command("compile_messages", stdout=out)
    assert out.getvalue().splitlines()[1] == f"written=0 unchanged={files}"


def test_the_command_says_which_file_is_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "en", 'msgid "Oui\nmsgstr\n')
    monkeypatch.setattr("mediation.management.commands.compile_messages.compile_messages", lambda: compile_messages(tmp_path))
    with pytest.raises(CommandError, match=r"django\.po \(en\)"):
        call_command("compile_messages")
