"""The address of the API that gives the places of a list, for the map and for developers."""

from urllib.parse import urlencode

from django.urls import reverse

from places.directory.asked import Asked
from places.directory.where import InCommune, Where

PARAMETERS = {
    "services": "service",
    "publics": "public",
    "special_support": "special_support",
    "fees": "fee",
    "support_modes": "support_mode",
    "access_modes": "access_mode",
    "programmes": "programme",
}
"""Field of `Asked` → parameter of the API."""


def api_url(asked: Asked, where: Where, **extra: str | int) -> str:
    """The same question put to the API, with `extra` parameters such as `format` and `page_size`."""
    pairs: list[tuple[str, str | int]] = []
    if where.point and isinstance(where, InCommune):
        pairs.append(("commune", where.commune.pk))
        pairs += [("radius_km", asked.within_km)] if asked.within_km else []
    elif where.department:
        pairs.append(("department", where.department))
    pairs += [(parameter, code) for field, parameter in PARAMETERS.items() for code in getattr(asked, field)]
    pairs += [("q", asked.name)] if asked.name else []
    pairs += [("open_at", "now")] if asked.open_now else []
    pairs += [("include_unknown", "true")] if asked.include_unknown else []
    return f"{reverse('api:places')}?{urlencode([*pairs, *extra.items()])}"
