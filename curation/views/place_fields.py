"""The form of a place as its page shows it: in parts, each fact with who wrote it last, and what two people wrote at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.forms import CheckboxSelectMultiple, RadioSelect
from django.forms.boundfield import BoundField

from curation.correcting.together import Choice, Clash
from curation.correcting.writing import ToChoose
from curation.forms.exceptional_hours import ROWS
from curation.forms.hours_grid import HoursGrid
from curation.forms.place_form import Part, PlaceForm
from curation.presenting.fact_words import name_of_fact, words_of_fact
from places.changes import Changes, service_path
from places.models import Revision
from places.plain_words import AUTHORS
from places.presenting.origins import who_wrote
from places.presenting.words import day_words
from places.provenance import Provenance, holder
from places.vocabulary import Origin

_PATHS = {"position": "latitude"}
ENDS_A_ROW = ("-hours", "-reason")
"""Ends the name of the last field of a closure, or of exceptional hours."""
_UNWRITTEN = frozenset({"add", "commune"})
"""Fields that stand for no single fact."""


@dataclass(frozen=True, slots=True)
class FactField:
    """One field: its boxes stand together under a legend, or it is one input under a label. `is_last`: it ends a row
    of fields that go together. `origin`: "notre équipe, 3 mars 2026" or ""."""

    field: BoundField
    is_group: bool
    is_hours: bool
    is_last: bool
    origin: str


@dataclass(frozen=True, slots=True)
class PartWords:
    """One part of the form. `closed`: folded, unless something in it is to be repaired."""

    title: str
    fields: list[FactField]
    closed: bool
    remove: BoundField | None
    past: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClashWords:
    """What two people wrote at once: the name of the choice to send back, and the lines of each, (fact, value)."""

    name: str
    title: str
    mine: list[tuple[str, str]]
    theirs: list[tuple[str, str]]
    who: str
    chosen: str


CHOICE = "choix:"
"""Begins the name of a choice; the subject of the clash follows."""


def parts_of(form: PlaceForm, written: Mapping[str, Provenance], zone: ZoneInfo) -> list[PartWords]:
    """The parts of the form, in reading order. `written`: this place's part of `places.provenance.provenance_of`. No query."""
    return [_part(part, form, written, zone) for part in form.parts()]


def _part(part: Part, form: PlaceForm, written: Mapping[str, Provenance], zone: ZoneInfo) -> PartWords:
    fields = [_field(field, form, written, zone) for field in part.fields]
    wrong = any(field.errors for field in part.fields)
    return PartWords(part.title, fields, part.closed and not wrong, part.remove, part.past)


def _field(field: BoundField, form: PlaceForm, written: Mapping[str, Provenance], zone: ZoneInfo) -> FactField:
    author = None if field.name in _UNWRITTEN else holder([_path(field.name, form)], written)
    origin = f"{who_wrote(author)}, {day_words(author.at.astimezone(zone).date())}" if author else ""
    widget = field.field.widget
    return FactField(
        field,
        is_group=isinstance(widget, RadioSelect | CheckboxSelectMultiple),
        is_hours=isinstance(widget, HoursGrid),
        is_last=field.name.endswith(ENDS_A_ROW),
        origin=origin,
    )


def _path(name: str, form: PlaceForm) -> str:
    """The fact that a field stands for, as a revision names it."""
    if name.startswith("fermeture"):
        return "temporary_closures"
    if name.startswith(ROWS):
        return "exceptional_hours"
    if name.startswith("aide"):
        rank, _, fact = name.removeprefix("aide").partition("-")
        return service_path(list(form.services)[int(rank)], fact)
    return _PATHS.get(name, name)


def clashes_of(asked: ToChoose, chosen: Mapping[str, Choice]) -> list[ClashWords]:
    """What is to be chosen, in words. No query, authors and sources being loaded."""
    return [_clash(clash, asked.revisions, chosen.get(clash.subject, "")) for clash in asked.clashes]


def _clash(clash: Clash, revisions: tuple[Revision, ...], chosen: str) -> ClashWords:
    last = next((revision for revision in revisions if clash.theirs.keys() & revision.changes.keys()), None)
    return ClashWords(
        name=f"{CHOICE}{clash.subject}",
        title=name_of_fact(clash.subject),
        mine=_lines(clash.mine),
        theirs=_lines(clash.theirs),
        who=_who(last) if last else "",
        chosen=chosen,
    )


def _lines(changes: Changes) -> list[tuple[str, str]]:
    return [(name_of_fact(path), words_of_fact(path, after)) for path, (_, after) in changes.items()]


def _who(revision: Revision) -> str:
    """Who wrote: a person of the team by name, a source by its own, else the door."""
    if revision.source:
        return str(revision.source)
    return str(revision.author) if revision.author else AUTHORS[Origin(revision.origin)]
