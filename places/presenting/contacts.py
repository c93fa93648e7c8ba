"""How to reach a place: telephone, mail, web, booking, address and the way there."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from places.models import Commune, Place
from places.phones import tel_uri
from places.presenting.labels import address_of, afar_words, city_of
from places.presenting.words import of_town, phone_words
from places.vocabulary import PositionPrecision

PLAN = "https://www.openstreetmap.org/"
"""Where "Voir le chemin" leads: a plain link, without account or tracker; what is sent is the place, never the person."""
ZOOM = 17


@dataclass(frozen=True, slots=True)
class Link:
    """A link and its words."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class TownHall:
    """Whom to call when nobody else can be: `of` is "de Saint-Denis"."""

    of: str
    words: str
    url: str


def town_hall_of(commune: Commune) -> TownHall | None:
    """The town hall of a commune; None when its telephone is not known."""
    return TownHall(of_town(commune.name), phone_words(commune.phone), tel_uri(commune.phone)) if commune.phone else None


@dataclass(frozen=True, slots=True)
class Contacts:
    """Every way in. Blank or empty: nobody told us.

    `address`: where to go. `afar`: said instead of it when the place receives nobody, whose `address` is then blank; blank for any other.
    `postal_address`: where the place is, whether or not it receives.
    """

    phones: tuple[Link, ...]
    emails: tuple[Link, ...]
    websites: tuple[Link, ...]
    booking_url: str
    accessibility_url: str
    address: str
    afar: str
    postal_address: str
    details: str
    access_sentence: str
    plan_url: str
    position_note: str
    town_hall: TownHall | None

    @property
    def ask(self) -> str:
        """What to do when something is not known."""
        if self.afar:
            return "Appelez pour demander." if self.phones else "Renseignez-vous d'abord."
        return "Appelez avant de venir." if self.phones else "Renseignez-vous avant de venir."


def contacts_of(place: Place) -> Contacts:
    """No query, if the commune is loaded."""
    numbers = [number for number in (place.phone, *(place.other_phones or ())) if number]
    return Contacts(
        phones=tuple(Link(phone_words(number), tel_uri(number)) for number in numbers),
        emails=tuple(Link(email, f"mailto:{quote(email, safe='@+')}") for email in place.emails or ()),
        websites=tuple(Link(_host(url), url) for url in place.websites or () if is_web(url)),
        booking_url=place.booking_url if is_web(place.booking_url) else "",
        accessibility_url=place.accessibility_url if is_web(place.accessibility_url) else "",
        address=address_of(place) if place.receives_public else "",
        afar="" if place.receives_public else afar_words(place),
        postal_address=address_of(place),
        details=place.address_details,
        access_sentence=place.access_sentence,
        plan_url=_plan_url(place),
        position_note=_position_note(place),
        town_hall=None if numbers or place.commune is None else town_hall_of(place.commune),
    )


def is_web(url: str) -> bool:
    """Whether a link may be followed: what sources write is not trusted with other schemes."""
    return url.startswith(("https://", "http://"))


def _host(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")


def _plan_url(place: Place) -> str:
    """The exact point; the address, when the point is only that of the commune; blank without a street, or when nobody may come."""
    if not place.receives_public:
        return ""
    exact = place.latitude is not None and place.position_precision != PositionPrecision.COMMUNE
    if exact:
        point = f"{place.latitude:.5f}/{place.longitude:.5f}"
        return f"{PLAN}?mlat={place.latitude:.5f}&mlon={place.longitude:.5f}#map={ZOOM}/{point}"
    return f"{PLAN}search?query={quote(address_of(place))}" if place.address else ""


def _position_note(place: Place) -> str:
    if not place.receives_public:
        return "Personne n'y reçoit le public."
    if place.latitude is None:
        return "Nous ne savons pas où est ce lieu exactement."
    if place.position_precision == PositionPrecision.COMMUNE:
        return f"Nous ne connaissons que la commune : {city_of(place)}. Les distances sont comptées depuis sa mairie."
    return ""
