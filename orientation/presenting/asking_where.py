"""What the second question shows, in each of its states: fresh, a town to choose, a town not found, or one that is not served."""

import unicodedata
from dataclasses import dataclass

from orientation.locating import Abroad, Blank, Finding, Outside, Perhaps, Several, Unknown
from orientation.needs import Precision, Spot
from orientation.whereabouts.territory import departments_served
from places.departments import DEPARTMENTS
from places.directory.where import Choice, names_region
from places.hours_words import NBSP
from places.presenting.words import listed

NOTHING = "Écrivez votre ville ou votre code postal."
NO_POSITION = "Votre téléphone n'a pas donné sa position. Écrivez votre ville."
WHICH_DEPARTMENT = "Choisissez votre département, ou écrivez votre ville."
WHICH_TOWN = "Écrivez aussi le nom de votre ville. Par exemple : mairie de Saint-Denis."
NOT_CHOSEN = "Choisissez votre ville dans la liste."
ABROAD = "Votre position est hors de France, ou loin d'une ville."
BY_TELEPHONE = "Pour une aide par téléphone, touchez « Je ne veux pas dire où je suis »."
IN_FRANCE = "Vous allez venir en France ? Écrivez la ville où vous serez."

LONGEST_SAID = 24
"""Characters of what was typed that a sentence repeats: enough to know it again; more puts the field off a small screen."""

NATIONAL_MAP = "cartographie.societenumerique.gouv.fr"
"""The State's map of all such places, for towns that this site does not serve. Shown as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhereQuestion:
    """`typed`: what stands in the field. `problem`: what to repair, "" when nothing is. `choices`: towns to choose from, after `question`.
    `elsewhere`: sentences for someone whose town is not served.
    """

    typed: str = ""
    problem: str = ""
    question: str = ""
    choices: tuple[Choice, ...] = ()
    elsewhere: tuple[str, ...] = ()

    @property
    def none_chosen(self) -> bool:
        """Whether what is to be repaired is the choice, and not the words typed."""
        return bool(self.problem and self.choices)

    @property
    def at_fault(self) -> str:
        """The id of what to repair: the first town of the list, or the field."""
        return "ville-1" if self.none_chosen else "lieu"


def where_question(finding: Finding, *, chose_none: bool, by_telephone: bool = False) -> WhereQuestion:
    """What to show of words that do not lead to one place. `chose_none`: a choice was already offered, and sent back without an answer.
    `by_telephone`: from abroad, whether someone helps with the need without being seen."""
    match finding:
        case Several(typed, choices):
            question = WHICH_DEPARTMENT if names_region(choices) else "Il y a plusieurs villes. Choisissez votre ville."
            return WhereQuestion(typed=typed, choices=choices, question=question, problem=NOT_CHOSEN if chose_none else "")
        case Perhaps(typed, choices):
            question = f"{_not_found(typed)} Vouliez-vous dire{NBSP}:"
            return WhereQuestion(typed=typed, choices=choices, question=question, problem=NOT_CHOSEN if chose_none else "")
        case Unknown(typed, lacks_town=True):
            return WhereQuestion(typed=typed, problem=WHICH_TOWN)
        case Unknown(typed):
            return WhereQuestion(typed=typed, problem=f"{_not_found(typed)} {NOTHING}")
        case Outside():
            return WhereQuestion(typed=finding.typed, elsewhere=_not_served(finding))
        case Abroad(label, typed, choices):
            question = f"Ou vouliez-vous dire{NBSP}:" if choices else ""
            return WhereQuestion(typed=typed, choices=choices, question=question, elsewhere=_abroad(label, by_telephone=by_telephone))
        case Blank() | Spot():
            return WhereQuestion(problem=NOTHING)


def prefilled(spot: Spot) -> WhereQuestion:
    """The question with the town already said in its field, for someone who comes back to change it."""
    return WhereQuestion(typed=spot.label if spot.precision in (Precision.COMMUNE, Precision.ADDRESS) else "")


def _not_found(typed: str) -> str:
    said = typed if len(typed) <= LONGEST_SAID else f"{typed[: LONGEST_SAID - 1].rstrip()}…"
    return f"Nous ne trouvons pas «{NBSP}{isolated(said)}{NBSP}»."


def isolated(typed: str) -> str:
    """The words, kept from turning the sentence around them when they are written from right to left: a sentence has no markup."""
    turns = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in typed)
    return f"\u2068{typed}\u2069" if turns else typed


def _abroad(label: str, *, by_telephone: bool) -> tuple[str, ...]:
    where = f"{label} n'est pas en France." if label else ABROAD
    return (
        where,
        "Ce site connaît seulement des lieux en France.",
        BY_TELEPHONE if by_telephone else IN_FRANCE,
    )


def _not_served(outside: Outside) -> tuple[str, ...]:
    names = [DEPARTMENTS[code].name for code in departments_served()]
    return (
        f"Ce site aide les personnes qui vivent ici : {listed(names)}.",
        f"Pour {outside.label} et les autres villes, voyez la carte nationale : {NATIONAL_MAP}",
    )
