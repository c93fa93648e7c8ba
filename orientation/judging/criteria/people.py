"""Is the place for this person: their group, their difficulty, their language?"""

from orientation.judging.answers import Answer, of_list
from orientation.judging.candidates import Candidate, Offer
from orientation.judging.criteria.shape import WANTED, WANTED_NO, Case, Criterion
from orientation.needs import Wishes
from places.vocabulary import Public, SpecialSupport

SPECIFIC_PUBLICS = 2
"""The published schema says a list of publics is exclusive; sources fill it loosely. One or two groups are meant, more are not."""


def publics_of(wishes: Wishes) -> frozenset[str]:
    """The groups the person belongs to, as far as they said. Someone under 18 is young, and a child of a family."""
    minor = {Public.JEUNES, Public.FAMILLES} if wishes.minor else set()
    return frozenset({*wishes.publics, *minor})


def is_reserved(offer: Offer) -> bool:
    """Whether a service is only for the publics it names; by its own word, or because it names one or two."""
    if not offer.publics:
        return False
    return len(offer.publics) <= SPECIFIC_PUBLICS if offer.exclusive is None else offer.exclusive


def is_reserved_to_others(offer: Offer, wishes: Wishes) -> bool:
    """Whether the person would be turned away, as far as they said who they are."""
    return is_reserved(offer) and not publics_of(wishes) & (offer.publics or frozenset())


def language_answer(candidate: Candidate, offer: Offer, language: str) -> Answer:
    """Whether someone speaks this language: told by the place, or by what its service is equipped for."""
    if language in (candidate.languages or ()):
        return Answer.YES
    support = SpecialSupport.ANGLAIS if language == "en" else SpecialSupport.LANGUES
    if support in (offer.special_support or ()):
        return Answer.YES if language == "en" else Answer.PARTLY
    return Answer.NO if candidate.languages is not None else Answer.UNKNOWN


def _public(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    if not offer.publics:
        return Answer.UNKNOWN
    return Answer.YES if publics_of(case.wishes) & offer.publics else Answer.NO


def _language(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    return language_answer(candidate, offer, case.wishes.language)


def _speaks(case: Case) -> bool:
    return bool(case.wishes.language) and case.wishes.language != "fr"


def _support(code: SpecialSupport) -> Criterion:
    return Criterion(
        name=f"support_{code.value}",
        why="Staff used to a difficulty help better; most places help without saying that they do.",
        applies=lambda case: code in case.wishes.special_support,
        answer=lambda candidate, offer, case: of_list(offer.special_support, [code]),
        unknown=WANTED,
        no=WANTED_NO,
    )


PEOPLE = (
    Criterion(
        name="public",
        why="A place made for you is better; one that names nobody is open to all, and comes close behind.",
        applies=lambda case: bool(case.wishes.publics) and not case.wishes.minor,
        answer=_public,
        unknown=1.15,
        no=1.4,
    ),
    Criterion(
        name="minor",
        why="Under 18, places for the young or for families come first: others may ask for a parent.",
        applies=lambda case: case.wishes.minor,
        answer=_public,
        unknown=1.4,
        no=1.8,
    ),
    Criterion(
        name="language",
        why="Being understood is worth going further; few places say which languages they speak. “Other languages” may be yours.",
        applies=_speaks,
        answer=_language,
        partly=1.1,
        unknown=WANTED,
        no=WANTED_NO,
    ),
    *(_support(code) for code in SpecialSupport if code not in (SpecialSupport.ANGLAIS, SpecialSupport.LANGUES)),
)
