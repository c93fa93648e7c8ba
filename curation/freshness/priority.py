"""Priority: in which order places are asked again. A product of named factors, each with the sentence that justifies it.

A factor is true or not of a place; the priority is the product of the values of those that are true (1 when none is).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import prod


@dataclass(frozen=True, slots=True)
class Factor:
    """`code` is the name of what is true or not of a place, `words` what the team reads, `value` what it multiplies by, `because` why."""

    code: str
    value: float
    words: str
    because: str


FACTORS = (
    Factor(
        "said_closed",
        200.0,
        "Quelqu'un dit que ce lieu n'aide plus.",
        "Sending people to a closed door is the worst a directory does: above every product of the others.",
    ),
    Factor(
        "complained_of",
        3.0,
        "Quelqu'un y est allé pour rien.",
        "Someone went there for nothing: surer than an old date, not as sure as a closure.",
    ),
    Factor("is_required", 4.0, "Actualisation exigée.", "Asked twice without an answer: twice an update that is only advised."),
    Factor("is_advised", 2.0, "Actualisation conseillée.", "Its own frequency has gone by: before any place that is up to date."),
    Factor(
        "read_often",
        2.0,
        "Beaucoup de gens lisent cette fiche.",
        "Its page is looked at twice as often as others, or more: an error there misleads twice as many people.",
    ),
    Factor(
        "lacks_services",
        2.0,
        "On ne sait pas ce qu'on peut y faire.",
        "A search starts from a need: without a service, the place is never proposed.",
    ),
    Factor("lacks_phone", 2.0, "Pas de téléphone.", "Calling is what a page proposes first, and four places in ten cannot be called."),
    Factor("lacks_hours", 1.5, "Pas d'horaires.", "People can still call and ask: it matters less than a telephone number."),
    Factor("lacks_publics", 1.1, "On ne sait pas qui est accueilli.", "Most places welcome everyone: it decides between equals."),
    Factor(
        "tried_lately",
        0.1,
        "Appelé ces derniers jours sans réponse.",
        "Calling again at once would find the same closed door: behind all that nobody called.",
    ),
    Factor("written_lately", 0.3, "Un e-mail est parti ces derniers jours.", "A place is left two weeks to answer before being called."),
)


def priority_of(true_of_it: Iterable[str]) -> float:
    """The priority of a place of which these factors (codes) are true: 1 when none is, more to be asked sooner."""
    true = set(true_of_it)
    return prod(factor.value for factor in FACTORS if factor.code in true)
