"""The position of an address, asked of the geocoder from the form of a place, and shown in it before anything is written."""

from curation.forms.place_form import PlaceForm
from orientation.whereabouts.geocoding import find_addresses

NOT_FOUND = "Nous ne trouvons pas ce point. Vérifiez la rue et la ville, ou collez une latitude et une longitude."
NOT_ASKED = "Le service qui connaît les adresses ne répond pas. Réessayez, ou collez une latitude et une longitude."
NO_ADDRESS = "Écrivez d'abord la rue et la ville."


def located(form: PlaceForm) -> PlaceForm:
    """The same form with the point of its address, or with what went wrong beside the field. Never raises; no query.

    At most `GEOCODER_TIMEOUT` seconds. What is sent is the address of a place open to the public.
    """
    data = form.data.copy()
    address = " ".join(part for name in ("address", "postal_code", "city") if (part := str(data.get(name, "")).strip()))
    answers = find_addresses(address) if data.get("address") and address else ()
    if answers:
        data["position"] = f"{answers[0].point.latitude:.6f}, {answers[0].point.longitude:.6f}"
    again = PlaceForm(data, read=form.as_read)
    again.full_clean()
    if not answers:
        again.add_error("position", NOT_ASKED if answers is None else NOT_FOUND if data.get("address") else NO_ADDRESS)
    return again
