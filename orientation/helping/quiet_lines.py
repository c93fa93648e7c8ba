"""Quiet lines: a danger that someone's words perhaps tell. A line that opens on the helplines, instead of a panel that frightens."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from orientation.alerts import Alert
from orientation.helping.alert_words import alert_panels
from orientation.helping.helplines import HelplineWords
from orientation.needs import Wishes
from places.hours_words import NBSP

AT_MOST = 3
"""Lines shown, the most pressing first."""

QUESTIONS = {
    Alert.VIOLENCE: ("Vous êtes en danger, ou vous avez peur de quelqu'un ?", "Tu es en danger, ou tu as peur de quelqu'un ?"),
    Alert.SUICIDE: ("Vous souffrez, et vous voulez en parler ?", "Tu souffres, et tu veux en parler ?"),
    Alert.HARASSMENT: ("Quelqu'un vous harcèle ?", "Quelqu'un te harcèle ?"),
    Alert.NO_SHELTER: ("Vous ne savez pas où dormir ce soir ?", "Tu ne sais pas où dormir ce soir ?"),
    Alert.FRAUD: ("On vous a pris de l'argent ?", "On t'a pris de l'argent ?"),
    Alert.HACKING: ("Quelqu'un est entré dans votre compte ou votre appareil ?", "Quelqu'un est entré dans ton compte ou ton appareil ?"),
    Alert.DOUBT: ("Vous doutez d'un message ou d'un appel ?", "Tu doutes d'un message ou d'un appel ?"),
}
"""To whom the line speaks, with "vous" then with "tu"."""


@dataclass(frozen=True, slots=True)
class QuietLine:
    """`question`: the line; `helplines`: what it opens on, never empty."""

    code: str
    question: str
    helplines: tuple[HelplineWords, ...]


def quiet_lines(perhaps: Iterable[str], helplines: Sequence[HelplineWords], wishes: Wishes) -> tuple[QuietLine, ...]:
    """A line for each alert only likely (`Alert` codes), most pressing first. Parameters as for `alert_panels`, whose numbers these are."""
    panels = alert_panels(perhaps, helplines, wishes)[:AT_MOST]
    return tuple(QuietLine(panel.code, _question(panel.code, wishes), panel.helplines) for panel in panels)


def _question(code: str, wishes: Wishes) -> str:
    polite, familiar = QUESTIONS[Alert(code)]
    return (familiar if wishes.familiar else polite).replace(" ?", f"{NBSP}?")
