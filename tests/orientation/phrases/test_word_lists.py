"""Word lists are checked when they are read, and say what is wrong."""

import pytest

from orientation.helping.topics import Topic
from orientation.phrases.word_lists import FOLDER, LANGUAGES, TOPICS, FaultyWordList, parse, word_list


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_list_is_readable_and_knows_every_need(language: str) -> None:
    needs = {meaning.code for _, meaning in word_list(language).expressions if meaning.section == "need"}
    assert needs == {"demarches", "quotidien", "insertion", "securite", "parentalite", "loisirs", "culture", "acces", "materiel"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_list_knows_every_alert(language: str) -> None:
    alerts = {meaning.code for _, meaning in word_list(language).expressions if meaning.section == "alert"}
    assert alerts == {"violence", "suicide", "harcelement", "hebergement", "arnaque", "piratage", "doute"}


def test_all_promised_languages_have_a_list() -> None:
    assert set(LANGUAGES) == {"fr", "en", "ar", "ar-Latn", "pt", "tr", "es"}
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(LANGUAGES)


def test_each_topic_has_its_words_elsewhere() -> None:
    assert set(TOPICS) <= set(Topic.values)


def test_an_expression_is_kept_as_plain_words() -> None:
    (key, meaning), *others = parse("fr", '[need.demarches]\n"Titre de Séjour" = 4').expressions
    assert (key, meaning.code, meaning.weight) == (("titre", "de", "sejour"), "demarches", 4)
    assert not others


def test_a_group_stands_for_each_of_its_entries() -> None:
    words = parse("fr", '[group]\nthing = ["pc", "tablette"]\n[need.materiel]\n"acheter {thing}" = 5')
    assert {key for key, _ in words.expressions} == {("acheter", "pc"), ("acheter", "tablette")}


def test_the_heavier_of_two_same_expressions_stays() -> None:
    words = parse("fr", '[group]\nthing = ["pc"]\n[need.materiel]\n"un pc" = 5\n"un {thing}" = 2')
    assert [meaning.weight for _, meaning in words.expressions] == [5]


def test_what_wishes_nothing_has_its_place_among_wishes() -> None:
    words = parse("fr", '[public.unsaid]\n"photos de famille" = 1')
    assert [(meaning.section, meaning.code) for _, meaning in words.expressions] == [("public", "unsaid")]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param('[besoin.demarches]\n"caf" = 4', "[besoin]", id="unknown section"),
        pytest.param('[need.papiers]\n"caf" = 4', "[need.papiers]", id="unknown category"),
        pytest.param('[out_of_scope.cinema]\n"film" = 4', "[out_of_scope.cinema]", id="unknown topic"),
        pytest.param('[need.unsaid]\n"caf" = 4', "[need.unsaid]", id="a need is never unsaid"),
        pytest.param('[language.french]\n"je parle" = 1', "[language.french]", id="no ISO code"),
        pytest.param('[need]\ndemarches = "caf"', "[need.demarches]", id="no table"),
        pytest.param('[need.demarches]\n"caf" = "4"', "'caf'", id="weight in words"),
        pytest.param('[need.demarches]\n"caf" = 0', "'caf'", id="no weight"),
        pytest.param('[need.demarches]\n"caf" = 10', "'caf'", id="too heavy"),
        pytest.param('[need.demarches]\n"{admin}" = 4', "{admin}", id="unknown group"),
        pytest.param("[need.demarches", "fr.toml", id="no TOML"),
    ],
)
def test_a_slip_is_refused_and_named(text: str, named: str) -> None:
    with pytest.raises(FaultyWordList) as refusal:
        parse("fr", text)
    assert named in str(refusal.value)


def test_groups_that_multiply_too_far_are_refused() -> None:
    many = ", ".join(f'"mot{number}"' for number in range(200))
    with pytest.raises(FaultyWordList, match="more than"):
        parse("fr", f'[group]\nmany = [{many}]\n[need.acces]\n"{{many}} {{many}}" = 1')
