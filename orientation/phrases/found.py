"""Found: one expression of a word list, seen in a text."""

from dataclasses import dataclass

from orientation.phrases.word_lists import Meaning

PER_WORD = 0.15
"""How much more each further word of an expression says: "billet de train internet" is surer than "train"."""


@dataclass(frozen=True, slots=True)
class Match:
    """An expression found. `at`: ranks of its words in the text. `quality`: 0 to 1, how well they are spelt and held together."""

    meaning: Meaning
    at: frozenset[int]
    quality: float
    clause: int

    @property
    def first(self) -> int:
        return min(self.at)

    @property
    def last(self) -> int:
        return max(self.at)

    @property
    def strength(self) -> float:
        """Weight of what is said, more for a longer expression, less what was guessed."""
        return self.meaning.weight * self.quality * (1 + PER_WORD * (len(self.at) - 1))
