"""Least factor: what the answers of a service cost at the very least, in SQL, so that the database can leave out who cannot win.

One expression for each criterion, never more than the factor that `orientation.judging` gives (tests/orientation/test_least_factors.py).
Where an answer takes more than SQL (opening hours), it is the best answer that the columns still allow. A criterion without one costs 1.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta

from orientation.judging.criteria import Case, Criterion, asked
from orientation.judging.criteria.helping import FORMS_DONE, SOMEONE_THERE, WITH_SOMEONE, mode_asked
from orientation.judging.criteria.means import AGEING_MONTHS, DAYS_IN_A_MONTH, FRESH_MONTHS, OLD_MONTHS
from orientation.judging.criteria.people import publics_of
from orientation.judging.criteria.purpose import codes_by_list, made_for_need, made_for_people
from orientation.judging.criteria.reach import MOBILE_TYPOLOGIES, ON_THE_SPOT, TOWN_M
from orientation.needs import Equipment
from orientation.searching.sql_pieces import Columns, Piece, any_of, cases, named, number, silent
from orientation.travelling import reach_m
from places.vocabulary import AccessMode, Fee, Itinerancy, PositionPrecision, SpecialSupport, SupportMode

A_DAY_OR_TWO = timedelta(days=2)
"""Days are those of the place's own clock, which may be one off; and months are not whole days."""


SPOKEN = (SpecialSupport.ANGLAIS, SpecialSupport.LANGUES)
"""Supports that answer to a language."""

Expression = Callable[[Columns, Criterion, Case], Piece]


def least_factor(columns: Columns, case: Case) -> Piece:
    """At least 1, and at most the product of the factors that the judgement of this case gives to the service."""
    pieces = [EXPRESSIONS[criterion.name](columns, criterion, case) for criterion in asked(case) if criterion.name in EXPRESSIONS]
    return " * ".join([number(1.0), *(text for text, _ in pieces)]), [value for _, values in pieces for value in values]


def _of_list(columns: Columns, column: str, codes: Iterable[str], criterion: Criterion) -> Piece:
    """As `answers.of_list`."""
    return cases((f"{column} IS NULL", criterion.unknown), (columns.holds(column, codes), 1.0), otherwise=criterion.no)


def _of_fact(column: str, criterion: Criterion) -> Piece:
    """As `answers.of_fact`."""
    return cases((f"{column} IS NULL", criterion.unknown), (f"{column} IS TRUE", 1.0), otherwise=criterion.no)


def _remote(columns: Columns) -> Piece:
    return any_of(f"{columns.of_service('remote')} IS TRUE", columns.holds(columns.of_service("support_modes"), [SupportMode.DISTANCE]))


def _reached_in_writing(columns: Columns) -> str:
    return f"({named(columns.of_place('emails'))} OR {columns.of_place('booking_url')} <> '')"


def _home_bound(columns: Columns, criterion: Criterion, case: Case) -> Piece:
    return cases((_reaches_out(columns), 1.0), otherwise=criterion.unknown)


def _without_a_call(columns: Columns, criterion: Criterion, case: Case) -> Piece:
    listed = columns.holds(columns.of_place("access_modes"), [AccessMode.SE_PRESENTER, AccessMode.COURRIEL, AccessMode.RDV_EN_LIGNE])
    return cases((any_of(_reached_in_writing(columns), listed), 1.0), otherwise=criterion.unknown)


def _call_or_come(columns: Columns, criterion: Criterion, case: Case) -> Piece:
    return _of_list(columns, columns.of_place("access_modes"), [AccessMode.SE_PRESENTER, AccessMode.TELEPHONER], criterion)


def _receives(columns: Columns, criterion: Criterion, case: Case) -> Piece:
    return cases((columns.holds(columns.of_place("access_modes"), [AccessMode.PAS_DE_PUBLIC]), criterion.no), otherwise=1.0)


def _within_minutes(columns: Columns, criterion: Criterion, case: Case) -> Piece:
    """A metre more than the judgement, which may count in another order."""
    metres, reach = columns.metres, reach_m(case.wishes.way, case.wishes.most_minutes) + 1
    nobody_goes = columns.holds(columns.of_place("access_modes"), [AccessMode.PAS_DE_PUBLIC])
    unplaced = (f"{columns.of_place('position_precision')} = %s", [PositionPrecision.COMMUNE.value])

    def farther(than: float) -> Piece:
        return f"{metres[0]} > {than!r}", metres[1]

    return cases(
        (nobody_goes, 1.0),
        (farther(reach + TOWN_M), criterion.no),
        (unplaced, criterion.unknown),
        (farther(reach), criterion.no),
        otherwise=1.0,
    )


