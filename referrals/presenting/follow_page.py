"""What a professional reads of what they sent: a line for each referral; for one, each place, what to do, and the journal."""

from dataclasses import dataclass
from datetime import date

from places.models import Place
from places.phones import tel_uri
from places.presenting.labels import name_of
from places.presenting.words import day_words, phone_words
from places.vocabulary import Status
from referrals.accepting import accepting
from referrals.coming_next import coming_next
from referrals.following import WAITING, Followed, erased_on
from referrals.journal import journal_of
from referrals.models import Transmission
from referrals.presenting.words import entry_words, moment_words, needs_words, standing_place, state_words
from referrals.vocabulary import ENDS, PersonSays, State

TO_DO = {
    State.NOT_POSSIBLE: "Cherchez un autre lieu avec la personne.",
    State.EXPIRED: "Cherchez un autre lieu avec la personne.",
    State.SENT: "Appelez le lieu : il n'a pas lu la demande.",
    State.SEEN: "Appelez le lieu : il n'a pas répondu.",
    State.APPOINTMENT: "Le rendez-vous est passé : demandez à la personne, puis terminez.",
}
CLOSED = "Ce lieu n'est plus dans l'annuaire : cherchez un autre lieu avec la personne."
CALL_THE_PERSON = {
    PersonSays.COULD_NOT: "La personne n'a pas pu y aller : voyez avec elle.",
    PersonSays.WAS_CLOSED: "La personne a trouvé porte close : appelez le lieu.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One referral in the list. `places`: name and state of each. `to_do`: what needs the professional, empty for nothing."""

    reference: str
    made_on: str
    places: tuple[tuple[str, str], ...]
    to_do: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingWords:
    """One place. `phone`: of the place, to call it. `others`: what came next in the plan: place, name, and whether one may send to it."""

    key: int
    name: str
    phone: str
    tel: str
    needs: str
    state: str
    to_do: str
    open: bool
    others: tuple[tuple[Place, str, bool], ...]


def line_of(one: Followed) -> Line:
    """One line. No query."""
    return Line(
        reference=one.referral.reference or "",
        made_on=day_words(one.referral.made_at.date()),
        places=tuple((name_of(sending.place), state_words(sending)) for sending in one.transmissions),
        to_do=tuple(f"{name_of(sending.place)} : {to_do_of(sending)}" for sending in one.needs),
    )


def followed_words(one: Followed, today: date) -> dict[str, object]:
    """The page of one referral. Three queries."""
    following = coming_next(one)
    addresses = accepting([place for places in following.values() for place in places], today)
    return {
        "referral": one.referral,
        "made_on": day_words(one.referral.made_at.date()),
        "erased_on": day_words(erased_on(one.referral)),
        "sealed": one.referral.sealed is not None,
        "sendings": [_sending(sending, following.get(sending.pk), addresses) for sending in one.transmissions],
        "journal": [(moment_words(entry.at), entry_words(entry)) for entry in journal_of(one.referral)],
    }


def to_do_of(sending: Transmission) -> str:
    """What needs the professional, for a sending that does."""
    says = sending.person_says
    if says in CALL_THE_PERSON and sending.state not in ENDS:
        return CALL_THE_PERSON[PersonSays(says)]
    if sending.place.status == Status.WITHDRAWN and sending.state in WAITING:
        return CLOSED
    return TO_DO.get(State(sending.state), "")


def _sending(sending: Transmission, following: list[Place] | None, addresses: dict[str, str]) -> SendingWords:
    """`following`: the places to try next; None when this sending needs nothing."""
    to_do = to_do_of(sending) if following is not None else ""
    phone = standing_place(sending).phone
    return SendingWords(
        key=sending.pk,
        name=name_of(sending.place),
        phone=phone_words(phone) if phone else "",
        tel=tel_uri(phone) if phone else "",
        needs=needs_words(sending.categories),
        state=state_words(sending),
        to_do=to_do,
        open=sending.state not in ENDS,
        others=tuple((place, name_of(place), place.code in addresses) for place in following or ()),
    )
