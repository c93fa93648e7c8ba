"""Text keys: spellings of one name share one key, and what is not the name of a town is left out of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.text_keys import CityKey, city_key, search_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("Noisy-le-Sec", "noisy le sec", id="hyphens"),
        pytest.param("L'Haÿ-les-Roses", "l hay les roses", id="apostrophe and diaeresis"),
        pytest.param("L’Île-d’Yeu", "l ile d yeu", id="curved apostrophes"),
        pytest.param("  ÉVRY\t", "evry", id="capitals, accents and blanks"),
        pytest.param("Œuilly", "oeuilly", id="ligature oe"),
        pytest.param("Læsø", "laesø", id="ligature ae; a letter that is not an accented one stays"),
        pytest.param("ST DENIS", "saint denis", id="st"),
        pytest.param("Ste-Geneviève-des-Bois", "sainte genevieve des bois", id="ste"),
        pytest.param("Stains", "stains", id="st only as a whole word"),
        pytest.param("Brest", "brest", id="st at the end of a word"),
        pytest.param("Lucbardez--et / Bargues", "lucbardez et bargues", id="runs of punctuation are one space"),
        pytest.param("Espace_public.numérique (EPN)", "espace public numerique epn", id="underscore, dot, brackets"),
        pytest.param("…", "", id="nothing but punctuation"),
        pytest.param("", "", id="blank"),
    ],
)
def test_a_name_is_reduced_to_its_plain_words(text: str, key: str) -> None:
    assert search_key(text) == key


@given(st.text(max_size=60))
def test_a_key_is_its_own_key_with_single_spaces(text: str) -> None:
    key = search_key(text)
    assert search_key(key) == key
    assert key == " ".join(key.split())


@pytest.mark.parametrize(
    ("text", "key", "arrondissement"),
    [
        pytest.param("PARIS CEDEX 12", "paris", 12, id="cedex of Paris"),
        pytest.param("Paris 12e", "paris", 12, id="12e"),
        pytest.param("PARIS 7 TSA10717", "paris", 7, id="what La Poste adds"),
        pytest.param("Paris 14ème arrondissement", "paris", 14, id="14ème arrondissement"),
        pytest.param("LYON 03", "lyon", 3, id="leading zero"),
        pytest.param("Marseille 1er Arrondissement", "marseille", 1, id="1er"),
        pytest.param("Paris", "paris", None, id="the city"),
        pytest.param("NANTES CEDEX 1", "nantes", None, id="cedex elsewhere"),
        pytest.param("AMIENS CEDEX 9 BP 2609", "amiens", None, id="cedex and box"),
        pytest.param("MILLAU BP 434", "millau", None, id="box"),
        pytest.param("GUERET 23000", "gueret", None, id="postal code behind"),
        pytest.param("49350 GENNES-VAL-DE-LOIRE", "gennes val de loire", None, id="postal code in front"),
        pytest.param("Château-Chinon (Ville)", "chateau chinon ville", None, id="brackets that belong to the name"),
        pytest.param("BP 12", "bp", None, id="a box alone is kept"),
        pytest.param("", "", None, id="blank"),
    ],
)
def test_the_town_of_an_address_is_freed_of_what_is_not_its_name(text: str, key: str, arrondissement: int | None) -> None:
    assert city_key(text) == CityKey(key, arrondissement)
