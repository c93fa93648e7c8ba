"""What the first question shows, in each of its states: fresh, unsure, not understood, another service's business, or after an alert."""

from collections.abc import Sequence
from dataclasses import dataclass

from orientation.asking.changing import UNCHANGED, Changing
from orientation.helping.alert_words import AlertPanel
from orientation.helping.elsewhere import Elsewhere
from orientation.helping.helplines import HelplineWords
from orientation.helping.quiet_lines import QuietLine
from orientation.presenting.tiles import Tile, first_tiles, other_tiles, tiles
from orientation.presenting.voice import VOUS, Voice


@dataclass(frozen=True, kw_only=True)
class FirstQuestion:
    """`perhaps`: services (codes) that the words may have meant. `panels`: what to say before anything else; `quiet`: what to say in a
    line. `elsewhere`: whom to ask when another service is to be, and its `helplines`. `problem`: what to repair. `phrase`: the words,
    shown again in the field. `warning`: what not to write, "" when it was not. `erased`: whether answers have just been erased. `keeps`:
    whether answers of before are kept, perhaps those of someone else. `changing`: what is remembered of a search whose need is changed.
    `voice`: how to speak to whoever reads, as far as their words told.
    """

    perhaps: Sequence[str] = ()
    panels: Sequence[AlertPanel] = ()
    quiet: Sequence[QuietLine] = ()
    elsewhere: Elsewhere | None = None
    helplines: Sequence[HelplineWords] = ()
    problem: str = ""
    phrase: str = ""
    warning: str = ""
    erased: bool = False
    keeps: bool = False
    changing: Changing = UNCHANGED
    voice: Voice = VOUS

    @property
    def title(self) -> str:
        """The words of the question."""
        return self.voice.you_want if self.asks_which else f"De quoi {self.voice.have_you} besoin ?"

    @property
    def says_first(self) -> bool:
        """Whether there is something to say above the question."""
        return bool(self.erased or self.problem or self.elsewhere or self.panels or self.quiet or self.keeps)

    @property
    def is_plain(self) -> bool:
        """Whether it is the page that search engines may know."""
        return not (self.asks_which or self.says_first) and self.changing == UNCHANGED

    @property
    def asks_which(self) -> bool:
        """Whether only a few services are shown, for the person to say which."""
        return bool(self.perhaps) and not self.go_on

    @property
    def go_on(self) -> str:
        """Where to go once the alert is read, when the words also said one need; "" otherwise."""
        return self.changing.after(self.perhaps[0]) if self.panels and len(self.perhaps) == 1 else ""

    @property
    def tiles(self) -> list[Tile]:
        """The pictures shown at once."""
        return tiles(self.perhaps, self.changing) if self.asks_which else first_tiles(self.changing)

    @property
    def other_tiles(self) -> list[Tile]:
        """The pictures that "Autre chose" unfolds; none when the question is which."""
        return [] if self.asks_which else other_tiles(self.changing)

    @property
    def here(self) -> str:
        """Where "No, something else" leads; the words are sent there too."""
        return self.changing.need_url()
