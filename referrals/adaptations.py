"""Adaptations: what a person wishes of those who receive them. Said as what to do, never as what they have: no diagnosis is written."""

from collections.abc import Iterable

from django.db.models import TextChoices

from orientation.asking.interview import Help, Interview, Mobility
from places.languages import NAMES
from places.vocabulary import SpecialSupport

LANGUAGE = "langue:"
"""What the code of a language begins with: "langue:tr"."""


class Adaptation(TextChoices):
    """One wish, in the words that the place reads."""

    READ_TOGETHER = "lire", "Lire et écrire avec elle."
    IN_WRITING = "ecrire", "Lui écrire plutôt que l'appeler. Parler en face d'elle."
    ALOUD = "haute_voix", "Lire à voix haute ce qui est écrit."
    SLOWLY = "mots_simples", "Parler lentement, avec des mots simples."
    STEP_FREE = "sans_marche", "L'accueillir dans un endroit sans marche."
    FROM_HOME = "chez_elle", "L'aider par téléphone ou chez elle : elle ne peut pas venir."
    FOR_HER = "a_sa_place", "Faire la démarche pour elle, avec un mandat."


OF_SUPPORT = {
    SpecialSupport.ILLETTRISME: Adaptation.READ_TOGETHER,
    SpecialSupport.SURDITE: Adaptation.IN_WRITING,
    SpecialSupport.VISUEL: Adaptation.ALOUD,
    SpecialSupport.MENTAL: Adaptation.SLOWLY,
    SpecialSupport.MOTEUR: Adaptation.STEP_FREE,
}


def adaptations_of(interview: Interview) -> tuple[str, ...]:
    """What these answers may make the person wish, as codes, in a fixed order: each is proposed, none is sent unless it is ticked."""
    wished = {OF_SUPPORT[SpecialSupport(code)] for code in interview.special_support if code in OF_SUPPORT}
    wished |= {Adaptation.STEP_FREE} if interview.step_free else set()
    wished |= {Adaptation.FROM_HOME} if interview.mobility == Mobility.NONE else set()
    wished |= {Adaptation.FOR_HER} if interview.help == Help.FOR else set()
    spoken = (f"{LANGUAGE}{interview.language}",) if interview.language else ()
    return (*spoken, *(one.value for one in Adaptation if one in wished))


def adaptation_words(codes: Iterable[str]) -> list[str]:
    """Sentences for the place; a code that is no longer known is left out."""
    said = []
    for code in codes:
        if code.startswith(LANGUAGE):
            name = NAMES.get(code.removeprefix(LANGUAGE))
            said += [f"Elle parle {name}."] if name else []
        elif code in Adaptation.values:
            said.append(str(Adaptation(code).label))
    return said
