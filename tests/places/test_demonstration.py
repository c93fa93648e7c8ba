"""The demonstration's places: all invented, all marked, and together showing everything the directory can say."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.db.models import TextChoices
from django.utils import timezone

from places import vocabulary
from places.demonstration.loading import PLACES_FILE, SOURCE, Loaded, holds_other_places, load
from places.demonstration.notes import read_notes
from places.editing import change_place
from places.hours import Schedule, Unreadable
from places.importing.standard import Column
from places.models import Batch, Place, Revision, Service, Source, SourceRecord
from places.typologies import Typology
from places.vocabulary import Status
from tests.factories import AT, STAFF, make_place

SCHEMA = Path(__file__).resolve().parents[3] / "shared" / "data" / "lieux_standard.schema.json"

FICTION_PHONE = re.compile(r"\+33(?:19900|26191|35301|46571|53649|63998)\d{4}")
"""Numbers that ARCEP keeps for works of fiction."""
RESERVED_HOST = re.compile(r"(?:www\.)?example\.(?:org|com|net)|(?:[a-z-]+\.)+(?:example|invalid)")
"""Names that RFC 2606 keeps for examples."""
INVENTED_STREET = re.compile(r"Démonstration|Exemple-Fictif|Lieu-Inventé|Fausse-Adresse|Maquette-Fictive|Adresse-Fictive")

# Monday 2 November 2026 is an ordinary week of all three places: no public holiday from Monday to Sunday.
MONDAY = datetime(2026, 11, 2)

PLACE_LISTS: dict[type[TextChoices], str] = {
    Typology: "typologies",
    vocabulary.Programme: "programmes",
    vocabulary.Training: "trainings",
    vocabulary.AccessMode: "access_modes",
    vocabulary.Itinerancy: "itinerancy",
}
PLACE_CODES: dict[type[TextChoices], str] = {
    vocabulary.Status: "status",
    vocabulary.PositionPrecision: "position_precision",
}
SERVICE_LISTS: dict[type[TextChoices], str] = {
    vocabulary.Public: "publics",
    vocabulary.SpecialSupport: "special_support",
    vocabulary.Fee: "fees",
    vocabulary.SupportMode: "support_modes",
    vocabulary.Device: "devices",
}
SERVICE_CODES: dict[type[TextChoices], str] = {
    vocabulary.ServiceCategory: "category",
    vocabulary.Level: "level",
}
NOT_OF_A_PLACE = {vocabulary.Origin, vocabulary.SourceKind, vocabulary.Settlement}
THREE_VALUED = ["home_visits", "does_it_for_you", "walk_in", "step_free", "printing", "scanning", "wifi", "computers", "charging"]


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[Loaded]:
    """The demonstration, loaded once for all these tests, then undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load(at=AT)
        transaction.set_rollback(True)


@pytest.fixture
def places(db: None, loaded: Loaded) -> list[Place]:
    return list(Place.objects.order_by("pk").prefetch_related("services"))


def rows() -> list[dict[str, str]]:
    with PLACES_FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_file_has_the_columns_of_the_national_schema() -> None:
    assert list(rows()[0]) == [str(column) for column in Column]


def test_the_file_is_valid_for_the_national_schema(tmp_path: Path) -> None:
    if not SCHEMA.is_file():
        pytest.skip("the national schema is not beside the repository")
    frictionless = pytest.importorskip("frictionless")
    with frictionless.system.use_context(trusted=True):
        report = frictionless.Resource(str(PLACES_FILE), schema=str(SCHEMA)).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])


def test_every_row_is_accepted(db: None, loaded: Loaded) -> None:
    assert (loaded.counts.rejected, loaded.counts.conflicts) == (0, 0)
    assert loaded.counts.added == len(rows()) >= 100


def test_loading_again_changes_nothing(places: list[Place]) -> None:
    before = (Revision.objects.count(), Batch.objects.filter(origin="staff").count(), Service.objects.count())
    again = load(at=AT + timedelta(days=1))
    assert (again.counts.unchanged, again.told) == (len(places), 0)
    assert (again.counts.added, again.counts.changed, again.counts.withdrawn) == (0, 0, 0)
    assert (Revision.objects.count(), Batch.objects.filter(origin="staff").count(), Service.objects.count()) == before


