"""Questions asked of places: each hides only what it says it hides."""

from datetime import timedelta

import pytest

from places.editing import Authorship, change_place
from places.models import Place, SourceRecord
from places.vocabulary import Origin, Status
from tests import towns
from tests.factories import AT, STAFF, make_place, make_places, make_source

pytestmark = pytest.mark.django_db


def test_nothing_is_hidden_unless_asked() -> None:
    published, draft, withdrawn = make_places([{"status": status} for status in ("published", "draft", "withdrawn")])
    merged = make_place()
    Place.objects.filter(pk=merged.pk).update(status=Status.MERGED, merged_into=published)
    assert set(Place.objects.all()) == {published, draft, withdrawn, merged}
    assert Place.objects.published().get() == published
    assert set(Place.objects.published_or_merged()) == {published, merged}


def test_empty_arguments_ask_nothing() -> None:
    place = make_place(services={})
    asked = Place.objects.offering().offering([], fees=()).reached_by([]).in_programme(()).in_departments([]).named("  ").sourced_from("")
    assert asked.get() == place


def test_one_service_answers_for_all_that_is_asked() -> None:
    split = make_place(
        services={
            "acces": {"category": "acces", "fees": ["gratuit"], "publics": ["jeunes"]},
            "demarches": {"category": "demarches", "fees": ["payant"], "publics": ["seniors"]},
        }
    )
    whole = make_place(services={"demarches": {"category": "demarches", "fees": ["gratuit", "payant"], "publics": ["seniors"]}})
    assert Place.objects.offering(["demarches"], fees=["gratuit"]).get() == whole
    assert Place.objects.offering(fees=["gratuit"], publics=["seniors"]).get() == whole
    assert set(Place.objects.offering(["acces", "demarches"], publics=["seniors", "femmes"])) == {split, whole}


def test_unknown_is_not_no() -> None:
    def service(**facts: object) -> dict[str, dict[str, object]]:
        return {"demarches": {"category": "demarches", **facts}}

    yes = make_place(services=service(fees=["gratuit"]))
    unknown = make_place(services=service(fees=None))
    no = make_place(services=service(fees=["payant"]))
    none = make_place(services=service(fees=[]))
    assert set(Place.objects.offering(["demarches"], fees=["gratuit"])) == {yes}
    assert set(Place.objects.offering(["demarches"], fees=["gratuit"], include_unknown=True)) == {yes, unknown}
    assert {no, none}.isdisjoint(Place.objects.offering(fees=["gratuit"], include_unknown=True))


def test_a_category_must_be_said() -> None:
    make_place(services={"sans-categorie": {"category": ""}})
    assert not Place.objects.offering(["demarches"], include_unknown=True).exists()


def test_ways_in_and_programmes() -> None:
    phone, silent, closed = make_places([{"access_modes": modes, "programmes": modes} for modes in (["telephoner"], None, [])])
    assert set(Place.objects.reached_by(["telephoner", "courriel"])) == {phone}
    assert set(Place.objects.reached_by(["telephoner"], include_unknown=True)) == {phone, silent}
    assert Place.objects.in_programme(["telephoner"]).get() == phone
    assert closed not in Place.objects.reached_by(["telephoner"], include_unknown=True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("médiathèque", True, id="accents"),
        pytest.param("MEDIATHEQUE Hugo", True, id="case-and-order"),
        pytest.param("hugo-victor", True, id="punctuation"),
        pytest.param("st denis", True, id="saint"),
        pytest.param("média", True, id="part-of-a-word"),
        pytest.param("médiathèque Zola", False, id="every-word-counts"),
        pytest.param("%", True, id="signs-ask-nothing"),
    ],
)
def test_names_are_found_however_they_are_typed(text: str, found: bool) -> None:
    make_place(name="Médiathèque Victor-Hugo de Saint-Denis")
    assert Place.objects.named(text).exists() is found


def test_departements_are_those_of_the_commune() -> None:
    towns.save()
    seine, reunion, _ = make_places([{"commune": code} for code in ("93066", "97411", None)])
    assert Place.objects.in_departments(["93"]).get() == seine
    assert set(Place.objects.in_departments(["93", "974"])) == {seine, reunion}
    assert not Place.objects.in_departments(["97"]).exists()


def test_a_source_is_one_that_tells_of_the_place_or_collected_it() -> None:
    make_source("hub")
    told, collected, gone, _ = make_places([{}, {"collected_by": "hub"}, {}, {"collected_by": "hub-93"}])
    for place, withdrawn_at in [(told, None), (gone, AT)]:
        SourceRecord.objects.create(
            source_id="hub", external_id=str(place.pk), place=place, raw={}, facts={}, fingerprint="", seen_at=AT, withdrawn_at=withdrawn_at
        )
    assert set(Place.objects.sourced_from("hub")) == {told, collected}
    assert Place.objects.sources() == {"hub", "hub-93"}


def test_a_place_told_twice_by_a_source_is_found_once() -> None:
    make_source("hub")
    place = make_place()
    for external_id in "ab":
        SourceRecord.objects.create(source_id="hub", external_id=external_id, place=place, raw={}, facts={}, fingerprint="", seen_at=AT)
    assert Place.objects.sourced_from("hub").count() == 1


def test_updated_since_counts_the_services_too() -> None:
    old, renewed = make_places([{}, {}])
    later = AT + timedelta(hours=1)
    change_place(renewed, {"services": {"demarches": {"title": "Aide"}}}, by=Authorship(origin=Origin.STAFF, at=later))
    assert Place.objects.updated_since(later).get() == renewed
    assert set(Place.objects.updated_since(AT)) == {old, renewed}
    change_place(old, {"services": {"demarches": {}}}, by=STAFF)
    assert Place.objects.updated_since(later).get() == renewed
