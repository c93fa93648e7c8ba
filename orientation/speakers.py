"""Speakers: whether someone under 18 speaks for themselves, or an adult asks for them; which decides between "tu" and "vous"."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from orientation.understanding import Reading
from places.text_keys import search_key

FILE = Path(__file__).resolve().parent / "data" / "speakers.toml"

_IN_FIGURES = r"(?:1[0-7]|[1-9])(?! ?\d)"


def with_speaker(reading: Reading, text: str) -> Reading:
    """The same, saying whether the person under 18 is spoken for (`Wishes.spoken_for`). Without a word of it, they speak for themselves.

    `text`: their own words; nothing is kept of them. Pure.
    """
    spoken_for = reading.wishes.minor and _speaks_of_a_child(search_key(text))
    return replace(reading, wishes=replace(reading.wishes, spoken_for=spoken_for)) if spoken_for else reading


def _speaks_of_a_child(key: str) -> bool:
    """Whether a child is named, by someone who does not say to be one."""
    own, child = _patterns()
    return bool(child.search(key)) and not own.search(key)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = tomllib.loads(FILE.read_text(encoding="utf-8"))
    under_18 = f"(?:{'|'.join([_IN_FIGURES, *map(search_key, lists['spelt'])])})"
    return _any_of(lists["own"], under_18), _any_of(lists["child"], under_18)


def _any_of(expressions: Iterable[str], under_18: str) -> re.Pattern[str]:
    return re.compile("|".join(_pattern(expression, under_18) for expression in expressions))


def _pattern(expression: str, under_18: str) -> str:
    start, end = ("" if expression.startswith("*") else r"\b"), ("" if expression.endswith("*") else r"\b")
    parts = (re.escape(search_key(part)) for part in expression.strip("*").split("{n}"))
    before, *after = parts
    if not after:
        return f"{start}{before}{end}"
    rest = after[0]
    glued = "" if expression.endswith("}ans") else " "
    return f"{start}{f'{before} ' if before else ''}{under_18}{f'{glued}{rest}' if rest else ''}{end}"
