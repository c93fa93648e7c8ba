"""How often a place is looked at: right on average, silent about people, harmless to the page whatever happens to the count."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest
import time_machine
from django.conf import LazySettings
from django.db import connection, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.policy import Role
from mediation.purging import purge
from places import page_views
from places.editing import change_place
from places.models import PageViews, Place
from places.page_views import MONTHS_KEPT, month_before, record_view
from tests.factories import AT, STAFF, make_place, make_places
from tests.team import make_user

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 3, 3)
PHONE = "Mozilla/5.0 (Linux; Android 13; CUBOT X30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0 Mobile Safari/537.36"
ROBOTS = ["", "Essaibot/2.1", "Essai (+https://robot.example)", "curl/8.5", "HeadlessChrome/1"]


class Drawing(Random):
    """Every visit is drawn, or none."""

    def __init__(self, *, always: bool) -> None:
        super().__init__()
        self.always = always

    def randrange(self, *_: object) -> int:  # type: ignore[override]
        return 0 if self.always else 1


@pytest.fixture
def draw(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def choose(*, always: bool = True) -> None:
        monkeypatch.setattr(page_views, "CHANCE", Drawing(always=always))

    return choose


def counts() -> dict[tuple[int, date], int]:
    return {(row.place_id, row.month): row.count for row in PageViews.objects.all()}


@pytest.mark.django_db
def test_the_count_is_right_on_average_by_place_and_month() -> None:
    places, months, visits = [place.pk for place in make_places([{"name": "Un"}, {"name": "Deux"}])], [DAY, date(2026, 4, 30)], 1_500
    page_views.CHANCE.seed(20260303)
    for _ in range(visits):
        for place in places:
            record_view(place, months[0])
            record_view(place, months[1])
    found = counts()
    assert set(found) == {(place, month.replace(day=1)) for place in places for month in months}
    assert all(count % 10 == 0 for count in found.values())
    deviation = 10 * (visits * 0.1 * 0.9) ** 0.5
    assert [count for count in found.values() if abs(count - visits) > 3 * deviation] == []
    assert abs(sum(found.values()) - 4 * visits) < 3 * 2 * deviation
    assert {field.name for field in PageViews._meta.get_fields()} == {"id", "place", "month", "count"}, "nothing else is kept"


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["", "fiche/"])
def test_someone_who_looks_is_counted_and_nobody_else(client: Client, draw: Callable[..., None], settings: LazySettings, page: str) -> None:
    draw()
    place = make_place()
    url = f"{place.get_absolute_url()}{page}"
    get = lambda **headers: client.get(url, headers={"user-agent": PHONE} | headers)  # noqa: E731
    with time_machine.travel(AT, tick=False):
        client.head(url, headers={"user-agent": PHONE})
        for robot in ROBOTS:
            get(**{"user-agent": robot})
        get(**{"sec-purpose": "prefetch;prerender"})
        get(purpose="prefetch")
        assert counts() == {}
        first = get()
        assert list(counts().values()) == [10]
        if "ETag" in first:
            assert get(**{"if-none-match": first["ETag"]}).status_code == 304
            assert list(counts().values()) == [20]
        before = counts()
        settings.VIEWS_COUNTED = False
        get()
        settings.VIEWS_COUNTED = True
        change_place(place, {"status": "withdrawn"}, by=STAFF)
        assert get().status_code == 410
        assert client.get("/lieu/zzzzzzzz/", headers={"user-agent": PHONE}).status_code == 404
        change_place(place, {"status": "published"}, by=STAFF)
        client.force_login(make_user(Role.EDITOR))
        assert get().status_code == 200
    assert counts() == before


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["", "fiche/"])
def test_a_visit_that_is_drawn_costs_one_statement_the_others_none(client: Client, draw: Callable[..., None], page: str) -> None:
    url = f"{make_place().get_absolute_url()}{page}"

    def queries(agent: str, *, always: bool) -> int:
        draw(always=always)
        with CaptureQueriesContext(connection) as found:
            assert client.get(url, headers={"user-agent": agent}).status_code == 200
        return len([one for one in found if "SAVEPOINT" not in one["sql"]])

    uncounted = queries("", always=True)
    assert queries(PHONE, always=False) == uncounted
    assert [queries(PHONE, always=True) for _ in range(2)] == [uncounted + 1] * 2


@pytest.mark.django_db
def test_a_count_that_cannot_be_written_is_lost_and_the_page_is_not(
    client: Client, draw: Callable[..., None], monkeypatch: pytest.MonkeyPatch, written: list[str]
) -> None:
    draw()
    place = make_place(name="Lieu regardé")
    monkeypatch.setattr(page_views, "_COUNT_UP", "INSERT INTO no_such_table (a, b) VALUES (%s, %s)")
    assert "Lieu regardé" in client.get(place.get_absolute_url(), headers={"user-agent": PHONE}).content.decode()
    (lost,) = [line for line in written if "page_view_lost" in line]
    assert place.code not in lost
    assert str(place.pk) not in lost.partition('"event"')[2]
    assert counts() == {}


@pytest.mark.whichever_database
@pytest.mark.django_db
def test_visitors_read_what_is_counted_and_until_when(client: Client, settings: LazySettings) -> None:
    said = [f"{MONTHS_KEPT} mois", "Une lecture sur dix", "Nous ne comptons pas combien de fois"]
    for counted in (True, False):
        settings.VIEWS_COUNTED = counted
        page = client.get("/confidentialite/").content.decode()
        assert [words in page for words in said] == [counted, counted, not counted]


@pytest.mark.django_db
def test_counts_are_erased_after_thirteen_months() -> None:
    place = make_place()
    months = [month_before(DAY, back) for back in range(MONTHS_KEPT + 2)]
    assert (months[0], months[2], months[3]) == (date(2026, 3, 1), date(2026, 1, 1), date(2025, 12, 1))
    for month in months:
        PageViews.objects.create(place=place, month=month, count=10)
    assert purge(DAY, write=False)["page_views"] == 2
    assert len(counts()) == MONTHS_KEPT + 2
    assert purge(DAY, write=True)["page_views"] == 2
    assert set(counts()) == {(place.pk, month) for month in months[:MONTHS_KEPT]}


@pytest.mark.django_db(transaction=True)
def test_on_postgresql_several_at_once_are_all_counted_even_while_the_place_is_being_edited(draw: Callable[..., None]) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has its own test, on a file: its tests are in memory, seen by one thread")
    draw()
    place = make_place()
    held, counted = threading.Event(), threading.Event()

    def edit() -> None:
        with transaction.atomic():
            Place.objects.select_for_update().get(pk=place.pk)
            held.set()
            counted.wait(10)
        connections["default"].close()

    editor = threading.Thread(target=edit)
    editor.start()
    held.wait(10)
    count_together(place.pk)
    waited = not editor.is_alive()
    counted.set()
    editor.join()
    assert not waited
    assert counts() == {(place.pk, DAY.replace(day=1)): 400}


def count_together(place: int) -> None:
    """Four threads, ten visits each."""
    together = threading.Barrier(4)

    def count_ten() -> None:
        together.wait()
        for _ in range(10):
            record_view(place, DAY)
        connections["default"].close()

    threads = [threading.Thread(target=count_ten) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.own_database
def test_an_sqlite_file_counts_several_at_once_and_never_makes_a_page_wait_for_an_import(tmp_path: Path) -> None:
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path / 'count.sqlite3'}"}
    told = subprocess.run([sys.executable, "-c", ON_A_FILE], env=environment, capture_output=True, text=True, check=True, cwd=ROOT)
    assert "page_view_lost" in told.stdout
    total, lost, seconds = told.stdout.split()[-3:]
    assert (total, lost) == ("400", "0")
    assert float(seconds) < 5, "the usual wait is 20 seconds"


ON_A_FILE = """
import os, sqlite3, time
os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'mediation.settings')
import django
django.setup()
from django.db import connection
from places import page_views
from places.models import PageViews
from tests.places.test_page_views import DAY, Drawing, count_together
with connection.schema_editor() as editor:
    editor.create_model(PageViews)
page_views.CHANCE = Drawing(always=True)
usual, page_views.WAIT_MS = page_views.WAIT_MS, 20_000  # a slow machine must not lose a count here
count_together(1)
page_views.WAIT_MS = usual
importing = sqlite3.connect(connection.settings_dict['NAME'])
importing.execute('BEGIN IMMEDIATE')
start = time.monotonic()
page_views.record_view(2, DAY)
seconds = time.monotonic() - start
importing.rollback()
print(PageViews.objects.get(place_id=1).count, PageViews.objects.filter(place_id=2).count(), seconds)
"""
