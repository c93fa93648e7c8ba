"""What to do first in each danger: plain words, then helplines. Shown above any place, and never without a number to call.

Numbers are dated data (`orientation.models.Helpline`). The only ones written here are the emergency numbers that the law gives everyone;
they are shown when the table has nothing to say.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from orientation.alerts import URGENCY, Alert
from orientation.helping.helplines import HelplineWords
from orientation.helping.in_writing import BY_SMS, actions_in_writing, lines_in_writing
from orientation.helping.topics import Topic
from orientation.needs import Wishes
from places.hours_words import NBSP

CALL_FIRST = frozenset({Alert.VIOLENCE, Alert.SUICIDE, Alert.NO_SHELTER})
"""Where a voice matters more than anything one may read."""

AT_ONCE = 4
"""Helplines shown as large buttons; the others are behind "Autres numéros": too many to choose from is no help."""


@dataclass(frozen=True, slots=True)
class AlertWords:
    """A heading, and what to do in order; then the same with "tu", for someone under 18."""

    heading: str
    actions: tuple[str, ...]
    heading_tu: str
    actions_tu: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertPanel:
    """One panel, ready to be shown. `helplines` is never empty.

    `call_first`: the numbers come before the words. `quick_exit`: leaving this site at once must be possible.
    """

    code: str
    heading: str
    actions: tuple[str, ...]
    helplines: tuple[HelplineWords, ...]
    others: tuple[HelplineWords, ...]
    call_first: bool
    quick_exit: bool


WORDS = {
    Alert.VIOLENCE: AlertWords(
        "Vous êtes en danger ? Demandez de l'aide tout de suite.",
        (
            "En danger maintenant : appelez la police.",
            "Vous ne pouvez pas parler ? Envoyez un SMS au 114.",
            "Vous n'êtes pas sûr ? Parlez-en : on vous écoute, sans vous juger.",
            "Si une personne regarde votre téléphone, effacez l'historique après, ou prenez un autre téléphone.",
        ),
        "Tu es en danger ? Demande de l'aide tout de suite.",
        (
            "En danger maintenant : appelle la police.",
            "Tu ne peux pas parler ? Envoie un SMS au 114.",
            "Parle à un adulte en qui tu as confiance. Ce n'est pas ta faute.",
            "Si une personne regarde ton téléphone, efface l'historique après, ou prends un autre téléphone.",
        ),
    ),
    Alert.SUICIDE: AlertWords(
        "Vous souffrez ? Quelqu'un peut vous écouter maintenant.",
        (
            "Appelez : on vous écoute, sans vous juger.",
            "Si la vie est en danger, appelez le 15 ou le 112.",
            "Ne restez pas seul. Appelez une personne proche.",
        ),
        "Tu souffres ? Quelqu'un peut t'écouter maintenant.",
        (
            "Appelle : on t'écoute, sans te juger.",
            "Si la vie est en danger, appelle le 15 ou le 112.",
            "Ne reste pas seul. Parle à un adulte proche.",
        ),
    ),
    Alert.HARASSMENT: AlertWords(
        "Harcèlement : on peut vous aider.",
        (
            "Parlez à une personne de confiance, et à l'école si c'est à l'école.",
            "Gardez les messages : faites des captures d'écran.",
            "Ne répondez pas. Bloquez la personne qui harcèle.",
        ),
        "Harcèlement : on peut t'aider.",
        (
            "Parle à un adulte : parent, professeur, infirmière de l'école.",
            "Garde les messages : fais des captures d'écran.",
            "Ne réponds pas. Bloque la personne qui harcèle.",
        ),
    ),
    Alert.NO_SHELTER: AlertWords(
        "Vous ne savez pas où dormir ce soir ?",
        (
            "Appelez. C'est gratuit, jour et nuit.",
            "Dites où vous êtes, et si vous avez des enfants avec vous.",
            "Il y a souvent de l'attente. Ne raccrochez pas, ou rappelez.",
        ),
        "Tu ne sais pas où dormir ce soir ?",
        (
            "Appelle. C'est gratuit, jour et nuit.",
            "Dis où tu es, et ton âge.",
            "Il y a souvent de l'attente. Ne raccroche pas, ou rappelle.",
        ),
    ),
    Alert.FRAUD: AlertWords(
        "Arnaque : à faire tout de suite",
        ("Appelez votre banque.", "Gardez les messages.", "Allez sur 17cyber.gouv.fr (24 h/24) ou au commissariat."),
        "Arnaque : à faire tout de suite",
        (
            "Parle à un adulte, et appelez la banque ensemble.",
            "Garde les messages.",
            "Allez ensemble sur 17cyber.gouv.fr (24 h/24) ou au commissariat.",
        ),
    ),
    Alert.HACKING: AlertWords(
        "Compte ou appareil piraté : à faire tout de suite",
        (
            "Changez votre mot de passe, depuis un autre appareil si vous pouvez.",
            "Appelez votre banque si elle est concernée.",
            "Prévenez vos proches : ce n'est pas vous qui écrivez.",
        ),
        "Compte ou appareil piraté : à faire tout de suite",
        (
            "Change ton mot de passe, depuis un autre appareil si tu peux.",
            "Parle à un adulte.",
            "Préviens tes amis : ce n'est pas toi qui écris.",
        ),
    ),
    Alert.DOUBT: AlertWords(
        "Message douteux : prenez votre temps",
        (
            "Ne cliquez pas. Ne répondez pas. Ne payez pas.",
            "Ne donnez jamais un mot de passe, un code ou un numéro de carte.",
            "Vous avez déjà payé ou donné un code ? Appelez votre banque tout de suite.",
        ),
        "Message douteux : prends ton temps",
        (
            "Ne clique pas. Ne réponds pas. Ne paie pas.",
            "Ne donne jamais un mot de passe, un code ou un numéro de carte.",
            "Tu as déjà payé ou donné un code ? Parle à un adulte tout de suite.",
        ),
    ),
}

_POLICE = HelplineWords(
    slug="17", name="Police ou gendarmerie", purpose="En cas de danger", phone="17", phone_url="tel:17", hours="24 h/24"
)
_EUROPEAN = HelplineWords(
    slug="112", name="Toutes les urgences", purpose="Dans toute l'Europe", phone="112", phone_url="tel:112", hours="24 h/24"
)
_MEDICAL = HelplineWords(slug="15", name="SAMU", purpose="Urgence médicale", phone="15", phone_url="tel:15", hours="24 h/24")

LAST_RESORT = {
    Alert.VIOLENCE: (_POLICE, BY_SMS, _EUROPEAN),
    Alert.SUICIDE: (_MEDICAL, _EUROPEAN, BY_SMS),
    Alert.HARASSMENT: (_POLICE, BY_SMS),
    Alert.NO_SHELTER: (_EUROPEAN, BY_SMS),
    Alert.FRAUD: (_POLICE,),
    Alert.HACKING: (_POLICE,),
    Alert.DOUBT: (_POLICE,),
}
"""Emergency numbers of the national numbering plan (Arcep), shown when no helpline is known for an alert."""


def alert_panels(
    alerts: Iterable[str], helplines: Sequence[HelplineWords], wishes: Wishes, *, watched: bool = False
) -> tuple[AlertPanel, ...]:
    """A panel for each alert (`Alert` codes; others are left out), most pressing first. `helplines`: those of `helplines_for(alerts)`.

    `wishes`: of whom they speak to. To someone deaf, nothing says to call: `orientation.helping.in_writing`. `watched`: perhaps in danger
    at home too, which only a line under the panels says: the first panel then lets one leave, the line being off the screen.
    """
    told = set(alerts)
    panels = [_panel(alert, helplines, wishes) for alert in URGENCY if alert.value in told]
    return tuple(replace(panel, quick_exit=panel.quick_exit or (watched and panel is panels[0])) for panel in panels)


def _panel(alert: Alert, helplines: Sequence[HelplineWords], wishes: Wishes) -> AlertPanel:
    words = WORDS[alert]
    own = [helpline for helpline in helplines if alert.value in helpline.topics]
    chosen = _youth_early(own) if wishes.minor else own
    told = tuple(chosen) or LAST_RESORT[alert]
    shown = tuple(lines_in_writing(alert, told, helplines, wishes)) if wishes.deaf else told
    actions = words.actions_tu if wishes.familiar else words.actions
    return AlertPanel(
        code=alert.value,
        heading=_together(words.heading_tu if wishes.familiar else words.heading),
        actions=tuple(_together(action) for action in (actions_in_writing(actions) if wishes.deaf else actions)),
        helplines=shown[:AT_ONCE],
        others=shown[AT_ONCE:],
        call_first=alert in CALL_FIRST,
        quick_exit=alert is Alert.VIOLENCE,
    )


def _together(sentence: str) -> str:
    """The sentence, its blanks before double punctuation and in "24 h/24" made no-break."""
    return sentence.replace(" ?", f"{NBSP}?").replace(" :", f"{NBSP}:").replace(" h/24", f"{NBSP}h/24")


def _youth_early(helplines: Sequence[HelplineWords]) -> list[HelplineWords]:
    """Helplines for young people right after the first, which stays: it is the emergency number where there is one."""
    first, rest = helplines[:1], helplines[1:]
    young = [helpline for helpline in rest if Topic.YOUNG.value in helpline.topics]
    return [*first, *young, *(helpline for helpline in rest if helpline not in young)]
