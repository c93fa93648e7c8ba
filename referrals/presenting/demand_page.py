"""What a place reads of a demand: what is needed, who sends it, where it stands; and, asked for, whom to call."""

from dataclasses import dataclass

from orientation.presenting.availability import when_words
from places.phones import spoken, tel_uri
from places.presenting.labels import name_of
from places.presenting.words import day_words
from referrals.adaptations import adaptation_words
from referrals.identity import Identity
from referrals.models import Transmission
from referrals.presenting.words import appointment_words, contact_words, needs_words
from referrals.vocabulary import Refusal, State

STANDS = {
    State.SENT: "Vous n'avez pas encore lu son prénom et son contact.",
    State.SEEN: "Vous avez lu son prénom et son contact. Appelez-la, puis répondez ici.",
    State.APPOINTMENT: "Vous avez donné un rendez-vous {appointment}.",
    State.NOT_POSSIBLE: "Vous avez répondu que ce n'est pas possible : «\xa0{refusal}\xa0». Merci d'avoir répondu.",
    State.DONE: "C'est terminé. Merci de votre aide.",
    State.EXPIRED: "Cette demande est fermée : elle a plus de 30 jours.",
    State.WITHDRAWN: "La personne a retiré sa demande. Ses informations sont effacées. Effacez ce que vous avez noté.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandWords:
    """Blank: nothing to say. `phone` and `tel`: of the professional, to talk about it."""

    place: str
    reference: str
    needs: str
    deadline: str
    sent_on: str
    sender: str
    phone: str
    tel: str
    stands: str


def demand_words(transmission: Transmission) -> DemandWords:
    """The demand as its place reads it. No query when its referral, professional, place and commune were read with it."""
    referral = transmission.referral
    sender = referral.professional
    phone = sender.phone if sender else ""
    return DemandWords(
        place=name_of(transmission.place),
        reference=referral.reference or "",
        needs=needs_words(transmission.categories),
        deadline=day_words(referral.deadline) if referral.deadline else "",
        sent_on=day_words(transmission.sent_at.date()),
        sender=" – ".join(part for part in (sender.name, sender.organisation) if part) if sender else "",
        phone=spoken(phone) if phone else "",
        tel=tel_uri(phone) if phone else "",
        stands=STANDS[State(transmission.state)].format(
            appointment=appointment_words(transmission.appointment_on, transmission.appointment_at),
            refusal=Refusal(transmission.refusal).label if transmission.refusal else "",
        ),
    )


def person_words(identity: Identity) -> dict[str, object]:
    """Whom to call, and how they wish to be received."""
    return {
        "first_name": identity.first_name,
        "contact": contact_words(identity.contact),
        "url": f"mailto:{identity.contact}" if identity.has_email else tel_uri(identity.contact),
        "adaptations": adaptation_words(identity.adaptations),
        "slots": when_words(identity.slots),
    }
