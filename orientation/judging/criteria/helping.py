"""How does the place help: with someone beside you, in a group, from afar, or alone with a machine?"""

from orientation.judging.answers import Answer, best, of_fact, of_list
from orientation.judging.candidates import Candidate, Offer
from orientation.judging.criteria.reach import ON_THE_SPOT, comes_or_calls, remote_answer
from orientation.judging.criteria.shape import ASKED, ASKED_NO, LIKED, LIKED_NO, Case, Criterion
from places.vocabulary import Programme, ServiceCategory, SpecialSupport, SupportMode

WITH_SOMEONE = frozenset({SupportMode.INDIVIDUEL, SupportMode.ATELIER})

LOST_ALONE = frozenset({SpecialSupport.VISUEL, SpecialSupport.MENTAL})
"""Difficulties with which a screen is an obstacle, whatever the need."""

SOMEONE_THERE = frozenset({Programme.FRANCE_SERVICES, Programme.AIDANTS_CONNECT, Programme.CONSEILLERS_NUMERIQUES})
"""Programmes that pay or train people to stay beside others: a place of theirs that does not say how it helps has someone all the same."""

FORMS_DONE = frozenset({Programme.AIDANTS_CONNECT})
"""Trained and mandated to do a procedure in someone's name."""


def mode_asked(case: Case) -> str:
    """The way of helping that the person asked for, or needs without asking: someone who cannot read needs someone."""
    if case.wishes.mode:
        return case.wishes.mode
    return SupportMode.INDIVIDUEL if case.wishes.cannot_read else ""


def needs_someone(case: Case) -> bool:
    """Whether a machine alone is no answer."""
    return case.category not in ON_THE_SPOT and mode_asked(case) != SupportMode.AUTONOMIE


def is_lost_alone(case: Case) -> bool:
    """Whether a page in French on a screen is itself the obstacle: another language, or eyes that do not read it."""
    return case.wishes.language not in ("", "fr") or bool(LOST_ALONE & set(case.wishes.special_support))


def mode_answer(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    """Whether the service is given in the way asked for. To who cannot move, whoever comes or calls is nearly so: someone is with them."""
    mode = mode_asked(case)
    given = remote_answer(offer) if mode == SupportMode.DISTANCE else of_list(offer.support_modes, [mode])
    if given > Answer.PARTLY and mode in WITH_SOMEONE and reaches_out(candidate, offer, case):
        return Answer.PARTLY
    return given


def reaches_out(candidate: Candidate, offer: Offer, case: Case) -> bool:
    """Whether the person cannot go out, and the place is known to help them where they are."""
    return case.wishes.cannot_move and comes_or_calls(candidate, offer) == Answer.YES


def helped(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    """Whether someone helps. From afar is partly so for who can come; a machine alone is not."""
    with_someone = of_list(offer.support_modes, WITH_SOMEONE)
    if with_someone == Answer.YES or reaches_out(candidate, offer, case):
        return Answer.YES
    if remote_answer(offer) == Answer.YES:
        return Answer.PARTLY
    # A list without any way of helping is as silent as no list at all.
    if offer.support_modes:
        return with_someone
    return Answer.PARTLY if SOMEONE_THERE & (candidate.programmes or frozenset()) else Answer.UNKNOWN


def done_for_you(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    """Whether someone may do the procedure in the person's name. A France services is where one is likeliest to be found."""
    sure = best(of_fact(candidate.does_it_for_you), of_list(candidate.programmes, FORMS_DONE))
    if sure == Answer.YES:
        return sure
    if Programme.FRANCE_SERVICES in (candidate.programmes or ()):
        return Answer.PARTLY
    return Answer.UNKNOWN if candidate.does_it_for_you is None and candidate.programmes is None else Answer.NO


def _one_to_one(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    return of_list(offer.support_modes, [SupportMode.INDIVIDUEL])


def _programme(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    return of_list(candidate.programmes, [case.wishes.programme])


HELPING = (
    Criterion(
        name="mode",
        why="The way of helping was asked for, or the person cannot do without: beside them, in a group, from afar.",
        applies=lambda case: bool(mode_asked(case)),
        answer=mode_answer,
        unknown=ASKED,
        no=ASKED_NO,
    ),
    Criterion(
        name="lessons",
        why="To learn, one needs someone who teaches: a place that says so is worth six to eighteen kilometres more.",
        applies=lambda case: case.category == ServiceCategory.QUOTIDIEN and needs_someone(case),
        answer=helped,
        partly=4.0,
        unknown=4.0,
        no=ASKED,
    ),
    Criterion(
        name="helped",
        why="Who asks for help is not sent to a machine alone, whatever the distance.",
        applies=lambda case: case.category != ServiceCategory.QUOTIDIEN and needs_someone(case),
        answer=helped,
        partly=1.1,
        unknown=1.2,
        no=6.0,
    ),
    Criterion(
        name="beside_them",
        why="Who does not read French on a screen is lost without someone: a place that says that it has one is worth six kilometres more.",
        applies=lambda case: case.category != ServiceCategory.QUOTIDIEN and needs_someone(case) and is_lost_alone(case),
        answer=helped,
        partly=LIKED,
        unknown=4.0,
        no=ASKED,
    ),
    Criterion(
        name="one_to_one",
        why="Most prefer someone to themselves.",
        applies=lambda case: needs_someone(case) and not mode_asked(case),
        answer=_one_to_one,
        unknown=LIKED,
        no=LIKED_NO,
    ),
    Criterion(
        name="done_for_you",
        why="A procedure may prove too hard even with help: someone who may do it for you saves a second journey.",
        applies=lambda case: case.category == ServiceCategory.DEMARCHES,
        answer=done_for_you,
        partly=1.03,
        unknown=LIKED,
        no=LIKED_NO,
    ),
    Criterion(
        name="programme",
        why="The programme was asked for by name.",
        applies=lambda case: bool(case.wishes.programme),
        answer=_programme,
        unknown=ASKED,
        no=ASKED_NO,
    ),
)
