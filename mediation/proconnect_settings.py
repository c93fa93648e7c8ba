"""ProConnect, the State's sign-in for professionals: whether what an operator gives is enough to turn it on (docs/adr/0030)."""

from importlib.util import find_spec
from typing import Final

ALGORITHMS: Final = ("RS256", "ES256")
"""With which ProConnect may sign, as said when the site was registered there. HS256 would make our secret a key that signs."""


def can_use_proconnect(*given: str) -> bool:
    """Whether each of its values is given, and its library, an extra, is there."""
    return all(given) and find_spec("mozilla_django_oidc") is not None
