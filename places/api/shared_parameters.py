"""What every address takes beside its own parameters, `format` and `lang`, and what none accepts.

A parameter that is misspelt, blank or given twice is refused: ignored in silence, it would give wrong places.
"""

from collections.abc import Collection, Mapping

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

FORMAT = "format"
LANG = "lang"
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
"""Languages of the messages. What places say of themselves is never translated."""

LONGEST_ECHO = 100
"""Characters of what was sent that a message repeats."""


def language_of(request: HttpRequest) -> str:
    """The language that `lang` names; the site's own when it names none, or one that is refused further on.

    `Accept-Language` is not read: the address alone says what is answered, so caches need not keep one answer per browser.
    """
    try:
        asked = request.GET.get(LANG)
    except SuspiciousOperation:  # too many parameters to be read: refused further on
        asked = None
    return asked if asked in LANGUAGES else settings.LANGUAGE_CODE


def problems(
    params: QueryDict, accepted: Collection[str], *, formats: Collection[str], repeatable: Collection[str] = ()
) -> dict[str, list[str]]:
    """Parameter → what is wrong with it, whatever it means: unknown, blank, given twice, or a format or language that is not one."""
    known = [*accepted, FORMAT, LANG]
    closed = {FORMAT: formats, LANG: LANGUAGES}
    wrong: dict[str, list[str]] = {}
    for name, values in params.lists():
        if name not in known:
            wrong[name[:LONGEST_ECHO]] = [_("Paramètre inconnu. Paramètres acceptés : %s.") % ", ".join(known)]
        elif len(values) > 1 and name not in repeatable:
            wrong[name] = [_("Ce paramètre ne se donne qu'une fois.")]
        elif not all(map(str.strip, values)):
            wrong[name] = [_("Donnez une valeur, ou retirez ce paramètre.")]
        elif name in closed and values[0] not in closed[name]:
            wrong[name] = [not_accepted(values, closed[name])]
    return wrong


def whole_number(name: str, params: Mapping[str, str], *, default: int, largest: int, wrong: dict[str, list[str]]) -> int:
    """The value of a parameter that counts, from 1 to `largest`. What cannot be used is added to `wrong`, with the bounds."""
    text = params.get(name, "")
    if not text or name in wrong:
        return default
    if text.isascii() and text.isdigit() and len(text) < 9 and 1 <= int(text) <= largest:
        return int(text)
    wrong[name] = [_("Écrivez un nombre entier de 1 à %d.") % largest]
    return default


def not_accepted(values: Collection[str], accepted: Collection[str]) -> str:
    """The sentence that refuses these values of a closed list, and names those of the list."""
    found = ", ".join(f"« {value[:LONGEST_ECHO]} »" for value in dict.fromkeys(values))
    return _("Non accepté : %(found)s. Valeurs acceptées : %(accepted)s.") % {"found": found, "accepted": ", ".join(accepted)}
