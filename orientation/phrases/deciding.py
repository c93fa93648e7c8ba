"""Deciding: from what the words say to an answer, a question, or another service."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from orientation.alerts import Alert
from orientation.phrases.alerting import Told
from orientation.phrases.cues import cues_of
from orientation.phrases.found import Match
from orientation.phrases.need_cues import ELSEWHERE, UNCLEAR, need_cues, need_cues_of
from orientation.phrases.understood import Understood
from orientation.understanding import LikelyNeed, Understanding
from places.vocabulary import Public, ServiceCategory

FADING = 0.5
"""Each further hint of the same need adds half of what the one before could: two good hints beat one, ten weak ones do not beat all."""
ENOUGH, ENOUGH_IN_A_SENTENCE = 3.0, 2.0
"""What a need must score to be answered: a whole sentence says more than its key words, two or three words must be clear."""
SENTENCE = 4
"""Words, small ones apart, from which a text is a sentence."""
ENOUGH_IN_DANGER = 4.0
"""What a need must score to stand beside a danger told: below, the helpline comes alone."""
MOST = 3
SURELY = 4.0
"""What cues add to the need they tell surely. Each halving of how likely they make it takes 0.7 of it: below 2 in 100 nothing is left,
and the expressions of a need that the cues find unlikely lose in turn."""
ELSEWHERE_FIRST, UNCLEAR_FIRST = 2.0, 4.0
"""What another service, and not knowing, are given before the comparison with needs: a wrong answer costs more than a question. Chosen on
phrases set apart from those that weighed the cues."""

OTHER = "other"
"""The topic of another service that no expression names, and of what only resembles the others."""

TRADES_AND_GOODS = frozenset({
    "plombier", "electricien", "serrurier", "demenageur", "cafards", "punaises", "chaudiere", "frigo", "meuble", "meubles", "laver",
    "linge", "velo", "trottinette", "voiture", "garage", "garagiste", "mecanicien", "essence",
})  # fmt: skip
"""What a craftsman does and a shop sells. The lists file them beside housing and transport, whose answers, no shelter tonight and the next
bus, are not theirs."""

ONLINE = {
    "health": ServiceCategory.DEMARCHES,
    "police": ServiceCategory.DEMARCHES,
    "legal": ServiceCategory.DEMARCHES,
    "housing": ServiceCategory.DEMARCHES,
    "food": ServiceCategory.QUOTIDIEN,
    "money": ServiceCategory.DEMARCHES,
    "transport": ServiceCategory.QUOTIDIEN,
    "translation": ServiceCategory.QUOTIDIEN,
    "other": ServiceCategory.QUOTIDIEN,
}
"""The need of someone who wants, on line, what another service does at its desk: a form is a procedure, a purchase is a skill."""

_DANGERS = frozenset({Alert.VIOLENCE, Alert.SUICIDE, Alert.NO_SHELTER})
_SAFETY = frozenset({Alert.FRAUD, Alert.HACKING, Alert.DOUBT})
_TOLD_BY_ALERT, _PERHAPS_TOLD = 6.0, 2.0
"""What an alert, sure or only likely, adds to the need it tells: "on m'a piraté" is a need of safety, with or without another word."""


@dataclass(frozen=True, slots=True)
class Decision:
    """`elsewhere`: the topic of another service, "" unless out of scope."""

    outcome: Understanding
    needs: tuple[LikelyNeed, ...] = ()
    elsewhere: str = ""


def decide(said: Understood, alerts: Told) -> Decision:
    """What to do with the words. Needs below the bar are offered as choices, likeliest first; a danger surely told, without a clear need,
    is alone."""
    told = frozenset(alerts.sure)
    likely = need_cues().told(need_cues_of(said.wanted, said.language))
    named = _scores(_apart_from_dangers(said))
    scores = _with_cues(named, likely) if named or _is_known(said) else {}
    topics = {} if any(said.of("digital")) else _scores(said.of("out_of_scope"))
    if any(said.of("digital")):
        _add_what_is_done_online(scores, _scores(said.of("out_of_scope")))
    _add_what_alerts_tell(scores, told, _TOLD_BY_ALERT, said)
    _add_what_alerts_tell(scores, frozenset(alerts.perhaps), _PERHAPS_TOLD, said)
    best = max(scores.values(), default=0.0)
    elsewhere = max(topics.values(), default=0.0) + likely[ELSEWHERE] + SURELY + ELSEWHERE_FIRST
    # Another service named outright, and no need beside it, leaves nothing to ask: "je suis sourd, je cherche un médecin".
    is_plain = max(topics.values(), default=0.0) >= ENOUGH and not named
    unclear = 0.0 if is_plain else likely[UNCLEAR] + SURELY + UNCLEAR_FIRST
    if not told and elsewhere > max(best, unclear, ENOUGH):
        return Decision(Understanding.OUT_OF_SCOPE, elsewhere=_topic(topics, said))
    if best >= _bar(said, told) and best >= unclear and not said.only_vague:
        return Decision(Understanding.ANSWER, _likely(scores))
    if told:
        return Decision(Understanding.OUT_OF_SCOPE)
    return Decision(Understanding.ASK, _likely(_with_another(scores, likely)))


def _topic(topics: Mapping[str, float], said: Understood) -> str:
    """The topic said most strongly; OTHER when none is, or when all that tells it is a trade or something to buy."""
    best = max(topics, key=lambda code: (topics[code], code), default=OTHER)
    telling = [match for match in said.of("out_of_scope") if match.meaning.code == best]
    bought = all(any(said.text[rank].word in TRADES_AND_GOODS for rank in match.at) for match in telling)
    return OTHER if bought else best


def _with_cues(scores: Mapping[str, float], likely: Mapping[str, float]) -> dict[str, float]:
    """What expressions and cues tell together of each need; needs that come to nothing are left out."""
    both = {code: scores.get(code, 0.0) + likely[code] + SURELY for code in ServiceCategory.values}
    return {code: total for code, total in both.items() if total > 0}


def _with_another(scores: Mapping[str, float], likely: Mapping[str, float]) -> Mapping[str, float]:
    """At least two needs to choose from when there is one: a single choice asks nothing."""
    if len(scores) != 1:
        return scores
    other = max((code for code in ServiceCategory.values if code not in scores), key=lambda code: likely[code])
    return {**scores, other: min(scores.values()) / 2}


def _is_known(said: Understood) -> bool:
    """Whether a word at least is one that examples hold: pieces of letters alone say nothing of "blorgh"."""
    return any(need_cues().weights.keys() & cues_of([token], said.language) for token in said.wanted)


def _apart_from_dangers(said: Understood) -> list[Match]:
    """The needs told by other words than a danger: "il me tape" asks for no typing lesson. Several words tell a need even then: "il
    surveille mon téléphone".
    """
    dangers = [match.at for match in said.of("alert") if match.meaning.code in _DANGERS]
    return [match for match in said.of("need") if len(match.at) > 1 or not any(match.at <= danger for danger in dangers)]


def _bar(said: Understood, told: frozenset[str]) -> float:
    if told & _DANGERS:
        return ENOUGH_IN_DANGER
    return ENOUGH_IN_A_SENTENCE if len(said.text) >= SENTENCE else ENOUGH


def _scores(found: Iterable[Match]) -> dict[str, float]:
    """Per code: its strongest expression, then half of the next, and so on. A word counts once for a code."""
    by_code: dict[str, list[Match]] = {}
    for match in found:
        by_code.setdefault(match.meaning.code, []).append(match)
    return {code: _sum(sorted(matches, key=lambda match: (-match.strength, match.first))) for code, matches in by_code.items()}


def _sum(strongest_first: Iterable[Match]) -> float:
    total, share, counted = 0.0, 1.0, set[int]()
    for match in strongest_first:
        if new := match.at - counted:
            total += share * match.strength * len(new) / len(match.at)
            share *= FADING
            counted |= match.at
    return total


def _add_what_is_done_online(scores: dict[str, float], topics: Mapping[str, float]) -> None:
    if topic := max(topics, key=lambda code: (topics[code], code), default=""):
        category = ONLINE[topic]
        scores[category] = scores.get(category, 0.0) + topics[topic]


def _add_what_alerts_tell(scores: dict[str, float], told: frozenset[str], added: float, said: Understood) -> None:
    if told & _SAFETY:
        scores[ServiceCategory.SECURITE] = scores.get(ServiceCategory.SECURITE, 0.0) + added
    if Alert.HARASSMENT in told:
        of_a_child = any(match.meaning.code == Public.FAMILLES for match in said.of("public"))
        if of_a_child or scores:
            category = ServiceCategory.PARENTALITE if of_a_child else ServiceCategory.SECURITE
            scores[category] = scores.get(category, 0.0) + added


def _likely(scores: Mapping[str, float]) -> tuple[LikelyNeed, ...]:
    """Likeliest first; ties in the vocabulary's order. The score is the share of all that was said, one part left for doubt."""
    total = sum(scores.values()) + 1
    order = {code: rank for rank, code in enumerate(ServiceCategory.values)}
    ranked = sorted((code for code in scores if scores[code] > 0), key=lambda code: (-scores[code], order[code]))
    return tuple(LikelyNeed(str(code), round(scores[code] / total, 2)) for code in ranked[:MOST])
