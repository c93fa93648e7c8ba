"""Slips in written hours whose meaning is certain, put right: dashes, "9h30", French day names, stray semicolons.

The text as received is kept by whoever holds it; here is only its reading. What is in doubt is left alone, and the
reader then refuses it: a place shown open by mistake costs someone a journey.
"""

import re
from collections.abc import Callable

from places.hours_rules import DAY, RANGE, TIME, Rule, rules_of

_FRENCH_DAYS = {
    "Mo": ("lundi", "lun", "lu"),
    "Tu": ("mardi", "mar", "ma"),
    "We": ("mercredi", "mer", "me"),
    "Th": ("jeudi", "jeu", "je"),
    "Fr": ("vendredi", "ven", "ve"),
    "Sa": ("samedi", "sam", "sa"),
    "Su": ("dimanche", "dim", "di"),
}
_OSM_DAY = {french: osm for osm, names in _FRENCH_DAYS.items() for french in names}
_FRENCH_DAY = re.compile(rf"\b({'|'.join(_OSM_DAY)})\b\.?", re.IGNORECASE)
# "Mar" is March in the OSM syntax and "Sa" is Saturday in both: alone, they do not prove that the text is French.
_FRENCH_PROOF = re.compile(rf"\b(?:{'|'.join(set(_OSM_DAY) - {'mar', 'sa'})}|ferm[ée]e?s?|f[ée]ri[ée]s?)\b", re.IGNORECASE)
_LITERALS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH", "SH", "off", "closed", "open", "unknown")
_CANONICAL = {literal.lower(): literal for literal in _LITERALS}
_DAY_OR_TIME = rf"{DAY}|{TIME}"


