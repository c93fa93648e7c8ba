"""Words that several pages of referrals share: when something happened, where a sending stands, what the journal says."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.utils import timezone

from places.hours_words import clock
from places.models import Place
from places.plain_words import SERVICES
from places.presenting.labels import name_of
from places.presenting.words import day_words, listed, phone_words
from places.vocabulary import ServiceCategory
from referrals.models import Entry, Transmission
from referrals.opposing import opposed_since
from referrals.vocabulary import Actor, Happened, PersonSays, Refusal, State

_HAPPENED = {
    Happened.SENT: "Demande envoyée à {place}.",
    Happened.READ: "{who} a lu le prénom et le contact.",
    Happened.LINK_SENT: "{place} a demandé un nouveau lien.",
    Happened.REMINDED: "Rappel envoyé à {place}.",
    Happened.APPOINTMENT: "{place} a donné un rendez-vous.",
    Happened.NOT_POSSIBLE: "{place} ne peut pas aider.",
    Happened.WENT: "La personne est allée à {place}.",
    Happened.COULD_NOT: "La personne n'a pas pu aller à {place}.",
    Happened.WAS_CLOSED: "{place} était fermé.",
    Happened.DONE: "C'est terminé avec {place}.",
    Happened.EXPIRED: "{place} n'a pas répondu : demande fermée.",
    Happened.WITHDRAWN: "Demande à {place} retirée.",
}

_HAPPENED_TO_YOU = _HAPPENED | {
    Happened.READ: "{who} a lu votre prénom et votre contact.",
    Happened.LINK_SENT: "{place} a demandé un nouveau lien pour lire votre demande.",
    Happened.WENT: "Vous avez pu aller à {place}.",
    Happened.COULD_NOT: "Vous n'avez pas pu aller à {place}.",
}
"""The same, said to the person whom it happened to."""


def moment_words(at: datetime) -> str:
    """As "3 mars 2026 à 10 h 05", on the site's clock."""
    local = timezone.localtime(at)
    return f"{day_words(local.date())} à {clock(local.hour * 60 + local.minute)}"


def appointment_words(on: date | None, at_hour: time | None) -> str:
    """As "le 12 mars 2026 à 14 h 30"; blank without a day."""
    if on is None:
        return ""
    return f"le {day_words(on)}" + (f" à {clock(at_hour.hour * 60 + at_hour.minute)}" if at_hour else "")


def needs_words(categories: Iterable[str]) -> str:
    """As "faire une démarche et apprendre"."""
    known = [SERVICES[ServiceCategory(code)].title for code in categories if code in ServiceCategory.values]
    return listed([title[:1].lower() + title[1:] for title in known])


def standing_place(transmission: Transmission) -> Place:
    """The place to call and to go to now: when it was merged into another, that one tells its telephone and address."""
    return transmission.place.merged_into or transmission.place


def state_words(transmission: Transmission) -> str:
    """Where a sending stands, in a sentence for the professional."""
    says = PersonSays(transmission.person_says) if transmission.person_says else None
    appointment = appointment_words(transmission.appointment_on, transmission.appointment_at)
    sentences = {
        State.SENT: "Le lieu n'a pas encore lu la demande.",
        State.SEEN: "Le lieu a lu la demande.",
        State.APPOINTMENT: f"Rendez-vous {appointment}." if appointment else "Le lieu a donné un rendez-vous.",
        State.NOT_POSSIBLE: f"Pas possible : {_reason(transmission)}.",
        State.DONE: "C'est terminé.",
        State.EXPIRED: "Le lieu n'a pas répondu. La demande est fermée.",
        State.WITHDRAWN: "Demande retirée. Tout est effacé.",
    }
    said = sentences[State(transmission.state)]
    if says == PersonSays.COULD_NOT:
        return f"{said} La personne n'a pas pu y aller."
    return f"{said} La personne a trouvé porte close." if says == PersonSays.WAS_CLOSED else said


def entry_words(entry: Entry, *, to_the_person: bool = False) -> str:
    """One line of the journal, as the person reads it or as the others do."""
    place = name_of(entry.transmission.place) if entry.transmission else "le lieu"
    who = place if entry.actor == Actor.PLACE else "Le professionnel"
    happened = _HAPPENED_TO_YOU if to_the_person else _HAPPENED
    said = happened[Happened(entry.happened)].format(place=place, who=who)
    return said[:1].upper() + said[1:]


def _reason(transmission: Transmission) -> str:
    if not transmission.refusal:
        return "le lieu n'a pas dit pourquoi"
    label = str(Refusal(transmission.refusal).label)
    return f"«\xa0{label}\xa0»"


def opposed_words(place: Place) -> str:
    """The day since which this place, or one merged into it, wants no more demands; "" when none does. One query."""
    since = opposed_since(place)
    return day_words(since) if since else ""


def contact_words(contact: str) -> str:
    """A telephone as it is read in France; an e-mail address as it is."""
    return contact if "@" in contact else phone_words(contact)