def test_what_a_person_writes_survives_the_next_loading(places: list[Place]) -> None:
    place = Place.objects.get(records__external_id="demo-93-001")
    assert (place.walk_in, place.services.get(key="quotidien").level) == (True, "debutant")
    services = {service.key: {} for service in place.services.all()} | {"quotidien": {"level": "avance"}}
    del services["atelier-smartphone"]
    change_place(place, {"walk_in": False, "services": services}, by=STAFF)
    load(at=AT + timedelta(days=1))
    place.refresh_from_db()
    assert (place.walk_in, place.services.get(key="quotidien").level) == (False, "avance")
    assert not place.services.filter(key="atelier-smartphone").exists()


def test_the_source_says_that_it_is_a_demonstration(loaded: Loaded, db: None) -> None:
    assert Source.objects.get(slug=SOURCE).name == "Démonstration (lieux fictifs)"


def test_every_place_says_that_it_does_not_exist(places: list[Place]) -> None:
    assert [place.name for place in places if "(démonstration)" not in place.name] == []
    assert [place.name for place in places if "il n'existe pas" not in place.description] == []
    assert [place.address for place in places if not INVENTED_STREET.search(place.address)] == []


def test_no_number_can_reach_anybody(places: list[Place]) -> None:
    numbers = [number for place in places for number in (place.phone, *(place.other_phones or [])) if number]
    assert len(numbers) > 70
    assert [number for number in numbers if not FICTION_PHONE.fullmatch(number)] == []


def test_no_address_on_line_belongs_to_anybody(places: list[Place]) -> None:
    urls = [url for place in places for url in (*(place.websites or []), place.booking_url, place.accessibility_url) if url]
    hosts = {urlsplit(url).hostname or "" for url in urls}
    hosts |= {email.rpartition("@")[2] for place in places for email in place.emails or []}
    assert {host for host in hosts if not RESERVED_HOST.fullmatch(host)} == set()


def test_every_vocabulary_is_looked_at() -> None:
    known = {value for value in vars(vocabulary).values() if isinstance(value, type) and issubclass(value, TextChoices)} - {TextChoices}
    assert known - NOT_OF_A_PLACE == {*PLACE_LISTS, *PLACE_CODES, *SERVICE_LISTS, *SERVICE_CODES} - {Typology}


@pytest.mark.parametrize("choices", [*PLACE_LISTS, *PLACE_CODES, *SERVICE_LISTS, *SERVICE_CODES], ids=lambda choices: choices.__name__)
def test_every_code_is_shown_by_some_place(places: list[Place], choices: type[TextChoices]) -> None:
    services = [service for place in places for service in place.services.all()]
    shown: set[str] = set()
    for field, holders in ((PLACE_LISTS.get(choices), places), (SERVICE_LISTS.get(choices), services)):
        shown |= {code for holder in holders for code in getattr(holder, field) or []} if field else set()
    for field, holders in ((PLACE_CODES.get(choices), places), (SERVICE_CODES.get(choices), services)):
        shown |= {getattr(holder, field) for holder in holders} if field else set()
    assert set(choices.values) - shown == set()


@pytest.mark.parametrize("fact", THREE_VALUED)
def test_every_three_valued_fact_is_a_yes_a_no_and_unknown_somewhere(places: list[Place], fact: str) -> None:
    assert {getattr(place, fact) for place in places} == {True, False, None}


def test_services_are_exclusive_open_to_all_or_do_not_say(places: list[Place]) -> None:
    assert {service.exclusive for place in places for service in place.services.all()} == {True, False, None}


def test_the_three_departments_have_their_own_density_and_clock(places: list[Place]) -> None:
    assert {place.department for place in places} == {"93", "48", "974"}
    counts = Counter(place.department for place in places)
    assert counts["93"] > counts["48"] > counts["974"] > 20
    assert {place.zone.key for place in places} == {"Europe/Paris", "Indian/Reunion"}