def _step_free(columns: Columns, criterion: Criterion, case: Case) -> Piece:
    fact = columns.of_place("step_free")
    used_to_it = columns.holds(columns.of_service("special_support"), [SpecialSupport.MOTEUR])
    described = any_of(f"{columns.of_place('accessibility_url')} <> ''", used_to_it)
    return cases((f"{fact} IS TRUE", 1.0), (f"{fact} IS FALSE", criterion.no), (described, criterion.partly), otherwise=criterion.unknown)


def _walk_in(columns: Columns, criterion: Criterion, case: Case) -> Piece:
    fact, modes = columns.of_place("walk_in"), columns.of_place("access_modes")
    listed = columns.holds(modes, [AccessMode.SE_PRESENTER])
    return cases((f"{fact} IS TRUE", 1.0), (f"{fact} IS FALSE", criterion.no), (listed, 1.0), otherwise=criterion.unknown)


def _phone(columns: Columns, criterion: Criterion, case: Case) -> Piece:
    return cases((f"{columns.of_place('phone')} <> ''", 1.0), otherwise=criterion.partly)


def _travels(columns: Columns, criterion: Criterion, case: Case) -> Piece:
    itinerant = columns.holds(columns.of_place("itinerancy"), [Itinerancy.ITINERANT])
    return cases((any_of(itinerant, columns.holds(columns.of_place("typologies"), MOBILE_TYPOLOGIES)), 1.0), otherwise=criterion.unknown)


def _mode(columns: Columns, criterion: Criterion, case: Case) -> Piece:
    mode = mode_asked(case)
    if mode == SupportMode.DISTANCE:
        return (number(criterion.no), []) if case.category in ON_THE_SPOT else cases((_remote(columns), 1.0), otherwise=criterion.unknown)
    modes = columns.of_service("support_modes")
    if not (case.wishes.cannot_move and mode in WITH_SOMEONE):
        return _of_list(columns, modes, [mode], criterion)
    given, reached = columns.holds(modes, [mode]), _reaches_out(columns)
    return cases((given, 1.0), (reached, criterion.partly), (f"{modes} IS NULL", criterion.unknown), otherwise=criterion.no)


def _reaches_out(columns: Columns) -> Piece:
    """Whether the place comes or calls, for who cannot move."""
    return any_of(f"{columns.of_place('home_visits')} IS TRUE", _remote(columns))


def _helped(columns: Columns, criterion: Criterion, case: Case) -> Piece:
    modes = columns.of_service("support_modes")
    with_someone = columns.holds(modes, WITH_SOMEONE)
    reached = [(_reaches_out(columns), 1.0)] if case.wishes.cannot_move else []
    afar = (_remote(columns), criterion.partly)
    known = columns.holds(columns.of_place("programmes"), SOMEONE_THERE)
    untold = [((f"{silent(modes)} AND {known[0]}", known[1]), criterion.partly), (silent(modes), criterion.unknown)]
    return cases((with_someone, 1.0), *reached, afar, *untold, otherwise=criterion.no)


def _one_to_one(columns: Columns, criterion: Criterion, case: Case) -> Piece:
    return _of_list(columns, columns.of_service("support_modes"), [SupportMode.INDIVIDUEL], criterion)


def _done_for_you(columns: Columns, criterion: Criterion, case: Case) -> Piece:
    sure = any_of(f"{columns.of_place('does_it_for_you')} IS TRUE", columns.holds(columns.of_place("programmes"), FORMS_DONE))
    return cases((sure, 1.0), otherwise=criterion.partly)


def _programme(columns: Columns, criterion: Criterion, case: Case) -> Piece:
    return _of_list(columns, columns.of_place("programmes"), [case.wishes.programme], criterion)


def _hours(columns: Columns, criterion: Criterion, case: Case) -> Piece:
    """Hours nobody told are open at no moment that one can tell; others may be."""
    told = f"({columns.of_service('schedule')} <> '' OR {columns.of_place('hours')} <> '')"
    return cases((told, 1.0), (named(columns.of_place("exceptional_hours")), 1.0), otherwise=criterion.unknown)


