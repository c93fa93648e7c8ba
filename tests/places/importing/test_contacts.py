import pytest

from tests.places.importing.rows import draft_of, facts_of, reasons_of


@pytest.mark.parametrize(
    ("cell", "emails"),
    [
        pytest.param("contact@exemple.fr", ["contact@exemple.fr"], id="one"),
        pytest.param("a@exemple.fr|b@exemple.fr", ["a@exemple.fr", "b@exemple.fr"], id="two"),
        pytest.param("a@exemple.fr;a@exemple.fr", ["a@exemple.fr"], id="twice"),
        pytest.param("a@exemple.fr / b@exemple.fr ou c@exemple.fr", ["a@exemple.fr", "b@exemple.fr", "c@exemple.fr"], id="in words"),
        pytest.param("mailto:contact@exemple.fr?subject=Bonjour", ["contact@exemple.fr"], id="mailto"),
        pytest.param("contact@@exemple.fr", ["contact@exemple.fr"], id="two at signs"),
        pytest.param("contact @ exemple .fr", ["contact@exemple.fr"], id="spaces"),
        pytest.param("contact[at]exemple.fr", ["contact@exemple.fr"], id="spelled at"),
        pytest.param("Accueil <contact@exemple.fr>", ["contact@exemple.fr"], id="a name before"),
        pytest.param("contact@exemple.fr.", ["contact@exemple.fr"], id="a full stop"),
        pytest.param("", None, id="blank"),
        pytest.param("néant", None, id="nothing in words"),
        pytest.param("contact@exemple", None, id="no domain"),
    ],
)
def test_emails_are_found_in_a_cell(cell: str, emails: list[str] | None) -> None:
    assert facts_of(courriels=cell)["emails"] == emails


@pytest.mark.parametrize(
    ("cell", "websites"),
    [
        pytest.param("https://exemple.fr/a?b=c#d", ["https://exemple.fr/a?b=c#d"], id="one"),
        pytest.param("http://exemple.fr", ["http://exemple.fr"], id="http stays http"),
        pytest.param("www.exemple.fr", ["https://www.exemple.fr"], id="no scheme"),
        pytest.param("exemple.fr/lieu", ["https://exemple.fr/lieu"], id="bare domain"),
        pytest.param("http//exemple.fr", ["http://exemple.fr"], id="no colon"),
        pytest.param("https:/exemple.fr", ["https://exemple.fr"], id="one slash"),
        pytest.param("HTTPS://Exemple.fr/A", ["https://Exemple.fr/A"], id="capitals"),
        pytest.param("http://https://exemple.fr", ["https://exemple.fr"], id="two schemes"),
        pytest.param("https://www. exemple.fr", ["https://www.exemple.fr"], id="a space in the host"),
        pytest.param("https://a.fr|https://b.fr", ["https://a.fr", "https://b.fr"], id="a list"),
        pytest.param("https://a.fr;www.b.fr , https://c.fr", ["https://a.fr", "https://www.b.fr", "https://c.fr"], id="other separators"),
        pytest.param("a.fr;b.org", ["https://a.fr", "https://b.org"], id="bare domains"),
        pytest.param("https://a.fr/xhttps://b.fr/y", ["https://a.fr/x", "https://b.fr/y"], id="glued"),
        pytest.param("https://a.fr/?u=https://b.fr", ["https://a.fr/?u=https://b.fr"], id="an address inside another"),
        pytest.param("https://a.fr/x;v=1,2", ["https://a.fr/x;v=1,2"], id="separators inside"),
        pytest.param("https://a.fr/accueil.htmhttps://www.", ["https://a.fr/accueil.htm"], id="glued to a stump"),
        pytest.param("https://a.fr/p//www.", ["https://a.fr/p"], id="ended by a stump"),
        pytest.param("https://a.fr/une page", ["https://a.fr/une"], id="words after"),
        pytest.param("https://élan.fr", ["https://élan.fr"], id="an accented domain"),
        pytest.param("javascript:alert(1)", None, id="a script"),
        pytest.param("https://user:pass@exemple.fr", None, id="a password"),
        pytest.param("https://exemple", None, id="no domain"),
        pytest.param("http://[::1", None, id="a broken host"),
        pytest.param("-", None, id="nothing"),
    ],
)
def test_web_addresses_are_found_in_a_cell(cell: str, websites: list[str] | None) -> None:
    assert facts_of(site_web=cell)["websites"] == websites


