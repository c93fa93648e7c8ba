"""Understood: all that a text's words match, in every language that it mixes, once spelling, negations and prevention are allowed for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orientation.phrases.found import Match
from orientation.phrases.languages import base, is_arabic, lexicons_of
from orientation.phrases.lexicons import Lexicon, Sense, lexicon
from orientation.phrases.matching import matches
from orientation.phrases.spellings import put_right
from orientation.phrases.tokens import MAX_CHARACTERS, Token, tokens

PREVENTED = frozenset({"arnaque", "piratage", "harcelement", "doute"})
"""Alerts that wanting to avoid a danger does not raise."""
PERSONAL = frozenset({"public", "special_support", "wish", "language"})
"""What "I am not" takes back."""
NOT_ME_REACH = 3
"""Words after "I am not" that it may speak of."""
_DEFAULT = "fr"
_CANCELLERS = frozenset({"unwanted", "unwanted_before", "not_me", "prevention"})


@dataclass(frozen=True, slots=True)
class Understood:
    """`language`: ISO code of the language of most words, "" if unsure. `foreign`: ISO codes of others that told something in words unknown
    to the first. `text`: the tokens as the first language reads them. `refused`: the ranks in `text` of what is not wanted. `only_vague`:
    nothing is said but that help is wanted.
    """

    matches: tuple[Match, ...]
    text: tuple[Token, ...]
    language: str
    foreign: tuple[str, ...]
    only_vague: bool
    refused: frozenset[int] = frozenset()

    @property
    def wanted(self) -> list[Token]:
        """The text without what is not wanted: "pas besoin d'un ordinateur, juste mon CV" speaks of a CV."""
        return [token for rank, token in enumerate(self.text) if rank not in self.refused]

    def of(self, section: str) -> Iterator[Match]:
        """What was said in one section, longest expressions first."""
        return (match for match in self.matches if match.meaning.section == section)


def understood(text: str, hint: str = "") -> Understood:
    """Everything that the words of a text say, whatever they are. Pure. `hint`: ISO code of the language of the page, "" for none."""
    typed = tokens(text)
    likely = lexicons_of(text[:MAX_CHARACTERS], typed, hint)
    first, others = (likely[0], likely[1:]) if likely else (lexicon(_DEFAULT), [])
    read = put_right(typed, first)
    everything = matches(read, [first.senses(token.word) for token in read], first)
    found = _wanted(everything, read)
    foreign: list[str] = []
    for other in others:
        if told := _wanted(_foreign(read, first, other), read):
            found = [*found, *told]
            foreign.append(base(other.language))
    language = base(first.language) if likely else ""
    others_told = tuple(code for code in dict.fromkeys(foreign) if code != language)
    return Understood(tuple(found), tuple(read), language, others_told, _only_vague(found, read, first), _refused(everything, read))


def _only_vague(found: Sequence[Match], text: Sequence[Token], words: Lexicon) -> bool:
    telling = {rank for rank, token in enumerate(text) if token.word not in words.small}
    vague = frozenset().union(*(match.at for match in found if match.meaning.section == "vague"))
    return telling <= vague


def _refused(found: Sequence[Match], text: Sequence[Token]) -> frozenset[int]:
    """Ranks of refusals and of the words they are said of: after them in their clause, or before in languages that refuse last."""
    ranks: set[int] = set()
    for match in found:
        clause = text[match.last].clause
        if match.meaning.section == "unwanted":
            ranks.update(match.at, (rank for rank in range(match.last + 1, len(text)) if text[rank].clause == clause))
        elif match.meaning.section == "unwanted_before":
            ranks.update(match.at, (rank for rank in range(match.first) if text[rank].clause == clause))
    return frozenset(ranks)


def _foreign(read: Sequence[Token], first: Lexicon, other: Lexicon) -> list[Match]:
    """What another language says, in expressions that hold a word the first language does not know."""
    new = {rank for rank, token in enumerate(read) if not first.knows(token.word) and _writable(token.word, other)}
    if not any(read[rank].word in other.exact or other.surely(read[rank].word) for rank in new):
        return []
    senses: list[tuple[Sense, ...]] = [other.surely(token.word) for token in read]
    return [match for match in matches(read, senses, other) if match.at & new]


def _writable(word: str, words: Lexicon) -> bool:
    return is_arabic(word) == (words.language == "ar")


def _wanted(found: Sequence[Match], text: Sequence[Token]) -> list[Match]:
    """The matches that no negation, prevention or idiom takes back."""
    cancellers = [match for match in found if match.meaning.section in _CANCELLERS]
    said = [match for match in found if match.meaning.section not in _CANCELLERS]
    return [match for match in said if not any(_takes_back(canceller, match, text) for canceller in cancellers)]


def _takes_back(canceller: Match, match: Match, text: Sequence[Token]) -> bool:
    section, clause = match.meaning.section, text[canceller.last].clause
    if match.at & canceller.at and canceller.meaning.section != "prevention":
        return False
    same_clause = clause == text[match.first].clause
    match canceller.meaning.section:
        case "unwanted":
            return section not in {"alert", "digital"} and same_clause and match.first > canceller.last
        case "unwanted_before":
            return section not in {"alert", "digital"} and same_clause and match.last < canceller.first
        case "not_me":
            return section in PERSONAL and same_clause and 0 < match.first - canceller.last <= NOT_ME_REACH
        case "prevention":
            return section == "alert" and match.meaning.code in PREVENTED and _later(canceller, match, text)
    return False


def _later(canceller: Match, match: Match, text: Sequence[Token]) -> bool:
    """In the same sentence, and not before what prevents it."""
    return match.last >= canceller.first and text[match.first].sentence == text[canceller.first].sentence
