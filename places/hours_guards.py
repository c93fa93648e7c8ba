"""What the reader of opening hours accepts in silence and a visitor should not trust.

A text that means something to the OSM syntax but surely not to the person who wrote it ("Mo-Fr 14:00-12:00" is 22 hours
a day) is refused, with the reason; it is then shown as written.
"""

import re
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from places.hours_rules import DAY, HOLIDAY, MINUTES_IN_A_DAY, RANGE, Rule, rules_of, without_comments

# No real place of the national files has hours longer than 250 characters; beyond, it is a text in the wrong column.
LONGEST_TEXT = 1000

# An evening may end after midnight; anything else that ends before it starts is a slip: of the 11 distinct real cases, nine
# are empty ranges ("14:00-14:00"), the others "17:00-12:00" and "19:00-11:00", and none is a night.
NIGHT_STARTS = 17 * 60
NIGHT_ENDS = 6 * 60

# No place of the kind opens before five in the morning: the real cases are slips ("Fr 03:30-12:30" for 08:30).
_EARLIEST_OPENING = 5 * 60


class Unclear(Enum):
    """Why hours cannot be trusted; the value says it in French to the person who could correct them."""

    TOO_LONG = "texte trop long"
    NOT_READ = "écriture non reconnue"
    END_BEFORE_START = "une plage finit avant de commencer"
    OVERLAP = "deux plages du même jour se chevauchent"
    TOO_EARLY = "une ouverture avant 5 heures du matin"
    NO_DAY = "des heures sans jour"
    NO_HOURS = "des jours sans heures"
    ONLY_HOLIDAYS = "ne parle que des jours fériés"
    ONLY_CLOSED = "ne parle que des fermetures"
    REPLACED = "une règle est annulée par une autre"
    SCHOOL_HOLIDAYS = "dépend des vacances scolaires"
    SUN = "dépend du lever ou du coucher du soleil"
    FALLBACK = "dit quoi faire le reste du temps"
    MARCH_OR_TUESDAY = "« mar » : mars ou mardi"
    UNSURE_SYNTAX = "écriture que les lecteurs comprennent différemment"


_WORDS = (
    (Unclear.SCHOOL_HOLIDAYS, re.compile(r"\bSH\b")),
    (Unclear.SUN, re.compile(r"\b(?:sunrise|sunset|dawn|dusk)\b", re.IGNORECASE)),
    (Unclear.FALLBACK, re.compile(r"\|\|")),
    (Unclear.MARCH_OR_TUESDAY, re.compile(r"\bmar ?(?=[0-9]{2}:)", re.IGNORECASE)),
    # "12:00-16:00/02:00" is every two hours, "14:00-17:00+" perhaps later, "PH Mo-Fr" the holidays among weekdays: all three
    # are read as something surer.
    (Unclear.UNSURE_SYNTAX, re.compile(rf"{RANGE}[/+]|\bPH {DAY}")),
)


def unclear(text: str) -> Unclear | None:
    """The first reason not to trust a text that the OSM syntax accepts, None when there is none; never raises."""
    if len(text) > LONGEST_TEXT:
        return Unclear.TOO_LONG
    bare = without_comments(text)
    for reason, pattern in _WORDS:
        if pattern.search(bare):
            return reason
    rules = rules_of(text)
    for rule in rules:
        if reason := _unclear_rule(rule, alone=len(rules) == 1) or _unclear_ranges(rule):
            return reason
    return _unclear_whole(rules)


def _unclear_whole(rules: Sequence[Rule]) -> Unclear | None:
    """The days that a text does not name are closed, for the syntax: true only of a text that says when the place opens."""
    if all(rule.days == {HOLIDAY} for rule in rules):
        return Unclear.ONLY_HOLIDAYS
    if all(rule.closes and rule.selector for rule in rules) and not _name_every_weekday(rules):
        return Unclear.ONLY_CLOSED
    return Unclear.REPLACED if _says_something_in_vain(rules) else None


def _name_every_weekday(rules: Sequence[Rule]) -> bool:
    return set(range(HOLIDAY)) <= {day for rule in rules for day in rule.days or ()}


def _unclear_rule(rule: Rule, *, alone: bool) -> Unclear | None:
    """Hours without days would mean every day of the year, days without hours all day long: nobody writes that."""
    if rule.always:
        return None
    if rule.ranges or rule.open_ended:
        return None if re.search(r"\w$|\]$", rule.selector) else Unclear.NO_DAY
    if rule.closes:
        return None if rule.selector or alone else Unclear.NO_DAY
    uncertain_holidays = rule.days == {HOLIDAY} and (rule.modifier == "unknown" or rule.commented)
    return None if uncertain_holidays else Unclear.NO_HOURS


def _unclear_ranges(rule: Rule) -> Unclear | None:
    spans = []
    for start, end in sorted(rule.ranges):
        stop = end + MINUTES_IN_A_DAY if end <= start else end
        night = start >= NIGHT_STARTS and stop <= MINUTES_IN_A_DAY + NIGHT_ENDS
        if (end <= start or end > MINUTES_IN_A_DAY) and not night:
            return Unclear.END_BEFORE_START
        all_day_or_end_of_night = start == 0 and (end == MINUTES_IN_A_DAY or end <= NIGHT_ENDS)
        if start < _EARLIEST_OPENING and not all_day_or_end_of_night:
            return Unclear.TOO_EARLY
        spans.append((start, stop))
    overlap = any(following < end for (_, end), (following, _) in pairwise(spans))
    return Unclear.OVERLAP if overlap else None


def _says_something_in_vain(rules: Sequence[Rule]) -> bool:
    """Whether a rule is wholly replaced by a later one that says something else ("We off; Mo-Fr 09:00-17:00")."""
    for position, rule in enumerate(rules):
        for later in rules[position + 1 :]:
            if later.additive or later.days is None or not rule.days or not rule.days <= later.days:
                continue
            if (rule.ranges, rule.closes, rule.commented) != (later.ranges, later.closes, later.commented):
                return True
    return False
