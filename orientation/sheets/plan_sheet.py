"""Sheet of a plan: one paper for several needs, step by step, in plain French and large type. No name is on it: a line waits for a hand."""

from dataclasses import dataclass
from datetime import date, datetime

from orientation.needs import Need, Wishes
from orientation.presenting.availability import when_words
from orientation.presenting.plan_page import PlanWords, StepWords
from orientation.presenting.recap import deadline_words
from orientation.sheets.reference import Tracking, new_reference
from orientation.sheets.sheet import PaperSheet, paper_sheet_of
from orientation.sheets.sheet_words import SecondLanguage, Words
from orientation.today import today_at
from places.presenting.contacts import TownHall
from places.presenting.words import day_words

UNTOLD = Wishes()
"""What a paper tells of someone who did not agree to more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperStep:
    """`sheet`: what there is to say of the place; None when no place is known. `same`: the earlier step at the same door, 0 for none.

    `notes`: what was loosened, which tells what the person asked for: empty unless they agreed.
    """

    rank: int
    title: str
    same: int
    notes: tuple[str, ...]
    sheet: PaperSheet | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSheet:
    """`before`: the last day, blank without one. `when`: when they can come, blank when unsaid. `show_first`: what the person holds out
    before a word. `second`: the language beside. `tracking`: how to follow the demand that was sent, None when none was."""

    reference: str
    before: str
    when: str
    show_first: Words | None
    steps: tuple[PaperStep, ...]
    always: tuple[Words, ...]
    hall: TownHall | None
    second: SecondLanguage
    printed: str
    tracking: Tracking | None


def plan_sheet_of(
    words: PlanWords, need: Need, second: SecondLanguage, *, tells: bool, host: str, at: datetime, tracking: Tracking | None = None
) -> PlanSheet:
    """The paper at this moment (aware). No query. `tells`: whether the person agreed that it says what languages they speak, that they read
    or hear with difficulty; otherwise it says nothing of them. `host`: this site with its scheme ("https://exemple.fr"), for the codes.
    """
    today, wishes = today_at(need.spot, at), need.wishes if tells else UNTOLD
    steps = tuple(_step(step, wishes, second, host, at) for step in words.steps)
    shown_first = (step.sheet.show_first for step in steps if step.sheet and step.sheet.show_first)
    return PlanSheet(
        reference=tracking.reference if tracking else new_reference(),
        tracking=tracking,
        before=_before(need.wishes.deadline, today),
        when=when_words(need.wishes.slots),
        show_first=next(shown_first, None),
        steps=steps,
        always=tuple(second.words(sentence) for sentence in words.always),
        hall=words.hall,
        second=second,
        printed=day_words(today),
    )


def _step(step: StepWords, wishes: Wishes, second: SecondLanguage, host: str, at: datetime) -> PaperStep:
    """A step with its place; with the best of what there is instead when the plan has none."""
    chosen, sheet = step.to_go, None
    if chosen:
        short_url = f"{host}/l/{chosen.place.code}/"
        sheet = paper_sheet_of(chosen.place, category=step.category, wishes=wishes, second=second, short_url=short_url, at=at)
    return PaperStep(rank=step.rank, title=step.title, same=step.same, notes=step.notes if wishes != UNTOLD else (), sheet=sheet)


def _before(deadline: date | None, today: date) -> str:
    if deadline is None:
        return ""
    said = deadline_words(deadline, today)
    return said[:1].upper() + said[1:]
