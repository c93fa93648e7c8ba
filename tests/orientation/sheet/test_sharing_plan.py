"""The places of a plan in as few SMS as will do: each telephone and link whole, the count true, nothing of the person."""

from hypothesis import given
from hypothesis import strategies as st

from orientation.sheets.gsm7 import ALPHABET, to_gsm7
from orientation.sheets.sharing import SUBJECT
from orientation.sheets.sharing_plan import SUBJECT_SEVERAL, plan_mail, plan_sms
from tests.orientation.sheet.test_sharing import ANY, HOST, PHONE, message, utf16_units

messages = st.lists(
    st.builds(message, name=ANY, address=ANY, street=ANY, phone=PHONE, hours=ANY, short_hours=ANY, link=HOST), min_size=2, max_size=3
)
LIBRARY = message(name="Médiathèque Ulysse", address="37 cours du Rocher", street="37 cours du Rocher", hours="", link="exemple.fr/l/def34")


def test_two_places_take_one_sms_and_say_what_it_has_room_for() -> None:
    bare = {"address": "", "street": "", "hours": "", "short_hours": ""}
    library = message(name="Médiathèque Ulysse", phone="01 49 33 66 67", link="exemple.fr/l/def34", **bare)
    sms = plan_sms([message(name="France services Saint-Denis", phone="01 49 33 66 66", **bare), library], "")
    assert (sms.parts, sms.text) == (
        1,
        "Aide numérique : 1) France services Saint-Denis. Tél 01 49 33 66 66. exemple.fr/l/abc12"
        " 2) Médiathèque Ulysse. Tél 01 49 33 66 67. exemple.fr/l/def34",
    )
    roomy = plan_sms([message(name="Mairie", link="a.fr/l/a"), message(name="EPN", address="", hours="", link="a.fr/l/b", phone="")], "")
    assert (roomy.parts, "2 place Hugo" in roomy.text, "9h-17h" in roomy.text) == (1, True, True)


@given(messages)
def test_an_sms_is_as_long_as_it_says_and_keeps_telephones_and_links(told: list) -> None:
    sms = plan_sms(told, "tr")
    assert set(sms.text) <= ALPHABET
    assert len(sms.text) <= (160 if sms.parts == 1 else 153 * sms.parts)
    assert all(to_gsm7(one.phone) in sms.text and one.link in sms.text for one in told)
    least = sum(len(f" 0) {'x' * 25}. Tél {one.phone}. {one.link}") for one in told) + len("Aide numérique :")
    assert sms.parts <= -(-least // 153), "no more than names, telephones and links take"


@given(messages)
def test_an_sms_in_arabic_is_counted_in_its_own_alphabet(told: list) -> None:
    sms = plan_sms(told, "ar")
    assert utf16_units(sms.text) <= (70 if sms.parts == 1 else 67 * sms.parts)
    assert all(one.phone in sms.text and one.link in sms.text for one in told)


def test_one_place_is_told_as_on_its_own_sheet() -> None:
    assert plan_sms([message(phone="01 49 33 66 66")], "").text.startswith("Aide numérique : France services Saint-Denis, 2 place Hugo.")
    assert plan_mail([message()], ["https://exemple.fr/l/abc12/"])[0] == SUBJECT


def test_a_mail_tells_the_places_in_their_order() -> None:
    subject, text = plan_mail([message(), LIBRARY], ["https://exemple.fr/l/abc12/", "https://exemple.fr/l/def34/"])
    assert subject == SUBJECT_SEVERAL
    assert text.index("1. France services") < text.index("https://exemple.fr/l/abc12/") < text.index("2. Médiathèque Ulysse")
