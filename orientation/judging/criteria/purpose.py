"""What, and whom, is the place made for? Of two that say as much, the one whose trade it is comes first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from orientation.judging.answers import Answer
from orientation.judging.candidates import Candidate, Offer
from orientation.judging.criteria.people import publics_of
from orientation.judging.criteria.shape import LIKED, LIKED_NO, Case, Criterion
from orientation.needs import Equipment
from places.vocabulary import Programme, Public, ServiceCategory, Training


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Places made for something: those that hold one of these codes, in any of the three lists. `why` justifies them."""

    why: str
    programmes: frozenset[str] = frozenset()
    trainings: frozenset[str] = frozenset()
    typologies: frozenset[str] = frozenset()


FOR_NEEDS: dict[str, Made] = {
    ServiceCategory.DEMARCHES: Made(
        why="France services and their like do procedures all day; an Aidant Connect is mandated to; a CCAS takes files for who is poor.",
        programmes=frozenset({Programme.FRANCE_SERVICES, Programme.AIDANTS_CONNECT, Programme.PAN_CAF}),
        trainings=frozenset({Training.MES_PAPIERS_LYON}),
        typologies=frozenset({"RFS", "MSAP", "PIMMS", "CCAS", "CIAS"}),
    ),
    ServiceCategory.QUOTIDIEN: Made(
        why="A conseiller numérique is paid to teach the everyday tools, and a public digital space is there for nothing else.",
        programmes=frozenset({Programme.CONSEILLERS_NUMERIQUES}),
        trainings=frozenset({Training.ETAPES_NUMERIQUES}),
        typologies=frozenset({"EPN", "EPI", "ENM"}),
    ),
    ServiceCategory.INSERTION: Made(
        why="Where one looks for work, trains for it or sets up on one's own, the steps on line are known by heart.",
        programmes=frozenset({Programme.PIX, Programme.GEN}),
        typologies=frozenset({"FT", "CAP_EMPLOI", "MDE", "MDEF", "PLIE", "CITMET", "CCONS"}),
    ),
    ServiceCategory.SECURITE: Made(
        why="Passwords, scams and accounts taken over are what a conseiller numérique and the post office's steps teach.",
        programmes=frozenset({Programme.CONSEILLERS_NUMERIQUES}),
        trainings=frozenset({Training.ETAPES_NUMERIQUES}),
    ),
    ServiceCategory.PARENTALITE: Made(
        why="The family allowance funds these to stand by parents, and by children on line.",
        programmes=frozenset({Programme.PAN_CAF, Programme.PROMENEURS_DU_NET}),
        typologies=frozenset({"CAF", "CS", "CSC", "EVS"}),
    ),
    ServiceCategory.LOISIRS: Made(
        why="Workshops with machines, youth clubs and libraries are where people make things.",
        trainings=frozenset({Training.FABRIQUES_DE_TERRITOIRE}),
        typologies=frozenset({"FABLAB", "FABRIQUE", "TIERS_LIEUX", "MJC", "BIB"}),
    ),
    ServiceCategory.CULTURE: Made(
        why="Explaining the digital world is the trade of libraries, of public digital spaces and of conseillers numériques.",
        programmes=frozenset({Programme.BNR, Programme.CONSEILLERS_NUMERIQUES}),
        typologies=frozenset({"BIB", "EPN", "EPI"}),
    ),
    ServiceCategory.ACCES: Made(
        why="A library or a public digital space has machines for whoever comes in.",
        programmes=frozenset({Programme.BNR}),
        typologies=frozenset({"BIB", "EPN", "EPI"}),
    ),
    ServiceCategory.MATERIEL: Made(
        why="Solidarity sellers have a stock and a price for people with little money.",
        programmes=frozenset({Programme.EMMAUS_CONNECT, Programme.RELAIS_NUMERIQUE}),
        trainings=frozenset({Training.ORDI_3_0, Training.REEMPLOI_NORMANDIE}),
        typologies=frozenset({"RESSOURCERIE"}),
    ),
}
"""By category."""

YOUNG = frozenset({Public.JEUNES, Public.ETUDIANTS})
WITH_MISSIONS_LOCALES = frozenset({ServiceCategory.INSERTION, ServiceCategory.DEMARCHES})

FOR_PEOPLE: tuple[tuple[Callable[[Case], bool], Made], ...] = (
    (
        lambda case: bool(YOUNG & publics_of(case.wishes)),
        Made(
            why="A youth information point receives the young for whatever brings them: work, papers, harassment.",
            typologies=frozenset({"PIJ_BIJ"}),
        ),
    ),
    (
        lambda case: Public.JEUNES in publics_of(case.wishes) and case.category in WITH_MISSIONS_LOCALES,
        Made(why="Missions locales exist for the young who look for work, and see to their papers.", typologies=frozenset({"ML"})),
    ),
    (
        lambda case: case.wishes.minor,
        Made(
            why="Promeneurs du net and youth clubs are used to who is under 18.",
            programmes=frozenset({Programme.PROMENEURS_DU_NET}),
            typologies=frozenset({"MJC"}),
        ),
    ),
    (
        lambda case: Public.FEMMES in publics_of(case.wishes),
        Made(why="A CIDFF informs women of their rights, and knows what to do about violence.", typologies=frozenset({"CIDFF"})),
    ),
    (
        lambda case: case.wishes.walk_in or Equipment.CHARGING in case.wishes.equipment,
        Made(
            why="Who has no home, no address or no telephone is received there as they are.",
            typologies=frozenset({"CCAS", "CIAS", "CHRS", "CHU", "ASSO"}),
        ),
    ),
)
"""Whom the line is for, as far as they said; nobody, to buy equipment: only a seller has any."""

LISTS = ("programmes", "trainings", "typologies")


def made_for_people(case: Case) -> tuple[Made, ...]:
    """The lines for who asks, () when they said nothing of the kind."""
    if case.category == ServiceCategory.MATERIEL:
        return ()
    return tuple(made for is_theirs, made in FOR_PEOPLE if is_theirs(case))


def made_for_need(case: Case) -> tuple[Made, ...]:
    """The line for what is asked, () when any service will do."""
    return (FOR_NEEDS[case.category],) if case.category else ()


def codes_by_list(lines: Iterable[Made]) -> dict[str, frozenset[str]]:
    """The codes of some lines, by the list of a place that may hold them; without the lists that hold none."""
    lines = tuple(lines)
    found = {name: frozenset[str]().union(*(getattr(line, name) for line in lines)) for name in LISTS}
    return {name: codes for name, codes in found.items() if codes}


def made_for_it(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    """Whether it is made for the person, or for the need when nothing is made for them; PARTLY when made for the need alone. UNKNOWN while
    a list that could say so is not told."""
    people, need = codes_by_list(made_for_people(case)), codes_by_list(made_for_need(case))
    if _holds(candidate, people):
        return Answer.YES
    if _holds(candidate, need):
        return Answer.PARTLY if people else Answer.YES
    return Answer.UNKNOWN if any(getattr(candidate, name) is None for name in {*people, *need}) else Answer.NO


def _holds(candidate: Candidate, codes: dict[str, frozenset[str]]) -> bool:
    return any(held & (getattr(candidate, name) or frozenset()) for name, held in codes.items())


PURPOSE = (
    Criterion(
        name="made_for_it",
        why="Of two places that say as much, the one made for this need, or for who asks, is the better bet.",
        applies=lambda case: bool(made_for_need(case) or made_for_people(case)),
        answer=made_for_it,
        partly=1.04,
        unknown=LIKED,
        no=LIKED_NO,
    ),
)
