"""Towns: from the words for a town to its spot, or to the towns among which to choose, in the territory served. No network."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from orientation.whereabouts.abroad import abroad
from orientation.whereabouts.findings import Abroad, Finding, Outside, Perhaps, Several, Unknown, choice_of
from orientation.whereabouts.landmarks import is_only_landmark
from orientation.whereabouts.spots import spot_in, spot_of_department
from orientation.whereabouts.territory import departments_served, serves
from orientation.whereabouts.wordings import endings, wordings
from places.departments import department_of_insee
from places.directory import where
from places.gazetteer.name_index import ARTICLES
from places.models import Commune, CommuneAlias
from places.text_keys import search_key

MOST_GUESSES = 5
"""Towns proposed for a name that none has. Homonyms may be more: one of them is the one meant."""

MOST_DEPARTMENTS = 13
"""Départements of a territory in which a doubtful name is looked for, one by one: the largest region has so many."""


def find_town(text: str) -> Finding:
    """A commune, a département, a choice to make, or nothing. At most 10 queries, usually 1; in a territory, one more by département."""
    if is_only_landmark(text):
        return Unknown(text, lacks_town=True)
    if label := abroad(text):
        near = where.locate(text)
        return Abroad(label, text, near.choices[:MOST_GUESSES] if isinstance(near, where.Several | where.Perhaps) else ())
    nearly: Perhaps | None = None
    for words in wordings(text):
        found = _read(words, text)
        if isinstance(found, Perhaps):
            nearly = nearly or found
        elif not isinstance(found, Unknown):
            return found
    return nearly or _within_other_words(text) or Unknown(text)


def communes_named(candidates: Sequence[str], *, articles: Sequence[str] = ARTICLES) -> tuple[str, list[Commune]]:
    """The longest of these search keys that is the name of communes, today's or former, with or without its article, and these communes,
    most populated first; nothing when none is. Two queries, none for no key."""
    keys = {article + candidate: candidate for candidate in candidates for article in articles if not candidate.isdigit()}
    if not keys:
        return "", []
    named = [(keys[commune.name_key], commune) for commune in Commune.objects.filter(name_key__in=keys)]
    named += [(keys[one.name_key], one.commune) for one in CommuneAlias.objects.filter(name_key__in=keys).select_related("commune")]
    longest = max((key for key, _ in named), key=len, default="")
    return longest, most_populated_first({commune.code: commune for key, commune in named if key == longest}.values())


def most_populated_first(communes: Iterable[Commune]) -> list[Commune]:
    """In the order in which choices are shown."""
    return sorted(communes, key=lambda commune: (-(commune.population or 0), commune.code))


def _read(words: str, typed: str) -> Finding:
    """What the directory reads in these words. One query, two for a département; more in a territory."""
    found = where.locate(words)
    if isinstance(found, where.InCommune):
        return spot_in(found.commune)
    if isinstance(found, where.InDepartment):
        return spot_of_department(found.department) or Unknown(typed)
    if not isinstance(found, where.Several | where.Perhaps):
        return Unknown(typed)
    if departments_served():
        return _in_the_territory(words, typed, found)
    # One town alone is not "several": the words only begin its name.
    kind = Perhaps if isinstance(found, where.Perhaps) or len(found.choices) == 1 else Several
    return _proposed(kind(typed, found.choices))


def _proposed(found: Several | Perhaps) -> Several | Perhaps:
    """The same, with few enough towns to read when they only come near what was typed."""
    return replace(found, choices=found.choices[:MOST_GUESSES]) if isinstance(found, Perhaps) else found


def _in_the_territory(words: str, typed: str, found: where.Several | where.Perhaps) -> Finding:
    """The same, keeping what the territory holds: a name that is doubtful in the whole country may be plain there."""
    inside = {choice.code: choice for choice in found.choices if serves(choice.code)}
    if not any(letter.isdigit() for letter in words):
        answers = [where.locate(f"{words} ({code})") for code in departments_served()[:MOST_DEPARTMENTS]]
        plain = [one.commune for one in answers if isinstance(one, where.InCommune) and serves(one.commune.department)]
        if len(plain) == 1:
            return spot_in(plain[0])
        inside |= {commune.code: choice_of(commune) for commune in most_populated_first(plain)}
        doubts = [one for one in answers if isinstance(one, where.Several | where.Perhaps)]
        inside |= {choice.code: choice for one in doubts for choice in one.choices if serves(choice.code)}
    if not inside:
        return Outside(_label(found.choices[0]), typed)
    kind = Perhaps if isinstance(found, where.Perhaps) or len(inside) == 1 else Several
    return _proposed(kind(typed, tuple(inside.values())[: where.MOST_CHOICES]))


def _label(choice: where.Choice) -> str:
    """As "Toulouse (31)"."""
    department = department_of_insee(choice.code)
    return f"{choice.label} ({department.code})" if department else choice.label


def _within_other_words(text: str) -> Perhaps | None:
    """The towns with whose name the words end ("mairie de Lille"), to be confirmed. None when they end with none."""
    _, communes = communes_named(endings(search_key(text).split()), articles=("",))
    inside = [commune for commune in communes if serves(commune.code)]
    return Perhaps(text, tuple(map(choice_of, inside[: where.MOST_CHOICES]))) if inside else None
