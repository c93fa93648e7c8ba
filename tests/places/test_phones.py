"""Telephone numbers: what people type in a cell becomes E.164, or is kept apart with the reason."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.phones import Phones, fits_national_schema, parse_phones, spoken, tel_uri

E164 = re.compile(r"\+[1-9][0-9]{4,14}")

# What cells are made of, beside any character at all.
PIECES = st.sampled_from(
    [
        "01 99 00 12 34",
        "+33",
        "(0)",
        "0033",
        "0596600000",
        "3949",
        "15",
        " / ",
        "ou",
        ",",
        ";",
        "|",
        "\n",
        "-",
        ".",
        "+",
        "mairie",
        "(",
        ")",
        "26",
    ]
)
CELLS = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.from_regex(r"[0-9 ./+()-]{1,12}", fullmatch=True)), max_size=12).map("".join))
POSTAL_CODES = st.sampled_from(["", "93200", "97200", "97600", "97500", "98800", "98714", "abc"])


@pytest.mark.parametrize(
    "raw",
    [
        "01 99 00 12 34",
        "0199001234",
        "01.99.00.12.34",
        "01-99-00-12-34",
        "01/99/00/12/34",
        "01,99,00,12,34",
        "(01) 99 00 12 34",
        "+33(0)1 99 00 12 34",
        "+33 (0) 199001234",
        "+33 1 99 00 12 34",
        "0033199001234",
        "00 33 1 99 00 12 34",
        "+3301 99 00 12 34",
        "199001234",
        "Tél. : 01 99 00 12 34",
        "tel:+33199001234",
        "01\u00a099\u202f00 12 34",
        "０１９９００１２３４",
    ],
)
def test_every_way_to_write_one_number_gives_the_same(raw: str) -> None:
    assert parse_phones(raw, postal_code="93200") == Phones(numbers=("+33199001234",))


@pytest.mark.parametrize("separator", [" / ", "/", " ou ", " et ", ", ", ",", ";", "|", "\n", " - ", "   "])
def test_several_numbers_in_a_cell_are_all_read_in_order(separator: str) -> None:
    found = parse_phones(f"01 99 00 12 34{separator}06 39 98 56 78", postal_code="93200")
    assert found == Phones(numbers=("+33199001234", "+33639985678"))


@pytest.mark.parametrize(
    ("raw", "postal_code", "e164"),
    [
        pytest.param("0596 60 00 00", "97200", "+596596600000", id="Martinique"),
        pytest.param("596600000", "97200", "+596596600000", id="Martinique without its zero"),
        pytest.param("0596 60 00 00", "75001", "+596596600000", id="a number of Martinique for a place in Paris"),
        pytest.param("+33 596 60 00 00", "97200", "+596596600000", id="Martinique under the wrong prefix"),
        pytest.param("0269 61 12 34", "97600", "+262269611234", id="Mayotte"),
        pytest.param("0590 87 50 04", "97150", "+590590875004", id="Saint-Martin"),
        pytest.param("0590 87 50 04", "97133", "+590590875004", id="Saint-Barthélemy"),
        pytest.param("26 00 00", "98800", "+687260000", id="New Caledonia"),
        pytest.param("40 50 50 50", "98714", "+68940505050", id="French Polynesia"),
        pytest.param("72 00 00", "98600", "+681720000", id="Wallis and Futuna"),
        pytest.param("41 00 00", "97500", "+508410000", id="Saint-Pierre"),
        pytest.param("05 08 41 00 00", "97500", "+508410000", id="Saint-Pierre with its French prefix"),
        pytest.param("01 99 00 12 34", "97200", "+33199001234", id="a metropolitan number for a place in Martinique"),
        pytest.param("0 800 12 34 56", "97400", "+33800123456", id="a free number is nationwide"),
        pytest.param("+32 2 555 12 12", "59000", "+3225551212", id="Belgium"),
    ],
)
def test_a_number_belongs_to_its_own_territory(raw: str, postal_code: str, e164: str) -> None:
    assert parse_phones(raw, postal_code=postal_code).numbers == (e164,)


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        pytest.param("01 99 00 12 34 (mairie)", Phones(numbers=("+33199001234",), notes=("mairie",)), id="comment after"),
        pytest.param("Mairie : 01 99 00 12 34", Phones(numbers=("+33199001234",), notes=("Mairie",)), id="comment before"),
        pytest.param("01 99 00 12 34 de 9h à 12h", Phones(numbers=("+33199001234",), notes=("de 9h à 12h",)), id="figures in the comment"),
        pytest.param("01 99 00 12 34 poste 12", Phones(numbers=("+33199001234",), notes=("poste 12",)), id="extension"),
        pytest.param("01 99 00 12 34 / 01 99 00 12 34", Phones(numbers=("+33199001234",)), id="twice the same"),
        pytest.param("36 39", Phones(short=("3639",)), id="short number"),
        pytest.param("01 99 00 12 34 ou 3949", Phones(numbers=("+33199001234",), short=("3949",)), id="number and short number"),
        pytest.param("15", Phones(short=("15",)), id="emergency number"),
        pytest.param("   ", Phones(), id="blank"),
        pytest.param(None, Phones(), id="nothing"),
    ],
)
def test_comments_and_short_numbers_are_kept_apart(raw: str | None, found: Phones) -> None:
    assert parse_phones(raw, postal_code="93200") == found


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("06 39 98 12 3", "il manque des chiffres"),
        ("01 99 00", "il manque des chiffres"),
        ("00 00 00 00 00", "ce numéro n'existe pas"),
        ("0199001234567890123", "trop de chiffres"),
        ("voir le site", "aucun numéro lisible"),
        ("9" * 301, "texte trop long pour un numéro"),
    ],
)
def test_what_is_not_a_number_is_kept_with_the_reason(raw: str, reason: str) -> None:
    found = parse_phones(raw, postal_code="93200")
    assert found.numbers == ()
    assert [(rejected.raw, rejected.reason) for rejected in found.rejected] == [(raw[:300], reason)]


def test_a_wrong_number_does_not_lose_the_right_one_beside_it() -> None:
    found = parse_phones("01 99 00 12 34 / 06 39", postal_code="93200")
    assert found.numbers == ("+33199001234",)
    assert [rejected.raw for rejected in found.rejected] == ["06 39"]


@pytest.mark.parametrize(
    ("e164", "words"),
    [
        ("+33199001234", "01 99 00 12 34"),
        ("+33639981234", "06 39 98 12 34"),
        ("+33800123456", "0 800 12 34 56"),
        ("+596596600000", "0596 60 00 00"),
        ("+262269611234", "0269 61 12 34"),
        ("+508410000", "0508 41 00 00"),
        ("+687260000", "+687 26 00 00"),
        ("+68940505050", "+689 40 50 50 50"),
        ("+3225551212", "+32 2 555 12 12"),
        ("pas un numéro", "pas un numéro"),
    ],
)
def test_a_number_is_spoken_as_it_is_dialled_in_france(e164: str, words: str) -> None:
    assert spoken(e164) == words


@pytest.mark.parametrize(
    ("e164", "fits"),
    [
        ("+33199001234", True),
        ("+687260000", True),
        ("+3225551212", False),
        ("3949", False),
        ("+33199001234|+33199001235", False),
        ("", False),
    ],
)
def test_the_national_schema_takes_french_numbers_only(e164: str, fits: bool) -> None:
    assert fits_national_schema(e164) is fits


def test_a_link_calls_the_international_number() -> None:
    assert tel_uri("+33199001234") == "tel:+33199001234"


@given(raw=CELLS, postal_code=POSTAL_CODES)
def test_any_cell_gives_only_e164_numbers_and_forgets_nothing_silently(raw: str, postal_code: str) -> None:
    found = parse_phones(raw, postal_code=postal_code)
    assert all(E164.fullmatch(number) for number in found.numbers)
    assert len(set(found.numbers)) == len(found.numbers)
    assert bool(raw.strip()) == (found != Phones())


@given(raw=CELLS, postal_code=POSTAL_CODES, other=POSTAL_CODES)
def test_reading_again_what_was_read_changes_nothing_wherever_it_is_read(raw: str, postal_code: str, other: str) -> None:
    numbers = parse_phones(raw, postal_code=postal_code).numbers[:10]
    assert parse_phones(" / ".join(numbers), postal_code=other) == Phones(numbers=numbers)


@given(text=st.text())
def test_speaking_any_text_never_fails(text: str) -> None:
    assert isinstance(spoken(text), str)
