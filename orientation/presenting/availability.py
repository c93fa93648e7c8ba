"""When someone can come, as it is said: "le matin, le mardi ou le jeudi soir"."""

from collections.abc import Collection

from orientation.half_days import DAYS
from orientation.presenting.recap import SLOTS
from places.hours_words import WEEKDAYS
from places.presenting.words import listed


def when_words(slots: Collection[str]) -> str:
    """Blank when nothing was said. A day whose every part was told is said whole."""
    said = [words for slot, words in SLOTS.items() if slot in slots]
    for halves in DAYS:
        told = [half.words for half in halves if half in slots]
        said += [f"le {WEEKDAYS[halves[0].weekday]}"] if len(told) == len(halves) else told
    return listed(said, last="ou")
