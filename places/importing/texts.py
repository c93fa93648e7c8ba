"""Damaged text put right: HTML, wrong encodings, invisible characters. Pure, and doing it twice changes nothing more."""

import html
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

UNREADABLE = "\ufffd"
"""What a program writes in place of a character it could not decode. The letter is lost; only a list of known words can bring it back."""

DOUBTFUL = "caractère illisible (U+FFFD) gardé : à vérifier"

# Nothing outside these needs any step: most cells are done after one search.
_SUSPECT = re.compile(r"[\x00-\x1f\x7f-\xa0\xad\u0300-\u036f\u2000-\u200b\u2028-\u202f\u205f\u2060\u3000\ufeff\ufffd\uff02<&ÃÂâ]|  ")

_ENTITY = re.compile(r"&(?:amp;)*(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAGS = (
    "a|abbr|address|article|aside|b|big|blockquote|body|br|button|caption|center|code|dd|div|dl|dt|em|fieldset|figure|font|footer|form|h[1-6]|head"
    "|header|hr|html|i|iframe|img|input|ins|label|li|link|main|meta|nav|ol|option|p|pre|q|s|script|section|select|small|span|strike|strong|style"
    "|sub|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul"
)
_TAG = re.compile(rf"<(/?)({_TAGS})(\s[^<>]*)?/?>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->|<!\[CDATA\[|\]\]>", re.DOTALL)
_LINK = re.compile(r"""<a\s[^<>]*?href\s*=\s*["']?(?:mailto:)?([^"'\s<>]+)[^<>]*>(.*?)</a\s*>""", re.IGNORECASE | re.DOTALL)
_BREAKING = re.compile("br|p|div|li|tr|ul|ol|h[1-6]|hr|table|blockquote|dd|dt")
_SPACES = re.compile(r"[\xa0\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(r"[\xad\u200b\u2060\ufeff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_C1 = re.compile(r"[\x80-\x9f]")
_MOJIBAKE = re.compile(r"[ÃÂ][\x80-\xbf\u0152-\u2122]|â[\x80-\xbf\u20ac]")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c]")

_MOST_PASSES = 50


class Plain(NamedTuple):
    """Text put right, and what was done to it (French)."""

    text: str
    reasons: tuple[str, ...]


@lru_cache(maxsize=4096)
def plain_line(raw: str) -> Plain:
    """The text on one line, words separated by one space."""
    repaired = _put_right(raw)
    return Plain(" ".join(repaired.text.split()), repaired.reasons)


def plain_prose(raw: str) -> Plain:
    """The text with its lines: each stripped, never more than one blank line between two."""
    repaired = _put_right(raw)
    lines = "\n".join(" ".join(line.split()) for line in repaired.text.split("\n"))
    return Plain(re.sub(r"\n{3,}", "\n\n", lines).strip("\n"), repaired.reasons)


def _put_right(text: str) -> Plain:
    """Every step, again and again until none changes anything: undoing one damage may uncover another."""
    if not _SUSPECT.search(text):
        return Plain(text, ())
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
    reasons: dict[str, None] = {}
    for _ in range(_MOST_PASSES):
        before = text
        for step, reason in _STEPS:
            changed = step(text)
            if changed != text:
                reasons[reason] = None
                text = changed
        text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
        if text == before:
            break
    if UNREADABLE in text:
        reasons[DOUBTFUL] = None
    return Plain(text, tuple(reasons))


def _decoded_again(text: str) -> str:
    """UTF-8 once read as Windows-1252, read properly: text that survives both ways cannot be a coincidence."""
    if not _MOJIBAKE.search(text):
        return text
    try:
        return b"".join(_as_byte(letter) for letter in text).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def _as_byte(letter: str) -> bytes:
    """The byte a Windows program meant: cp1252, whose five holes are passed through."""
    return letter.encode("latin-1" if letter in "\x81\x8d\x8f\x90\x9d" else "cp1252")


def _windows_punctuation(text: str) -> str:
    """Characters 80 to 9F are Windows punctuation that was taken for Latin-1: no text means them otherwise."""
    return _C1.sub(lambda match: match.group().encode("latin-1").decode("cp1252", errors="ignore"), text)


def _without_entities(text: str) -> str:
    return _ENTITY.sub(lambda match: html.unescape(f"&{match.group(1)};"), text)


def _without_tags(text: str) -> str:
    text = _LINK.sub(lambda link: link[2] if link[1] in link[2] else f"{link[2]} ({link[1]})", _COMMENT.sub("", text))
    return _TAG.sub(_instead_of_tag, text)


def _instead_of_tag(match: re.Match[str]) -> str:
    closing, name = match.group(1), match.group(2).lower()
    if name == "li":
        return "\n" if closing else "\n- "
    return "\n" if _BREAKING.fullmatch(name) else ""


_STEPS: tuple[tuple[Callable[[str], str], str], ...] = (
    (lambda text: _CONTROLS.sub("", text), "caractères de contrôle retirés"),
    (_decoded_again, "texte mal décodé (UTF-8 lu comme Windows-1252) rétabli"),
    (_windows_punctuation, "ponctuation Windows rétablie"),
    (_without_entities, "entités HTML décodées"),
    (_without_tags, "balises HTML retirées"),
    (lambda text: _SPACES.sub(" ", text), "espaces insécables remplacées"),
    (lambda text: _INVISIBLE.sub("", text), "caractères invisibles retirés"),
    (lambda text: text.replace("\uff02", '"'), "guillemets pleine chasse remplacés"),
)
