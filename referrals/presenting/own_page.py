"""What a person reads of what was sent for them: to whom, where it stands, who read their contact, until when it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from places.phones import tel_uri
from places.presenting.labels import name_of, where_of
from places.presenting.words import day_words, phone_words
from referrals.following import erased_on
from referrals.journal import journal_of
from referrals.models import Referral, Transmission
from referrals.presenting.words import appointment_words, entry_words, moment_words, needs_words, standing_place
from referrals.vocabulary import ENDS, PersonSays, Refusal, State

STANDS = {
    State.SENT: "Ce lieu n'a pas encore lu votre demande.",
    State.SEEN: "Ce lieu a lu votre demande. Il va vous appeler ou vous écrire.",
    State.APPOINTMENT: "Vous avez rendez-vous {appointment}.",
    State.NOT_POSSIBLE: "Ce lieu ne peut pas vous aider : «\xa0{refusal}\xa0». La personne qui vous accompagne le sait.",
    State.DONE: "C'est terminé.",
    State.EXPIRED: "Ce lieu n'a pas répondu. Demandez un autre lieu à la personne qui vous accompagne.",
    State.WITHDRAWN: "Vous avez retiré votre demande.",
}
ALONE = STANDS | {
    State.NOT_POSSIBLE: "Ce lieu ne peut pas vous aider : «\xa0{refusal}\xa0». Cherchez un autre lieu.",
    State.EXPIRED: "Ce lieu n'a pas répondu. Cherchez un autre lieu.",
}
"""When whoever made the demand no longer has an account: nobody was told."""

SAID = {
    PersonSays.COULD_NOT: "Vous avez dit : «\xa0Je n'ai pas pu y aller\xa0».",
    PersonSays.WAS_CLOSED: "Vous avez dit : «\xa0C'était fermé\xa0». Merci : nous prévenons ceux qui tiennent la liste des lieux.",
    PersonSays.WENT: "Vous avez dit : «\xa0J'ai pu y aller\xa0».",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSending:
    """One place. `open`: whether the person may still say what became of it. Blank: nothing to say."""

    key: int
    name: str
    address: str
    url: str
    phone: str
    tel: str
    needs: str
    stands: str
    said: str
    open: bool


def own_words(referral: Referral) -> dict[str, object]:
    """The page. Two queries."""
    sender = referral.professional
    sendings = referral.transmissions.select_related("place__commune", "place__merged_into__commune")
    alone = sender is None or not sender.is_active
    return {
        "referral": referral,
        "made_on": day_words(referral.made_at.date()),
        "sender": " – ".join(part for part in (sender.name, sender.organisation) if part) if sender else "",
        "erased_on": day_words(erased_on(referral)),
        "sendings": [_sending(one, ALONE if alone else STANDS) for one in sendings],
        "journal": [(moment_words(entry.at), entry_words(entry, to_the_person=True)) for entry in journal_of(referral)],
    }


def _sending(one: Transmission, stands: Mapping[State, str]) -> OwnSending:
    place = standing_place(one)
    return OwnSending(
        key=one.pk,
        name=name_of(place),
        address=where_of(place),
        url=place.get_absolute_url(),
        phone=phone_words(place.phone) if place.phone else "",
        tel=tel_uri(place.phone) if place.phone else "",
        needs=needs_words(one.categories),
        stands=stands[State(one.state)].format(
            appointment=appointment_words(one.appointment_on, one.appointment_at),
            refusal=Refusal(one.refusal).label if one.refusal else "",
        ),
        said=SAID.get(PersonSays(one.person_says), "") if one.person_says else "",
        open=one.state not in ENDS,
    )