def _hyphens(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[\u2010-\u2015\u2212]", "-", text))


def _one_line(text: str) -> str:
    return re.sub(r"\s*[\r\n]+\s*", "; ", text)


def _always(text: str) -> str:
    day, week = r"24 ?h? ?(?:/|sur) ?24 ?h?", r"7 ?j?(?:ours)? ?(?:/|sur) ?7 ?j?(?:ours)?"
    link = r" ?(?:,|et|-)? ?"
    return re.sub(rf"^(?:{day}{link}{week}|{week}{link}{day})$", "24/7", text, flags=re.IGNORECASE)


def _french_words(text: str) -> str:
    if not _FRENCH_PROOF.search(text):
        return text
    text = re.sub(r"\b(?:jours? )?f[ée]ri[ée]s?\b", "PH", text, flags=re.IGNORECASE)
    text = re.sub(r"\bferm[ée]e?s?\b", "off", text, flags=re.IGNORECASE)
    return _FRENCH_DAY.sub(lambda match: _OSM_DAY[match[1].lower()], text)


def _french_times(text: str) -> str:
    return re.sub(
        r"(?<![0-9:])([0-9]{1,2}) ?h(?: ?([0-5][0-9]))?(?![0-9a-zà-ÿ])",
        lambda match: f"{match[1]:0>2}:{match[2] or '00'}",
        text,
        flags=re.IGNORECASE,
    )


def _links(text: str) -> str:
    text = re.sub(rf"({_DAY_OR_TIME}) ?(?:à|a|au) (?={_DAY_OR_TIME})", r"\1-", text)
    text = re.sub(rf"({_DAY_OR_TIME}) ?(?:et|&) (?=(?:(?:le|de) )?(?:{_DAY_OR_TIME}))", r"\1,", text)
    return re.sub(rf"\b(?:du|de|le|les) (?={_DAY_OR_TIME})", "", text, flags=re.IGNORECASE)


def _times(text: str) -> str:
    text = re.sub(rf"(?<![0-9:])({TIME}):00(?![0-9:])", r"\1", text)
    return re.sub(r"(?<![0-9:])([0-9]):(?=[0-5][0-9](?![0-9:]))", r"0\1:", text)


def _capitals(text: str) -> str:
    pattern = rf"\b(?:{'|'.join(_LITERALS)})\b"
    return re.sub(pattern, lambda match: _CANONICAL[match[0].lower()], text, flags=re.IGNORECASE)


def _punctuation(text: str) -> str:
    text = re.sub(r"(\b(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)) ?[:,]? ?(?=[0-9]|off\b)", r"\1 ", text)
    text = re.sub(rf"({_DAY_OR_TIME}) ?- ?(?={_DAY_OR_TIME})", r"\1-", text)
    text = re.sub(rf"({DAY}) ?, ?(?={DAY})", r"\1,", text)
    text = re.sub(rf"({RANGE}) ?[,/ ] ?(?={TIME})", r"\1,", text)
    text = re.sub(rf"({TIME}|\boff) ?,? ?(?={DAY})", r"\1, ", text)
    return re.sub(r" ?;[ ;]*", "; ", text).strip(" ;,")


def _repeated_ranges(text: str) -> str:
    pattern = rf"{RANGE}(?:,{RANGE})+(?![0-9+/:])"
    return re.sub(pattern, lambda match: ",".join(dict.fromkeys(match[0].split(","))), text)


def _same_days_twice(text: str) -> str:
    """Put "Mo 09:00-12:00; Mo 14:00-17:00" in one rule.

    The syntax says that the second rule replaces the first, which would then say nothing: nobody writes it for that.
    Only when the days are exactly the same and the ranges do not touch; "Mo-Fr …; We …" is a replacement.
    """
    kept: list[Rule] = []
    texts: list[str] = []
    rules = rules_of(text)
    for rule in rules:
        position = _first_half(kept, rule)
        if position is None:
            texts.append((", " if rule.additive else " || " if rule.fallback else "; ") + rule.text)
            kept.append(rule)
        else:
            texts[position] += f",{rule.text.removeprefix(rule.selector).strip()}"
    return text if len(kept) == len(rules) else "".join(texts).removeprefix("; ")


def _first_half(kept: list[Rule], rule: Rule) -> int | None:
    """The position of the rule that `rule` completes; None when there is none, or when one between them interferes."""
    if rule.days is None or rule.additive or rule.fallback or not _plain_ranges(rule):
        return None
    for position in range(len(kept) - 1, -1, -1):
        before = kept[position]
        if before.days is None:
            return None
        if before.days & rule.days:
            complete = before.days == rule.days and _plain_ranges(before) and _apart(before, rule)
            return position if complete else None
    return None


def _apart(one: Rule, other: Rule) -> bool:
    """Whether time passes between every range of one rule and every range of the other."""
    return all(end < second or last < start for start, end in one.ranges for second, last in other.ranges)


def _plain_ranges(rule: Rule) -> bool:
    return bool(rule.ranges) and not (rule.modifier or rule.commented or rule.open_ended)


def _holidays_last(text: str) -> str:
    """Put "PH off" after the weekdays, which would otherwise replace it on a holiday."""
    rules = text.split("; ")
    holidays = [rule for rule in rules if re.fullmatch(r"PH (?:off|closed)", rule)]
    if not holidays or rules[-1] in holidays:
        return text
    return "; ".join([rule for rule in rules if rule not in holidays] + holidays[:1])


# In this order; the words are for the person who reads the report of an import.
_REPAIRS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("retours à la ligne", _one_line),
    ("tirets longs", _hyphens),
    ("« 24 h sur 24, 7 jours sur 7 » écrit 24/7", _always),
    ("mots français traduits", _french_words),
    ("heures écrites avec un h", _french_times),
    ("mots de liaison", _links),
    ("heures sans zéro ou avec des secondes", _times),
    ("majuscules", _capitals),
    ("ponctuation", _punctuation),
    ("plage horaire écrite deux fois", _repeated_ranges),
    ("deux plages du même jour réunies", _same_days_twice),
    ("jours fériés placés après les jours de la semaine", _holidays_last),
)


def repaired(raw: str) -> tuple[str, tuple[str, ...]]:
    """The text to read, and what was put right in it (French words, in order); spaces alone are not worth telling.

    Comments in double quotes are given back untouched.
    """
    comments = re.findall(r'"[^"]*"', raw)
    text = re.sub(r'"[^"]*"', '""', raw).strip()
    told: list[str] = []
    for words, repair in _REPAIRS:
        after = repair(text)
        if "".join(after.split()) != "".join(text.split()):
            told.append(words)
        text = after
    between = text.split('""')
    if len(between) != len(comments) + 1:
        return raw.strip(), ()
    return "".join(part for pair in zip(between, [*comments, ""], strict=True) for part in pair), tuple(told)
