"""Interview: what a professional asks someone in ten minutes, as it was answered, and the wishes that it makes. Pure; kept by nobody.

Unlike a resident's answers, which a cookie keeps, these live in the page alone and go back with it: the computer is shared by many people.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import TextChoices

from orientation.asking.important import last_day
from orientation.half_days import MOMENTS, on_the_grid
from orientation.needs import Equipment, Wishes
from orientation.travelling import Way
from orientation.understanding import Reading, Understanding
from places.vocabulary import Programme, Public, ServiceCategory, SpecialSupport, SupportMode

SAID_TOO = 0.2
"""Score from which another need is ticked; lower than for residents: a box too many is seen and unticked, a need forgotten is not seen."""

MOST_COMPARED = 5
"""Places in the table of comparison: more columns are not read in two minutes."""


class Help(TextChoices):
    """How the person wants to be helped."""

    FOR = "a-la-place", "Faire à la place"
    WITH = "avec", "Faire avec"
    LEARN = "apprendre", "Apprendre à faire"
    ALONE = "seul", "Seul, avec le matériel du lieu"


class Mobility(TextChoices):
    """How the person goes about."""

    FOOT = Way.FOOT.value, "À pied"
    TRANSPORT = Way.TRANSPORT.value, "Transports en commun"
    CAR = Way.CAR.value, "Voiture"
    NONE = "aucun", "Ne peut pas se déplacer"


class Owned(TextChoices):
    """What the person has to go on line with. Most who need help have a smartphone and nothing else."""

    PHONE = "telephone", "Un téléphone seulement"
    COMPUTER = "ordinateur", "Un ordinateur ou une tablette"
    NOTHING = "rien", "Rien"


LEARNED = frozenset(
    {
        ServiceCategory.QUOTIDIEN, ServiceCategory.SECURITE, ServiceCategory.PARENTALITE, ServiceCategory.LOISIRS, ServiceCategory.CULTURE,
    }
)  # fmt: skip
MODES = {Help.FOR: SupportMode.INDIVIDUEL, Help.WITH: SupportMode.INDIVIDUEL, Help.ALONE: SupportMode.AUTONOMIE}
HELP_OF_MODE = {SupportMode.INDIVIDUEL: Help.WITH, SupportMode.ATELIER: Help.LEARN, SupportMode.AUTONOMIE: Help.ALONE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """The answers, in the order in which they are asked; left at its default, a question was not answered. Codes are of closed lists.

    `minutes`: the longest way, one of `orientation.travelling.MINUTES_ASKED`, "" for any. `where`: the words for the town, `chosen` the
    code of the one chosen among several. `date_typed`: the last day, as typed. `order`: the needs in the order that the professional gave
    to the steps. `alerts`: codes of the dangers told by the words; `perhaps`: those of them only likely. `compared`: public codes of the
    places kept for comparison.
    """

    where: str = ""
    chosen: str = ""
    needs: tuple[str, ...] = ()
    urgent: bool = False
    date_typed: str = ""
    help: str = ""
    publics: tuple[str, ...] = ()
    minor: bool = False
    special_support: tuple[str, ...] = ()
    language: str = ""
    mobility: str = ""
    minutes: str = ""
    step_free: bool = False
    slots: tuple[str, ...] = ()
    free: bool = False
    programme: str = ""
    owned: str = ""
    alerts: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()

    @property
    def in_order(self) -> tuple[str, ...]:
        """The order given to the steps; empty when it was given to other needs than these."""
        return self.order if set(self.order) == set(self.needs) else ()


def wishes_of(interview: Interview, deadline: date | None) -> Wishes:
    """What the answers ask for. Someone under 18 is spoken for: the professional reads the page.

    Who has no computer needs one on the spot. To do it in one's place, one must be trained and mandated: Aidants Connect, unless another
    programme was asked for.
    """
    mode = MODES.get(Help(interview.help), "") if interview.help else ""
    programme = interview.programme or (Programme.AIDANTS_CONNECT.value if interview.help == Help.FOR else "")
    return Wishes(
        urgent=interview.urgent,
        deadline=deadline,
        publics=interview.publics,
        minor=interview.minor,
        spoken_for=interview.minor,
        sent=True,
        special_support=interview.special_support,
        language=interview.language,
        cannot_move=interview.mobility == Mobility.NONE,
        step_free=interview.step_free,
        slots=interview.slots,
        way=interview.mobility if interview.mobility in Way.values else "",
        most_minutes=int(interview.minutes or 0) if interview.mobility in Way.values else 0,
        free=interview.free,
        programme=programme,
        mode=str(mode),
        equipment=(Equipment.COMPUTERS.value,) if interview.owned in (Owned.PHONE, Owned.NOTHING) else (),
    )


def needs_of(interview: Interview) -> tuple[str, ...]:
    """The needs as if they had been said one after the other, which ticking does not tell: a computer to use first, since when there is
    nothing else to do the date is about what to print, not about a lesson (`orientation.plan.pressing_of`)."""
    return tuple(sorted(interview.needs, key=lambda category: category != ServiceCategory.ACCES))


def deadline_of(interview: Interview, today: date) -> tuple[date | None, bool]:
    """The last day, None when none is told; and whether what was typed is past, more than a year away, or no date."""
    if not interview.date_typed:
        return None, False
    day, problem = last_day(interview.date_typed, today)
    return day, problem is not None


def with_lessons(interview: Interview) -> Interview:
    """The same, wanting a lesson when the person wants to learn and no need says of what."""
    if interview.help != Help.LEARN or not interview.needs or LEARNED & set(interview.needs):
        return interview
    return replace(interview, needs=_in_order(ServiceCategory.values, (*interview.needs, ServiceCategory.QUOTIDIEN.value)))


def heard(interview: Interview, reading: Reading) -> Interview:
    """The answers, with what the words say ticked besides. What was answered wins; nothing is unticked.

    Needs are ticked when the words are clear; when they could mean several, `likely` tells which.
    """
    said = reading.wishes
    told = [need.category for need in reading.needs[:1]] + [need.category for need in reading.needs[1:] if need.score >= SAID_TOO]
    clear = reading.outcome == Understanding.ANSWER
    alerts = tuple(dict.fromkeys((*interview.alerts, *reading.alerts)))
    sure = {*reading.sure, *(code for code in interview.alerts if code not in interview.perhaps)}
    mode = HELP_OF_MODE.get(SupportMode(said.mode), "") if said.mode else ""
    return replace(
        interview,
        needs=_in_order(ServiceCategory.values, (*interview.needs, *(told if clear else ()))),
        urgent=interview.urgent or said.urgent,
        date_typed=interview.date_typed or (said.deadline.isoformat() if said.deadline else ""),
        help=interview.help or str(mode),
        publics=_in_order(Public.values, (*interview.publics, *said.publics)),
        minor=interview.minor or said.minor,
        special_support=_in_order(SpecialSupport.values, (*interview.special_support, *said.special_support)),
        language=interview.language or said.language,
        mobility=interview.mobility or (Mobility.NONE.value if said.cannot_move else ""),
        step_free=interview.step_free or said.step_free,
        slots=_in_order(MOMENTS, (*interview.slots, *on_the_grid(said.slots))),
        free=interview.free or said.free,
        programme=interview.programme or said.programme,
        alerts=alerts,
        perhaps=tuple(code for code in alerts if code not in sure),
    )


def likely(reading: Reading) -> tuple[str, ...]:
    """The needs that unclear words may mean; empty when they are clear, or mean none."""
    return () if reading.outcome == Understanding.ANSWER else tuple(need.category for need in reading.needs)


def moved(order: Sequence[str], category: str, by: int) -> tuple[str, ...]:
    """The order with one step moved up (-1) or down (1); as it was when it cannot be."""
    if category not in order:
        return tuple(order)
    rank = order.index(category)
    other = rank + by
    if not 0 <= other < len(order):
        return tuple(order)
    changed = list(order)
    changed[rank], changed[other] = changed[other], changed[rank]
    return tuple(changed)


def _in_order(known: Sequence[str], codes: Collection[str]) -> tuple[str, ...]:
    return tuple(code for code in known if code in codes)
