"""The file of helplines and its command: the file of the repository reaches the table, and a person's correction is never undone."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from orientation.alerts import Alert
from orientation.helping.helpline_file import BringReport, FaultyHelplinesError, bring_helplines, read_helplines
from orientation.helping.topics import ADMINISTRATIONS
from orientation.models import Helpline

ONE = """
[essai]
name = "Essai"
purpose = "Pour essayer"
phone = "3900"
topics = ["violence"]
owner = "Organisme d'essai"
source = "essai.example"
shown = true
check_before = 2026-06-01
"""


@pytest.fixture
def file(tmp_path: Path, none_at_all: None) -> Path:
    path = tmp_path / "helplines.toml"
    path.write_text(ONE)
    return path


def row() -> Helpline:
    return Helpline.objects.get(slug="essai")


def test_the_file_of_the_repository_is_sound() -> None:
    lines = read_helplines()
    assert len(lines) >= 30
    for slug, fields in lines.items():
        helpline = Helpline(slug=slug, **fields)
        helpline.clean_fields(exclude=["topics", "departments"])
        assert helpline.owner, slug
        assert helpline.source, slug


@pytest.mark.parametrize(
    ("alert", "numbers"),
    [
        pytest.param(Alert.VIOLENCE, {"17", "114", "3919"}, id="violence"),
        pytest.param(Alert.SUICIDE, {"3114", "15", "112"}, id="suicide"),
        pytest.param(Alert.HARASSMENT, {"3018"}, id="harassment"),
        pytest.param(Alert.NO_SHELTER, {"115"}, id="no-shelter"),
        pytest.param(Alert.FRAUD, {"https://17cyber.gouv.fr", "0805805817"}, id="fraud"),
        pytest.param(Alert.HACKING, {"https://17cyber.gouv.fr"}, id="hacking"),
        pytest.param(Alert.DOUBT, {"33700"}, id="doubt"),
    ],
)
def test_each_alert_has_its_numbers_shown(alert: Alert, numbers: set[str]) -> None:
    shown = [fields for fields in read_helplines().values() if alert in fields["topics"] and fields["is_shown"]]
    reached = {fields[name] for fields in shown for name in ("phone", "sms", "website")}
    assert numbers <= reached


def test_a_line_that_changed_its_number_keeps_its_name_so_that_every_site_follows() -> None:
    lines = read_helplines()
    assert lines["maltraitances-3977"]["phone"] == "3133"
    assert "3977" not in {fields["phone"] for fields in lines.values()}


def test_each_administration_can_be_reached() -> None:
    shown = {topic for fields in read_helplines().values() if fields["is_shown"] for topic in fields["topics"]}
    assert set(ADMINISTRATIONS) <= shown


def test_a_number_of_which_one_is_not_sure_is_not_shown() -> None:
    lines = read_helplines()
    for slug in ("illettrisme-info-service", "etrangers-en-france", "medecin-de-garde", "perceval", "thesee"):
        assert not lines[slug]["is_shown"], slug
        assert lines[slug]["doubt"], slug


def test_a_migrated_database_holds_the_file(db: None) -> None:
    """The migration fills an empty table; a test that emptied it before says nothing here."""
    rows = dict(Helpline.objects.values_list("slug", "from_file"))
    assert rows == {} or rows == read_helplines()


def test_the_second_time_changes_nothing(file: Path) -> None:
    assert bring_helplines(file) == BringReport(added=1)
    assert bring_helplines(file) == BringReport(unchanged=1)


def test_a_dry_run_writes_nothing(file: Path) -> None:
    assert bring_helplines(file, write=False) == BringReport(added=1)
    assert not Helpline.objects.exists()


def test_a_new_version_of_the_file_is_followed(file: Path) -> None:
    bring_helplines(file)
    file.write_text(ONE.replace("3900", "3911").replace("2026-06-01", "2027-06-01"))
    assert bring_helplines(file) == BringReport(changed=1)
    assert (row().phone, row().check_before) == ("3911", date(2027, 6, 1))


def test_a_correction_is_kept_and_the_rest_follows(file: Path) -> None:
    bring_helplines(file)
    Helpline.objects.update(phone="3922", is_shown=False)
    file.write_text(ONE.replace("3900", "3911").replace("Pour essayer", "Pour essayer encore"))
    assert bring_helplines(file) == BringReport(changed=1, kept=1)
    assert (row().phone, row().is_shown, row().purpose) == ("3922", False, "Pour essayer encore")
    assert bring_helplines(file) == BringReport(unchanged=1, kept=1)
    assert row().phone == "3922"


def test_a_day_of_checking_written_by_a_person_is_kept(file: Path) -> None:
    bring_helplines(file)
    Helpline.objects.update(checked_on=date(2026, 5, 1), check_before=date(2026, 11, 1))
    bring_helplines(file)
    assert (row().checked_on, row().check_before) == (date(2026, 5, 1), date(2026, 11, 1))


def test_a_line_that_a_person_added_first_is_left_alone(file: Path) -> None:
    Helpline.objects.create(slug="essai", name="Le nôtre", purpose="Local", phone="3999", owner="Nous", check_before=date(2026, 1, 1))
    assert bring_helplines(file).kept == 1
    assert (row().name, row().phone) == ("Le nôtre", "3999")
    bring_helplines(file)
    assert (row().name, row().phone) == ("Le nôtre", "3999")


def test_a_line_that_left_the_file_stays(file: Path) -> None:
    bring_helplines(file)
    file.write_text("")
    assert bring_helplines(file) == BringReport()
    assert row().is_shown


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(ONE.replace('topics = ["violence"]', 'topics = ["violense"]'), id="unknown-topic"),
        pytest.param(ONE.replace("phone =", "fone ="), id="unknown-field"),
        pytest.param(ONE.replace('phone = "3900"\n', ""), id="no-way-to-reach"),
        pytest.param(ONE.replace('owner = "Organisme d\'essai"\n', ""), id="no-owner"),
        pytest.param("[essai", id="not-toml"),
    ],
)
def test_a_faulty_file_is_refused_and_writes_nothing(file: Path, wrong: str) -> None:
    file.write_text(wrong)
    with pytest.raises(FaultyHelplinesError, match=r"essai|helplines\.toml"):
        bring_helplines(file)
    assert not Helpline.objects.exists()


def test_reading_an_unchanged_file_costs_one_query(file: Path) -> None:
    bring_helplines(file)
    with CaptureQueriesContext(connection) as queries:
        bring_helplines(file)
    assert len([one for one in queries if "SELECT" in one["sql"]]) == 1
    assert not [one for one in queries if one["sql"].startswith(("INSERT", "UPDATE"))]


@pytest.mark.usefixtures("none_at_all")
def test_the_command_is_dry_unless_told_to_write() -> None:
    told = StringIO()
    call_command("load_helplines", stdout=told)
    assert "rien n'a été écrit" in told.getvalue()
    assert not Helpline.objects.exists()
    call_command("load_helplines", "--write", stdout=told)
    assert Helpline.objects.count() == len(read_helplines())
    assert told.getvalue().splitlines()[-1] == f"added={len(read_helplines())} changed=0 unchanged=0 kept=0"


def test_the_command_says_what_is_wrong_with_the_file(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    def fail(**_: object) -> BringReport:
        raise FaultyHelplinesError("[essai]: no phone")

    monkeypatch.setattr("orientation.management.commands.load_helplines.bring_helplines", fail)
    with pytest.raises(CommandError, match="no phone"):
        call_command("load_helplines")
