"""A bulk edit: seen before it is written, exactly what was seen, never over what a place said of itself."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from curation.bulk import previewing
from curation.bulk.operations import Kind, Operation
from curation.bulk.previewing import Exclusion, NotAgreedError, Preview, TooManyPlacesError, preview, write
from places.editing import Authorship, change_place
from places.models import Batch, Place, Revision
from places.vocabulary import Origin
from tests.factories import AT, STAFF, make_place, make_places

pytestmark = pytest.mark.django_db

ADD_PIX = Operation("programmes", Kind.ADD, "pix")
OWNER = Authorship(origin=Origin.OWNER, at=AT)


def everywhere() -> Any:
    return Place.objects.all()


def as_seen() -> Callable[[Preview], bool]:
    """Agree to what is previewed now, and to nothing else."""
    stamp = preview(everywhere(), ADD_PIX).stamp
    return lambda seen: seen.stamp == stamp


@pytest.mark.parametrize(
    ("operation", "before", "after"),
    [
        (ADD_PIX, None, ["pix"]),
        (ADD_PIX, ["bnr"], ["bnr", "pix"]),
        (ADD_PIX, ["pix"], ["pix"]),
        (Operation("programmes", Kind.REMOVE, "pix"), ["bnr", "pix"], ["bnr"]),
        (Operation("programmes", Kind.REMOVE, "pix"), None, None),
        (Operation("programmes", Kind.REMOVE, "pix"), ["pix"], []),
        (Operation("programmes", Kind.REPLACE, "pix"), ["bnr"], ["pix"]),
        (Operation("wifi", Kind.REPLACE, "oui"), None, True),
        (Operation("wifi", Kind.REPLACE, "inconnu"), False, None),
    ],
)
def test_what_an_operation_makes_of_a_fact(operation: Operation, before: Any, after: Any) -> None:
    assert operation.applied(before) == after


@pytest.mark.parametrize(
    "wrong",
    [
        ("programmes", Kind.ADD, "klingon", ""),
        ("name", Kind.REPLACE, "x", ""),
        ("status", Kind.REPLACE, "withdrawn", ""),
        ("wifi", Kind.ADD, "oui", ""),
        ("wifi", Kind.REPLACE, "peut-être", ""),
        ("programmes", Kind.ADD, "pix", "demarches"),
        ("fees", Kind.ADD, "gratuit", "jardinage"),
    ],
    ids=str,
)
def test_what_does_not_go_together_is_refused(wrong: tuple[str, Kind, str, str]) -> None:
    with pytest.raises(ValueError, match="'"):
        Operation(*wrong)


def test_the_preview_says_what_changes_and_what_does_not_and_why() -> None:
    place, already, locked = make_place(), make_place(programmes=["pix"]), make_place()
    change_place(locked, {"programmes": ["bnr"]}, by=OWNER)
    merged = make_place(status="merged", merged_into=place.pk)
    found = preview(everywhere(), ADD_PIX)
    assert [(effect.place.pk, effect.changes) for effect in found.effects] == [(place.pk, {"programmes": [None, ["pix"]]})]
    assert {(one.pk, why) for one, why in found.excluded} == {
        (already.pk, Exclusion.ALREADY),
        (locked.pk, Exclusion.LOCKED),
        (merged.pk, Exclusion.MERGED),
    }


def test_only_the_services_of_the_category_change() -> None:
    place, other = make_place(services=["demarches", "acces"]), make_place(services=["culture"])
    found = preview(everywhere(), Operation("fees", Kind.ADD, "gratuit", "acces"))
    assert [effect.changes for effect in found.effects] == [{"services/acces/fees": [None, ["gratuit"]]}]
    assert found.excluded == ((other, Exclusion.NOT_CONCERNED),)
    assert place.pk == found.effects[0].place.pk


def test_what_is_written_is_what_was_seen_as_one_batch() -> None:
    places = make_places([{}] * 3)
    batch = write(everywhere(), ADD_PIX, agrees=as_seen(), label="Pix partout", by=STAFF)
    assert set(Place.objects.values_list("pk", flat=True)) == {place.pk for place in places}
    assert all(place.programmes == ["pix"] for place in Place.objects.all())
    assert Revision.objects.filter(batch=batch).count() == 3
    assert batch.counts == {"changed": 3}


def test_nothing_is_written_when_a_place_changed_since_the_preview() -> None:
    places = make_places([{}] * 3)
    agrees = as_seen()
    change_place(places[1], {"programmes": ["bnr"]}, by=STAFF)
    with pytest.raises(NotAgreedError):
        write(everywhere(), ADD_PIX, agrees=agrees, label="", by=STAFF)
    assert not Batch.objects.exists()
    assert Place.objects.get(pk=places[0].pk).programmes is None


def test_an_edit_of_nothing_is_refused() -> None:
    with pytest.raises(NotAgreedError):
        write(everywhere(), ADD_PIX, agrees=as_seen(), label="", by=STAFF)


def test_more_places_than_a_person_can_answer_for_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    make_places([{}] * 3)
    monkeypatch.setattr(previewing, "MOST_PLACES", 2)
    with pytest.raises(TooManyPlacesError) as refused:
        preview(everywhere(), ADD_PIX)
    assert refused.value.count == 3


def test_the_queries_do_not_depend_on_the_number_of_places() -> None:
    spent = []
    for more in (1, 24):
        make_places([{}] * more)
        with CaptureQueriesContext(connection) as captured:
            preview(everywhere(), ADD_PIX)
        spent.append(len(captured))
    assert spent == [4, 4]
