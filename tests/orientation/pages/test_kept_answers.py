"""The cookie holds what was answered, for half an hour, and only what we signed is believed."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core import signing

from orientation.asking.kept_answers import KEPT_SECONDS, SALT, Kept, read_kept, spot_of
from orientation.needs import UNSAID, Precision, Spot, Wishes
from places.geography import Point

EVERYTHING = Kept(
    wishes=Wishes(
        urgent=True,
        deadline=date(2026, 3, 12),
        publics=("seniors",),
        minor=True,
        special_support=("illettrisme", "surdite"),
        language="ar",
        cannot_move=True,
        step_free=True,
        slots=("soir", "samedi"),
        free=True,
        walk_in=True,
        programme="pix",
        mode="individuel",
        equipment=("printing",),
    ),
    alerts=("violence", "arnaque"),
    spot=Spot(precision=Precision.ADDRESS, point=Point(48.936971, 2.359761), commune="93066", label="Saint-Denis (93)"),
    also=("demarches", "insertion"),
    date_problem="too_far",
    counted=("culture 93066", "loisirs 48095"),
)


@pytest.mark.parametrize("kept", [Kept(), EVERYTHING, Kept(wishes=Wishes(free=True))], ids=["nothing", "everything", "one wish"])
def test_what_is_signed_is_read_back_the_same(kept: Kept) -> None:
    assert read_kept(kept.signed()) == kept


def test_a_cookie_is_small_enough_for_every_browser() -> None:
    assert len(EVERYTHING.signed()) < 1000


def test_nothing_is_read_after_half_an_hour() -> None:
    with time_machine.travel("2026-03-03T10:00:00Z", tick=False) as clock:
        cookie = EVERYTHING.signed()
        clock.shift(timedelta(seconds=KEPT_SECONDS))
        assert read_kept(cookie) == EVERYTHING
        clock.shift(timedelta(seconds=1))
        assert read_kept(cookie) is None


@pytest.mark.parametrize(
    "cookie",
    [
        pytest.param("", id="absent"),
        pytest.param("n'importe quoi", id="no signature"),
        pytest.param(EVERYTHING.signed()[:-1] + "!", id="forged"),
        pytest.param("x" + EVERYTHING.signed(), id="changed"),
        pytest.param(signing.dumps({"wishes": {"free": True}}, salt="another use"), id="signed for another use"),
        pytest.param(signing.dumps(["not", "ours"], salt=SALT), id="a list"),
        pytest.param(signing.dumps({"wishes": {"diagnosis": "x"}}, salt=SALT), id="a wish of another version"),
        *(
            pytest.param(signing.dumps({"wishes": {name: value}}, salt=SALT), id=f"{name} of another version")
            for name, value in {
                "mode": "telepathie",
                "programme": "minitel",
                "language": 7,
                "publics": ["licornes"],
                "special_support": "visuel",
                "slots": ["minuit"],
                "equipment": ["fax"],
                "minor": "non",
            }.items()
        ),
        pytest.param(signing.dumps({"also": ["pizza"]}, salt=SALT), id="a need of another version"),
        pytest.param(signing.dumps({"alerts": ["incendie"]}, salt=SALT), id="an alert of another version"),
        pytest.param(signing.dumps({"wishes": {"deadline": "soon"}}, salt=SALT), id="a day that is none"),
        pytest.param(signing.dumps({"spot": {"precision": "exactly"}}, salt=SALT), id="a precision of another version"),
        pytest.param(signing.dumps({"spot": {"precision": "address", "point": {"latitude": 91, "longitude": 0}}}, salt=SALT), id="nowhere"),
    ],
)
def test_what_we_did_not_sign_so_is_no_answer(cookie: str) -> None:
    assert read_kept(cookie) is None


IN_SAINT_DENIS = Spot(precision=Precision.COMMUNE, point=Point(48.93697, 2.35976), commune="93066")


@pytest.mark.parametrize(
    ("addressed", "exact"),
    [
        pytest.param(IN_SAINT_DENIS, True, id="same commune"),
        pytest.param(Spot(precision=Precision.COMMUNE, point=Point(44.5, 3.5), commune="48095"), False, id="another commune"),
        pytest.param(Spot(precision=Precision.POSITION, point=Point(48.94, 2.36), commune="93066"), False, id="a position given later"),
        pytest.param(UNSAID, False, id="unsaid"),
    ],
)
def test_an_exact_point_serves_only_in_the_commune_of_the_address(addressed: Spot, exact: bool) -> None:
    assert spot_of(EVERYTHING, addressed) == (EVERYTHING.spot if exact else addressed)
    assert spot_of(None, addressed) == addressed