def test_an_email_among_web_sites_joins_the_emails() -> None:
    facts = facts_of(site_web="contact@exemple.fr", courriels="a@exemple.fr")
    assert (facts["emails"], facts["websites"]) == (["a@exemple.fr", "contact@exemple.fr"], None)


def test_what_is_no_address_is_kept_in_the_description() -> None:
    facts = facts_of(site_web="Page Facebook du lieu", courriels="demander à l'accueil", prise_rdv="au guichet", presentation_detail="Ici.")
    assert facts["description"] == (
        "Ici.\n\nCourriel indiqué : demander à l'accueil\nSite web indiqué : Page Facebook du lieu\nPrise de rendez-vous : au guichet"
    )


def test_a_single_address_keeps_the_others_in_the_description() -> None:
    facts = facts_of(prise_rdv="https://a.fr|https://b.fr", fiche_acces_libre="Entrée de plain-pied")
    assert facts["booking_url"] == "https://a.fr"
    assert facts["description"] == "Prise de rendez-vous : https://b.fr\nAccessibilité : Entrée de plain-pied"


def test_an_address_too_long_for_its_field_is_kept_whole_in_the_description() -> None:
    url = "https://exemple.fr/" + "x" * 500
    facts = facts_of(prise_rdv=url)
    assert (facts["booking_url"], facts["description"]) == ("", f"Prise de rendez-vous : {url}")


@pytest.mark.parametrize(
    ("cell", "phone", "others"),
    [
        pytest.param("+33199001122", "+33199001122", None, id="as the standard wants"),
        pytest.param("01 99 00 11 22", "+33199001122", None, id="as people write it"),
        pytest.param("01.99.00.11.22 / 06 39 98 00 11", "+33199001122", ["+33639980011"], id="two"),
        pytest.param("01 99 00 11 22 ou 01 99 00 11 22", "+33199001122", None, id="twice"),
        pytest.param("199001122", "+33199001122", None, id="a number without its zero"),
        pytest.param("3949", "", None, id="a short number"),
        pytest.param("", "", None, id="blank"),
        pytest.param("00 00 00 00 00", "", None, id="zeros"),
    ],
)
def test_phones_are_found_in_a_cell(cell: str, phone: str, others: list[str] | None) -> None:
    facts = facts_of(telephone=cell)
    assert (facts["phone"], facts["other_phones"]) == (phone, others)


def test_a_number_without_prefix_belongs_to_its_territory() -> None:
    place = {"commune": "Saint-Laurent-du-Maroni", "code_postal": "97320", "code_insee": "97311"}
    assert facts_of(**place, telephone="0594 34 10 00")["phone"] == "+594594341000"


@pytest.mark.parametrize("cell", ["3949", "01 99 00 11 22 (mairie)", "06 12 34 56 7", "demander à l'accueil"])
def test_what_a_phone_field_cannot_hold_is_kept_in_the_description(cell: str) -> None:
    assert facts_of(telephone=cell, presentation_detail="Ici.")["description"] == f"Ici.\n\nTéléphone indiqué : {cell}"


def test_zeros_are_no_number_worth_keeping() -> None:
    draft = draft_of(telephone="00 00 00 00 00")
    assert draft.facts["description"] == ""
    assert len(draft.repairs) == 1


def test_repairs_of_contacts_are_said() -> None:
    assert reasons_of(telephone="01 99 00 11 22") == ["numéro mis au format international"]
    assert reasons_of(site_web="www.exemple.fr") == ["adresse mise en forme"]
    assert reasons_of(courriels="mailto:a@exemple.fr") == ["adresse électronique mise en forme"]
