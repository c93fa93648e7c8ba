"""The form of the interview, read: from what was sent to the answers, to a need, or to what is to be repaired. Nothing of it is kept."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.http import QueryDict

from orientation.alerts import Alert
from orientation.asking.interview import (
    MOST_COMPARED,
    Help,
    Interview,
    Mobility,
    Owned,
    deadline_of,
    heard,
    likely,
    moved,
    needs_of,
    wishes_of,
    with_lessons,
)
from orientation.asking.personal_numbers import WARNING, holds_personal_number
from orientation.half_days import MOMENTS, on_the_grid
from orientation.locating import Blank, Finding, locate
from orientation.needs import UNSAID, Need, Spot
from orientation.phrases.reading import read_phrase
from orientation.presenting.asking_where import WhereQuestion, where_question
from orientation.today import today_at
from orientation.travelling import MINUTES_ASKED
from orientation.understanding import Reading
from places.languages import NAMES
from places.plain_words import SERVICES
from places.presenting.words import listed
from places.vocabulary import Programme, Public, ServiceCategory, SpecialSupport

LONGEST_WHERE, LONGEST_PHRASE = 200, 500
"""Characters that are read of the town, and of the line of free text."""

NO_TOWN = "Écrivez la ville ou le code postal de la personne."
WHICH_TOWN = "Choisissez la ville dans la liste."
NO_NEED = "Cochez au moins un besoin."
WRONG_DATE = "Écrivez une date d'aujourd'hui à dans un an. Par exemple : {}"
TOO_MANY = f"Vous comparez déjà {MOST_COMPARED} lieux. Enlevez-en un, puis retenez l'autre."
NOT_UNDERSTOOD = "Nous n'avons pas compris la phrase. Cochez les besoins."
TELLS = "dire"
"""Ticked when the person agrees that the paper says what they need to be understood."""
UP, DOWN, KEEP, DROP = "monter", "descendre", "retenir", "enlever"
"""Names of the buttons that change the plan; their value tells which step, or which place."""

Problems = list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Answered:
    """`need` is None while something is to be repaired: `problems`, each the id of its field and a sentence. `reading`: of the line of free
    text, None when there was none; the words themselves go no farther. `full`: whether one place too many was kept.
    """

    interview: Interview
    where: WhereQuestion = field(default_factory=WhereQuestion)
    need: Need | None = None
    problems: Problems = field(default_factory=list)
    reading: Reading | None = None
    full: bool = False


def answered(form: QueryDict, at: datetime) -> Answered:
    """What was sent, at this moment (aware). Queries: those of `orientation.locating.locate`."""
    interview, full = _changed(_read(form), form)
    problems: Problems = []
    finding = locate(interview.where, commune=interview.chosen)
    where = _where(interview.where, finding, problems, personal=holds_personal_number(form.get("lieu", "")))
    spot = finding if isinstance(finding, Spot) else UNSAID
    today = today_at(spot, at)
    phrase = " ".join(form.get("phrase", "")[:LONGEST_PHRASE].split())
    reading = None
    if holds_personal_number(phrase):
        problems.append(("phrase", WARNING))
    elif phrase:
        reading = read_phrase(phrase, today=today)
        interview = heard(interview, reading)
    interview = with_lessons(interview)
    if not interview.needs:
        problems.append((f"besoin-{ServiceCategory.DEMARCHES}", _no_need(reading)))
    deadline, wrong = deadline_of(interview, today)
    if wrong:
        problems.append(("echeance", WRONG_DATE.format(f"{today:%d/%m/%Y}")))
    if problems:
        return Answered(interview=interview, where=where, problems=problems, reading=reading, full=full)
    need = Need(categories=needs_of(interview), spot=spot, wishes=wishes_of(interview, deadline))
    return Answered(interview=interview, where=where, need=need, reading=reading, full=full)


def fields_of(interview: Interview) -> list[tuple[str, str]]:
    """The answers as hidden fields, to go back to the form: what `answered` reads, each name and value."""
    told = interview
    lists = {
        "besoin": told.needs, "public": told.publics, "particulier": told.special_support, "moment": told.slots, "alerte": told.alerts,
        "alerte_possible": told.perhaps, "ordre": told.order, "retenu": told.compared,
    }  # fmt: skip
    ticked = {"urgent": told.urgent, "mineur": told.minor, "sans_marche": told.step_free, "gratuit": told.free}
    single = {
        "lieu": told.where, "choix": told.chosen, "echeance": told.date_typed, "aide": told.help, "langue": told.language,
        "deplacement": told.mobility, "minutes": told.minutes, "dispositif": told.programme, "materiel": told.owned,
    }  # fmt: skip
    fields = [(name, code) for name, codes in lists.items() for code in codes]
    fields += [(name, "on") for name, yes in ticked.items() if yes]
    return fields + [(name, value) for name, value in single.items() if value]


def _read(form: QueryDict) -> Interview:
    """The answers as they were sent; a code that no list has is left out."""
    where = " ".join(form.get("lieu", "")[:LONGEST_WHERE].split())
    return Interview(
        where="" if holds_personal_number(where) else where,
        chosen=form.get("choix", "")[:5],
        needs=_codes(form, "besoin", ServiceCategory.values),
        urgent="urgent" in form,
        date_typed=form.get("echeance", "")[:10].strip(),
        help=_code(form, "aide", Help.values),
        publics=_codes(form, "public", Public.values),
        minor="mineur" in form,
        special_support=_codes(form, "particulier", SpecialSupport.values),
        language=_code(form, "langue", [code for code in NAMES if code != "fr"]),
        mobility=_code(form, "deplacement", Mobility.values),
        minutes=_code(form, "minutes", [str(minutes) for minutes in MINUTES_ASKED]),
        step_free="sans_marche" in form,
        slots=on_the_grid(_codes(form, "moment", MOMENTS)),
        free="gratuit" in form,
        programme=_code(form, "dispositif", Programme.values),
        owned=_code(form, "materiel", Owned.values),
        alerts=_codes(form, "alerte", Alert.values),
        perhaps=_codes(form, "alerte_possible", _codes(form, "alerte", Alert.values)),
        order=tuple(code for code in dict.fromkeys(form.getlist("ordre")) if code in ServiceCategory.values),
        compared=tuple(dict.fromkeys(code for code in form.getlist("retenu") if code.isalnum() and len(code) <= 8))[:MOST_COMPARED],
    )


def _changed(interview: Interview, form: QueryDict) -> tuple[Interview, bool]:
    """The answers once the button pressed has moved a step, kept or dropped a place; and whether there was no room to keep it."""
    order = moved(moved(interview.order, form.get(UP, ""), -1), form.get(DOWN, ""), 1)
    kept = [code for code in interview.compared if code != form.get(DROP)]
    more = form.get(KEEP, "")
    wanted = bool(more) and more not in kept and more.isalnum() and len(more) <= 8
    full = wanted and len(kept) >= MOST_COMPARED
    return replace(interview, order=order, compared=(*kept, more) if wanted and not full else tuple(kept)), full


def _where(typed: str, finding: Finding, problems: Problems, *, personal: bool) -> WhereQuestion:
    """What stands in the field of the town; what is wrong with it goes to the problems."""
    if personal:
        finding = Blank()
    if isinstance(finding, Spot):
        return WhereQuestion(typed=typed)
    question = where_question(finding, chose_none=False)
    no_town = f"{WARNING} {NO_TOWN}" if personal else NO_TOWN
    said = no_town if isinstance(finding, Blank) else WHICH_TOWN if question.choices else question.problem or " ".join(question.elsewhere)
    problems.append(("lieu", said))
    return replace(question, typed=typed, problem=said)


def _no_need(reading: Reading | None) -> str:
    if reading is None:
        return NO_NEED
    perhaps = [f"« {SERVICES[ServiceCategory(code)].title} »" for code in likely(reading)]
    return f"{NO_NEED} Peut-être {listed(perhaps, last='ou')}." if perhaps else NOT_UNDERSTOOD


def _codes(form: QueryDict, name: str, known: Collection[str]) -> tuple[str, ...]:
    sent = set(form.getlist(name))
    return tuple(code for code in known if code in sent)


def _code(form: QueryDict, name: str, known: Collection[str]) -> str:
    code = form.get(name, "")
    return code if code in known else ""
