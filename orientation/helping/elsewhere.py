"""Elsewhere: whom to ask when a need is not one that this site answers, in words; numbers are in `orientation.helping.helplines`."""

from dataclasses import dataclass

from orientation.helping.topics import Topic


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """`sentence`: what this site does not do. `ask`: who does, near anyone."""

    sentence: str
    ask: str


ELSEWHERE = {
    Topic.HEALTH: Elsewhere("Ce site ne trouve pas de médecin.", "Demandez à une pharmacie : elle connaît les médecins de garde."),
    Topic.POLICE: Elsewhere("Ce site ne prend pas de plainte.", "Allez au commissariat ou à la gendarmerie, à toute heure."),
    Topic.LEGAL: Elsewhere(
        "Ce site ne répond pas aux questions de droit.",
        "Demandez à votre mairie où est le point-justice. On y répond gratuitement.",
    ),
    Topic.HOUSING: Elsewhere(
        "Ce site ne trouve pas de logement.",
        "Demandez une assistante sociale à votre mairie. Elle connaît les aides.",
    ),
    Topic.FOOD: Elsewhere(
        "Ce site ne donne pas de nourriture.",
        "Demandez à votre mairie où manger, et qui donne des colis. L'aide sociale de la mairie s'appelle le CCAS.",
    ),
    Topic.MONEY: Elsewhere(
        "Ce site ne donne pas d'argent.",
        "Demandez une assistante sociale à votre mairie. Elle connaît vos droits.",
    ),
    Topic.TRANSPORT: Elsewhere("Ce site ne trouve pas de bus ni de train.", "Demandez à votre mairie, à la gare ou au chauffeur de bus."),
    Topic.TRANSLATION: Elsewhere(
        "Ce site ne traduit pas les papiers.",
        "Demandez à votre mairie quelle association traduit. Pour un papier officiel, il faut un traducteur agréé.",
    ),
    Topic.OTHER: Elsewhere(
        "Ce site aide seulement pour internet, l'ordinateur et le téléphone.",
        "Pour autre chose, demandez à votre mairie ou à un lieu France services.",
    ),
}
"""In words that stay true everywhere: numbers and sites have a date, and are rows of the table of helplines."""


def elsewhere(topic: str) -> Elsewhere | None:
    """Whom to ask about a topic (`Topic` code); None when nothing better than the questions can be said."""
    return ELSEWHERE.get(Topic(topic)) if topic in Topic.values else None
