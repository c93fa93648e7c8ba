"""Former names: which codes and names of the past lead to which commune of today."""

from typing import Any

from places.gazetteer.former_names import former_names
from places.gazetteer.rows import FormerName


def commune(code: str, name: str, *former_codes: str) -> dict[str, Any]:
    return {"code": code, "nom": name, "type": "commune-actuelle", "anciensCodes": list(former_codes)}


def part(code: str, name: str, of: str, kind: str = "commune-deleguee") -> dict[str, Any]:
    return {"code": code, "nom": name, "type": kind, "chefLieu": of}


def past(code: str, name: str, kind: str = "COM", **dates: str) -> dict[str, Any]:
    return {"code": code, "nom": name, "type": kind, **dates}


ISLANDS = [commune("97701", "Saint-Barthélemy"), commune("97801", "Saint-Martin")]


def names_of(code: str, communes: list[dict[str, Any]], *history: dict[str, Any]) -> list[FormerName]:
    return former_names(communes + ISLANDS, history).get(code, [])


def test_a_former_code_has_its_last_name() -> None:
    communes = [commune("01033", "Valserhône", "01126")]
    history = [past("01126", "Coupy-sur-Valserine", dateDebut="1950-01-01"), past("01126", "Coupy")]
    assert names_of("01033", communes, *history) == [FormerName("01126", "Coupy-sur-Valserine")]


def test_a_former_code_nobody_names_is_kept() -> None:
    assert names_of("01033", [commune("01033", "Valserhône", "01126")]) == [FormerName("01126", "")]


def test_a_change_of_code_alone_does_not_repeat_the_name() -> None:
    communes = [commune("93066", "Saint-Denis", "75066")]
    assert names_of("93066", communes, past("75066", "Saint-Denis")) == [FormerName("75066", "")]


def test_a_delegated_or_associated_commune_is_a_former_name() -> None:
    communes = [commune("93066", "Saint-Denis", "93059"), part("93059", "Pierrefitte-sur-Seine", "93066")]
    communes += [commune("59350", "Lille"), part("59355", "Lomme", "59350", "commune-associee")]
    assert names_of("93066", communes) == [FormerName("93059", "Pierrefitte-sur-Seine")]
    assert names_of("59350", communes) == [FormerName("59355", "Lomme")]


def test_a_part_that_moved_to_another_commune_is_that_one_s_alone() -> None:
    communes = [commune("60054", "Beaumont-les-Nonains", "60455"), commune("60694", "Les Hauts-Talican")]
    communes += [part("60455", "La Neuville-Garnier", "60694")]
    assert names_of("60054", communes) == []
    assert names_of("60694", communes) == [FormerName("60455", "La Neuville-Garnier")]


def test_a_name_given_up_since_2000_under_the_same_code_is_remembered() -> None:
    communes = [commune("91228", "Évry-Courcouronnes"), part("91228", "Évry", "91228")]
    history = [past("91228", "Évry", dateFin="2019-01-01"), past("91228", "Évry-Petit-Bourg", dateFin="1965-06-30")]
    assert names_of("91228", communes, *history) == [FormerName("", "Évry")]


def test_a_name_of_the_last_known_list_is_remembered_when_it_changed_since() -> None:
    assert names_of("62588", [commune("62588", "Montreuil-sur-Mer")], past("62588", "Montreuil")) == [FormerName("", "Montreuil")]


def test_islands_are_found_by_their_codes_of_guadeloupe() -> None:
    assert names_of("97701", []) == [FormerName("97123", "")]
    assert names_of("97801", []) == [FormerName("97127", "")]
