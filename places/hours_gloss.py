"""Hours shown as written, for people who do not know the OSM abbreviations: "Mo-We off" reads "lundi à mercredi fermé".

Word for word, so that it claims no more than the text: nothing is corrected, added or left out.
"""

import re

_WORDS = {
    "Mo": "lundi",
    "Tu": "mardi",
    "We": "mercredi",
    "Th": "jeudi",
    "Fr": "vendredi",
    "Sa": "samedi",
    "Su": "dimanche",
    "PH": "jours fériés",
    "SH": "vacances scolaires",
    "Jan": "janvier",
    "Feb": "février",
    "Mar": "mars",
    "Apr": "avril",
    "May": "mai",
    "Jun": "juin",
    "Jul": "juillet",
    "Aug": "août",
    "Sep": "septembre",
    "Oct": "octobre",
    "Nov": "novembre",
    "Dec": "décembre",
    "off": "fermé",
    "closed": "fermé",
    "open": "ouvert",
    "unknown": "à vérifier",
    "week": "semaines",
    "easter": "Pâques",
    "sunrise": "lever du soleil",
    "sunset": "coucher du soleil",
    "dawn": "aube",
    "dusk": "crépuscule",
}
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+")
_ODD_WEEKS = re.compile(r"\bweek 0?1-5[0-3]/2\b")
_EVEN_WEEKS = re.compile(r"\bweek 0?2-5[0-3]/2\b")
_WEEK_OF_THE_MONTH = re.compile(r"\b(Mo|Tu|We|Th|Fr|Sa|Su)\[(-1|[1-5](?:,[1-5])*)\]")
_TIME = re.compile(r"\b([0-2]?[0-9]):([0-5][0-9])\b")
_TO = re.compile(r" ?[-\u2013] ?(?=[0-9A-Za-zÀ-ÿ])")


def in_french(raw: str) -> str:
    """The text with its abbreviations in French; as it is when it has any word that the OSM syntax does not know."""
    parts = re.split(r'("[^"]*")', " ".join(raw.split()))
    syntax = parts[::2]
    if not all(word in _WORDS for part in syntax for word in _WORD.findall(part)):
        return raw
    glossed = [_gloss(part) if position % 2 == 0 else f"({part[1:-1]})" for position, part in enumerate(parts)]
    return "".join(glossed).strip()


def _gloss(part: str) -> str:
    text = part.replace("24/7", "24\u00a0h sur\u00a024, tous les jours")
    text = _EVEN_WEEKS.sub("semaines paires", _ODD_WEEKS.sub("semaines impaires", text))
    text = _WEEK_OF_THE_MONTH.sub(lambda match: f"{_ordinals(match[2])} {_WORDS[match[1]]} du mois", text)
    text = re.sub(r",(?=\S)", ", ", _TO.sub(" à ", text))
    text = re.sub(r" ?; ?", "\u00a0; ", text)
    text = _WORD.sub(lambda match: _WORDS.get(match[0], match[0]), text)
    return _TIME.sub(lambda match: _hour(int(match[1]), match[2]), text)


def _ordinals(numbers: str) -> str:
    """The words of "1,3" ("1er et 3e") and "-1" ("dernier")."""
    if numbers == "-1":
        return "dernier"
    return " et ".join("1er" if number == "1" else f"{number}e" for number in numbers.split(","))


def _hour(hour: int, minutes: str) -> str:
    return f"{hour}\u00a0h" if minutes == "00" else f"{hour}\u00a0h\u00a0{minutes}"
