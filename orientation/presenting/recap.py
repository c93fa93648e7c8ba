"""Recap: what the person is looking for, in their own order, so that a wrong guess shows and can be changed."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from orientation.needs import Equipment, Need, Precision, Slot, Wishes
from orientation.presenting.publics import PUBLICS
from orientation.presenting.voice import voice_for
from places.hours_words import date_words
from places.languages import language_name
from places.plain_words import PROGRAMMES, SERVICES
from places.presenting.words import listed, of_town
from places.vocabulary import Programme, ServiceCategory, SpecialSupport, SupportMode

SPECIAL_SUPPORT = {
    SpecialSupport.ILLETTRISME: "je lis ou j'écris difficilement",
    SpecialSupport.SURDITE: "j'entends mal",
    SpecialSupport.VISUEL: "je vois mal",
    SpecialSupport.MOTEUR: "handicap moteur",
    SpecialSupport.MENTAL: "handicap mental",
    SpecialSupport.ANGLAIS: "parler anglais",
    SpecialSupport.LANGUES: "parler une autre langue",
}

SLOTS = {Slot.MATIN: "le matin", Slot.APRES_MIDI: "l'après-midi", Slot.SOIR: "le soir", Slot.SAMEDI: "le samedi"}

EQUIPMENT = {
    Equipment.PRINTING: "imprimer",
    Equipment.SCANNING: "scanner un papier",
    Equipment.WIFI: "le wifi",
    Equipment.COMPUTERS: "un ordinateur",
    Equipment.CHARGING: "recharger un téléphone",
}

MODES = {
    SupportMode.INDIVIDUEL: "une personne reste avec moi",
    SupportMode.ATELIER: "en groupe, dans un atelier",
    SupportMode.DISTANCE: "à distance, par téléphone ou internet",
    SupportMode.AUTONOMIE: "je fais seul, avec le matériel du lieu",
}
"""The closed lists as a person would say them of themselves."""

WITHOUT_APPOINTMENT = "sans rendez-vous"


def need_words(need: Need) -> str:
    """As "faire une démarche"; several as "apprendre et chercher un travail"."""
    titles = [SERVICES[ServiceCategory(category)].title for category in need.categories]
    return listed([title[:1].lower() + title[1:] for title in titles])


def where_words(need: Need) -> str:
    """What to read after the need: "près de Saint-Denis (93)", "dans le département Lozère (48)"; "" when it was not said."""
    if need.spot.precision == Precision.UNSAID:
        return ""
    if need.spot.precision == Precision.DEPARTMENT and not need.spot.commune:
        return f"dans le département {need.spot.label}"
    if need.spot.precision == Precision.POSITION:
        return f"près de {voice_for(need.wishes).position}"
    return f"près {of_town(need.spot.label)}"


def where_changed(need: Need) -> str:
    """What "Changer" changes, after it: "la ville"."""
    spot = need.spot
    if spot.precision == Precision.DEPARTMENT and not spot.commune:
        return "le département"
    return {Precision.POSITION: "la position", Precision.UNSAID: "l'endroit"}.get(spot.precision, "la ville")


def wish_words(wishes: Wishes, today: date) -> tuple[str, ...]:
    """Everything that matters to the person, a few words each; empty when nothing was said."""
    said = [deadline_words(wishes.deadline, today)] if wishes.deadline else ["c'est urgent"] if wishes.urgent else []
    said += [words for wished, words in _plain(wishes) if wished]
    said += [words.short for code, words in PUBLICS.items() if code in wishes.publics] + _worded(SPECIAL_SUPPORT, wishes.special_support)
    if wishes.language and wishes.language != "fr":
        said.append(f"parler {language_name(wishes.language)}")
    said += _worded(SLOTS, wishes.slots) + _worded(EQUIPMENT, wishes.equipment)
    said += _worded(MODES, (wishes.mode,))
    if wishes.programme:
        said.append(PROGRAMMES[Programme(wishes.programme)][0])
    return tuple(dict.fromkeys(said))


def other_words(others: Iterable[str]) -> list[tuple[str, str]]:
    """Each wish of `orientation.asking.important.OTHERS` ("publics:femmes") with the words that `wish_words` has for it."""
    words: dict[str, Mapping[Any, str]] = {
        "publics": {code: public.short for code, public in PUBLICS.items()},
        "special_support": SPECIAL_SUPPORT,
        "equipment": EQUIPMENT,
        "mode": MODES,
        "programme": {code: name for code, (name, _) in PROGRAMMES.items()},
        "walk_in": {"1": WITHOUT_APPOINTMENT},
    }
    return [(other, words[field][code]) for other in others for field, _, code in [other.partition(":")]]


def deadline_words(deadline: date, today: date) -> str:
    """As "pour aujourd'hui", "pour demain", "au plus tard jeudi 12 mars"."""
    if deadline <= today:
        return "pour aujourd'hui"
    return "pour demain" if deadline == today + timedelta(days=1) else f"au plus tard {date_words(deadline)}"


def _plain(wishes: Wishes) -> tuple[tuple[bool, str], ...]:
    return (
        (wishes.minor, "moins de 18 ans"),
        (wishes.cannot_move, "je ne peux pas me déplacer"),
        (wishes.step_free, "entrée sans marche"),
        (wishes.free, "gratuit"),
        (wishes.walk_in, WITHOUT_APPOINTMENT),
    )


def _worded(words: Mapping[Any, str], codes: tuple[str, ...]) -> list[str]:
    return [said for code, said in words.items() if code in codes]