def _quick_enough(columns: Columns, criterion: Criterion, case: Case) -> Piece:
    told = f"({columns.of_place('walk_in')} IS TRUE OR {columns.of_place('appointment_delay_days')} IS NOT NULL)"
    return cases((told, 1.0), otherwise=criterion.unknown)


def _public(columns: Columns, criterion: Criterion, case: Case) -> Piece:
    publics = columns.of_service("publics")
    held = columns.holds(publics, sorted(publics_of(case.wishes)))
    return cases((silent(publics), criterion.unknown), (held, 1.0), otherwise=criterion.no)


def _made_for_it(columns: Columns, criterion: Criterion, case: Case) -> Piece:
    people, need = codes_by_list(made_for_people(case)), codes_by_list(made_for_need(case))

    def held(codes: dict[str, frozenset[str]]) -> Piece:
        return any_of(*(columns.holds(columns.of_place(name), sorted(held)) for name, held in codes.items()))

    unsaid = any_of(*(f"{columns.of_place(name)} IS NULL" for name in sorted({*people, *need})))
    theirs = [(held(people), 1.0)] if people else []
    its = [(held(need), criterion.partly if people else 1.0)] if need else []
    return cases(*theirs, *its, (unsaid, criterion.unknown), otherwise=criterion.no)


def _language(columns: Columns, criterion: Criterion, case: Case) -> Piece:
    languages, language = columns.of_place("languages"), case.wishes.language
    equipped, factor = (SpecialSupport.ANGLAIS, 1.0) if language == "en" else (SpecialSupport.LANGUES, criterion.partly)
    return cases(
        (columns.holds(languages, [language]), 1.0),
        (columns.holds(columns.of_service("special_support"), [equipped]), factor),
        (f"{languages} IS NULL", criterion.unknown),
        otherwise=criterion.no,
    )


def _support(code: SpecialSupport) -> Expression:
    return lambda columns, criterion, case: _of_list(columns, columns.of_service("special_support"), [code], criterion)


def _price(columns: Columns, criterion: Criterion, case: Case) -> Piece:
    fees = columns.of_service("fees")
    return cases(
        (columns.holds(fees, [Fee.GRATUIT]), 1.0),
        (columns.holds(fees, [Fee.CONDITIONNEL]), criterion.partly),
        (silent(fees), criterion.unknown),
        otherwise=criterion.no,
    )


def _equipment(code: Equipment) -> Expression:
    return lambda columns, criterion, case: _of_fact(columns.of_place(code.value), criterion)


def _fresh(columns: Columns, criterion: Criterion, case: Case) -> Piece:
    def since(months: float) -> str:
        day = (case.at - timedelta(days=months * DAYS_IN_A_MONTH) - A_DAY_OR_TWO).date().isoformat()
        return f"({columns.of_place('source_date')} >= '{day}' OR {columns.of_place('verified_on')} >= '{day}')"

    nobody = f"({columns.of_place('source_date')} IS NULL AND {columns.of_place('verified_on')} IS NULL)"
    return cases(
        (since(FRESH_MONTHS), 1.0),
        (since(AGEING_MONTHS), criterion.partly),
        (f"({since(OLD_MONTHS)} OR {nobody})", criterion.unknown),
        otherwise=criterion.no,
    )


EXPRESSIONS: dict[str, Expression] = {
    "home_bound": _home_bound,
    "without_a_call": _without_a_call,
    "call_or_come": _call_or_come,
    "receives": _receives,
    "within_minutes": _within_minutes,
    "step_free": _step_free,
    "walk_in": _walk_in,
    "open_door": _walk_in,
    "phone_first": _phone,
    "phone": _phone,
    "travels": _travels,
    "mode": _mode,
    "lessons": _helped,
    "helped": _helped,
    "beside_them": _helped,
    "one_to_one": _one_to_one,
    "done_for_you": _done_for_you,
    "programme": _programme,
    "in_time": _hours,
    "soon": _hours,
    "slots": _hours,
    "hours_told": _hours,
    "quick_enough": _quick_enough,
    "public": _public,
    "minor": _public,
    "made_for_it": _made_for_it,
    "language": _language,
    **{f"support_{code.value}": _support(code) for code in SpecialSupport if code not in SPOKEN},
    "free_only": _price,
    "free": _price,
    **{f"equipment_{code.value}": _equipment(code) for code in Equipment},
    "fresh": _fresh,
}
"""By the name of the criterion."""
