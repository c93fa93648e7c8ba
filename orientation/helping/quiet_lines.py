"""Quiet lines: a danger that someone's words perhaps tell. A line that opens on the helplines, instead of a panel that frightens."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from orientation.alerts import Alert
from orientation.helping.alert_words import AT_ONCE, AlertPanel, alert_panels
from orientation.helping.helplines import HelplineWords
from orientation.needs import Wishes
from places.hours_words import NBSP

AT_MOST = 3
"""Lines shown, the most pressing first."""

QUESTIONS = {
    Alert.VIOLENCE: ("Quelqu'un vous fait peur, ou vous fait du mal ?", "Quelqu'un te fait peur, ou te fait du mal ?"),
    Alert.SUICIDE: ("Ça ne va pas ? Vous voulez en parler ?", "Ça ne va pas ? Tu veux en parler ?"),
    Alert.HARASSMENT: ("Quelqu'un vous harcèle ?", "Quelqu'un te harcèle ?"),
    Alert.NO_SHELTER: ("Vous ne savez pas où dormir ce soir ?", "Tu ne sais pas où dormir ce soir ?"),
    Alert.FRAUD: ("On vous a pris de l'argent, ou un code ?", "On t'a pris de l'argent, ou un code ?"),
    Alert.HACKING: ("Quelqu'un utilise votre compte ou votre téléphone ?", "Quelqu'un utilise ton compte ou ton téléphone ?"),
    Alert.DOUBT: ("Un message ou un appel vous semble bizarre ?", "Un message ou un appel te semble bizarre ?"),
}
"""To whom the line speaks, with "vous" then with "tu". Everyday words, and none that frightens who is not in danger. What is behind
the line is said in it too (the template's "Trouver de l'aide"): a question alone is read as one more thing to answer."""

DISCREETLY = {Alert.VIOLENCE: ("Vous voulez parler à quelqu'un ?", "Tu veux parler à quelqu'un ?")}
"""Instead, on the page on which the site opens: who frightens may be the one who opens it."""


@dataclass(frozen=True, slots=True)
class QuietLine:
    """`question`: the line. `panel`: what it opens on, all that a sure alert would show."""

    question: str
    panel: AlertPanel


def quiet_lines(
    perhaps: Iterable[str],
    helplines: Sequence[HelplineWords],
    wishes: Wishes,
    *,
    discreet: bool = False,
    panels: Sequence[AlertPanel] = (),
) -> tuple[QuietLine, ...]:
    """A line for each alert only likely (`Alert` codes), most pressing first. Parameters as for `alert_panels`, whose numbers these are.

    `panels`: those shown on the page. What they say is not said again: a line that would hold nothing else is left out, but for the one
    that lets one leave the page.

    `discreet`: whether anyone may be looking; each line may then be of a sure alert too, and does not name a danger at home.
    """
    words = QUESTIONS | DISCREETLY if discreet else QUESTIONS
    said = {line for panel in panels for line in (*panel.helplines, *panel.others)}
    told = (panel if panel.quick_exit else _unsaid(panel, said) for panel in alert_panels(perhaps, helplines, wishes))
    return tuple(_line(panel, words, familiar=wishes.familiar) for panel in told if panel.helplines)[:AT_MOST]


def _unsaid(panel: AlertPanel, said: Collection[HelplineWords]) -> AlertPanel:
    """The panel without the helplines of `said`; with none at all when it held no other."""
    left = [line for line in (*panel.helplines, *panel.others) if line not in said]
    return replace(panel, helplines=tuple(left[:AT_ONCE]), others=tuple(left[AT_ONCE:]))


def _line(panel: AlertPanel, words: Mapping[Alert, tuple[str, str]], *, familiar: bool) -> QuietLine:
    question = words[Alert(panel.code)][familiar].replace(" ?", f"{NBSP}?")
    return QuietLine(question, panel)
