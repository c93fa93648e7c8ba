"""In writing: what someone deaf is told in a danger. Nothing that asks them to telephone, and always a line they can write to."""

from collections.abc import Sequence

from orientation.alerts import Alert
from orientation.helping.helplines import HelplineWords, without_a_call
from orientation.helping.topics import Topic
from orientation.needs import Wishes
from places.hours_words import NBSP

EMERGENCY_SMS = "114"

BY_SMS = HelplineWords(
    slug=EMERGENCY_SMS,
    name="Urgence par SMS",
    purpose="Si vous ne pouvez pas parler, ou si vous entendez mal",
    sms=EMERGENCY_SMS,
    sms_url=f"sms:{EMERGENCY_SMS}",
    hours=f"24{NBSP}h/24",
)
"""The emergency number of the national numbering plan (Arcep) for who cannot hear or speak."""

NOBODY_WAITS = frozenset({Alert.VIOLENCE, Alert.SUICIDE, Alert.NO_SHELTER})
"""Dangers to the person: the emergency number comes first. For the others, whoever answers in writing, and it when nobody does."""

IN_WRITING: dict[str, str] = {
    "En danger maintenant : appelez la police.": "En danger maintenant : envoyez un SMS au 114. Dites où vous êtes.",
    "En danger maintenant : appelle la police.": "En danger maintenant : envoie un SMS au 114. Dis où tu es.",
    "Vous ne pouvez pas parler ? Envoyez un SMS au 114.": "",
    "Tu ne peux pas parler ? Envoie un SMS au 114.": "",
    "Vous n'êtes pas sûr ? Parlez-en : on vous écoute, sans vous juger.": "Vous n'êtes pas sûr ? Écrivez : on vous lit, sans vous juger.",
    "Appelez : on vous écoute, sans vous juger.": "Écrivez : on vous lit, sans vous juger.",
    "Appelle : on t'écoute, sans te juger.": "Écris : on te lit, sans te juger.",
    "Si la vie est en danger, appelez le 15 ou le 112.": "Si la vie est en danger, envoyez un SMS au 114.",
    "Si la vie est en danger, appelle le 15 ou le 112.": "Si la vie est en danger, envoie un SMS au 114.",
    "Ne restez pas seul. Appelez une personne proche.": "Ne restez pas seul. Écrivez à une personne proche.",
    "Ne reste pas seul. Parle à un adulte proche.": "Ne reste pas seul. Préviens un adulte proche.",
    "Appelez. C'est gratuit, jour et nuit.": "Demandez à une personne d'appeler le 115 pour vous. C'est gratuit, jour et nuit.",
    "Appelle. C'est gratuit, jour et nuit.": "Demande à une personne d'appeler le 115 pour toi. C'est gratuit, jour et nuit.",
    "Il y a souvent de l'attente. Ne raccrochez pas, ou rappelez.": "Il y a souvent de l'attente. Demandez encore.",
    "Il y a souvent de l'attente. Ne raccroche pas, ou rappelle.": "Il y a souvent de l'attente. Demande encore.",
    "Appelez votre banque.": "Prévenez votre banque : par message, ou à son guichet.",
    "Parle à un adulte, et appelez la banque ensemble.": "Préviens un adulte, et prévenez la banque ensemble.",
    "Appelez votre banque si elle est concernée.": "Prévenez votre banque si elle est concernée : par message, ou à son guichet.",
    "Vous avez déjà payé ou donné un code ? Appelez votre banque tout de suite.": (
        "Vous avez déjà payé ou donné un code ? Prévenez votre banque tout de suite : par message, ou à son guichet."
    ),
}
"""What to do, said to someone deaf, for each sentence that speaks of a call; "": nothing to say. The others are said alike to all."""


def actions_in_writing(actions: Sequence[str]) -> tuple[str, ...]:
    """The same actions, without a call."""
    return tuple(told for action in actions if (told := IN_WRITING.get(action, action)))


def lines_in_writing(alert: Alert, own: Sequence[HelplineWords], known: Sequence[HelplineWords], wishes: Wishes) -> list[HelplineWords]:
    """The helplines of an alert (`own`) for someone deaf: 114 first in a danger to the person, and wherever nothing else can be written to.

    `known`: all the helplines at hand, among which staff may have worded 114 otherwise than here. `wishes`: to whom it is said; lines for
    young people come last for an adult in such a danger, though they have a site to write to.
    """
    written = without_a_call(own, familiar=wishes.familiar)
    if alert not in NOBODY_WAITS and any(line.sms or line.site for line in written):
        return written
    emergency = next((line for line in known if line.sms == EMERGENCY_SMS), BY_SMS)
    others = [line for line in written if line.sms != EMERGENCY_SMS]
    return [emergency, *(others if wishes.minor else sorted(others, key=_is_for_the_young))]


def _is_for_the_young(line: HelplineWords) -> bool:
    return Topic.YOUNG.value in line.topics