def test_hours_are_as_uneven_as_in_the_field(places: list[Place]) -> None:
    schedules = [place.schedule for place in places]
    assert 0.10 < schedules.count(None) / len(places) < 0.20
    assert sum(isinstance(schedule, Unreadable) for schedule in schedules) >= 4
    readable = [schedule for schedule in schedules if isinstance(schedule, Schedule)]
    assert {schedule.dated for schedule in readable} == {True, False}
    assert {schedule.speaks_of_holidays for schedule in readable} == {True, False}


@pytest.mark.parametrize(
    ("day", "hour"),
    [pytest.param(1, 19, id="Tuesday evening"), pytest.param(5, 11, id="Saturday morning"), pytest.param(0, 8, id="Monday at eight")],
)
def test_some_place_is_open_at_an_uncommon_hour(places: list[Place], day: int, hour: int) -> None:
    moment = MONDAY + timedelta(days=day, hours=hour, minutes=30)
    readable = [place for place in places if isinstance(place.schedule, Schedule)]
    assert [place for place in readable if place.schedule.open_at(moment.replace(tzinfo=place.zone))]  # type: ignore[union-attr]


def test_dates_go_from_years_ago_to_lately_and_never_to_come(places: list[Place]) -> None:
    dates = [place.source_date for place in places if place.source_date]
    assert min(dates).year <= 2020
    assert max(dates).year == 2026
    years = Counter(date.year for date in dates)
    assert years[2026] > years[2022] > 0
    assert max(dates) <= timezone.localdate()


def test_some_places_are_reached_in_one_way_only(places: list[Place]) -> None:
    contacts = [(place.phone, place.emails, place.booking_url) for place in places]
    assert any(booking and not phone and not emails for phone, emails, booking in contacts)
    assert any(phone and not emails and not booking for phone, emails, booking in contacts)
    assert any(not phone and not emails and not booking for phone, emails, booking in contacts)
    assert any(place.access_modes and "pas-de-public" in place.access_modes and place.phone for place in places)


def test_a_bus_stops_in_several_villages(places: list[Place]) -> None:
    stops = [place for place in places if place.parent_organization == "Bus France services (démonstration)"]
    assert len({place.commune_id for place in stops}) >= 5
    assert {tuple(place.itinerancy or []) for place in stops} == {("itinerant",)}


def test_a_place_entered_twice_leads_to_the_one_that_stays(places: list[Place]) -> None:
    merged = next(place for place in places if place.status == Status.MERGED)
    target = Place.objects.get(records__external_id="demo-93-045")
    assert merged.merged_into == target
    assert target.is_public
    assert Revision.objects.filter(place=merged, origin="staff").exists()


def test_closures_are_past_to_come_and_without_end(places: list[Place]) -> None:
    closures = [closure for place in places for closure in place.temporary_closures or []]
    assert {closure["until"] is None for closure in closures} == {True, False}
    assert all(datetime.fromisoformat(closure["from"]) and closure["reason"] for closure in closures)


def test_exceptional_hours_are_past_and_to_come(places: list[Place]) -> None:
    periods = [period for place in places for period in place.exceptional_hours or []]
    assert {period["until"] < MONDAY.date().isoformat() for period in periods} == {True, False}


def test_a_place_of_another_source_is_not_the_demonstrations(places: list[Place]) -> None:
    assert not holds_other_places()
    make_place()
    assert holds_other_places()


def test_every_note_is_about_a_row(db: None, loaded: Loaded) -> None:
    known = set(SourceRecord.objects.values_list("external_id", flat=True))
    noted = [note.external_id for note in read_notes()]
    assert len(noted) == len(set(noted))
    assert set(noted) <= known


def test_a_note_with_an_unknown_fact_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    path.write_text('[{"id": "demo-93-001", "facts": {"walkin": true}}]', encoding="utf-8")
    with pytest.raises(ValueError, match=r"demo-93-001 .* walkin"):
        read_notes(path)
