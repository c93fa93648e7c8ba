"""Operator: who publishes this site and answers for it, as the environment says."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Operator:
    """Blank: not set, which the pages say plainly."""

    name: str
    address: str
    director: str
    host: str
    email: str


def operator() -> Operator:
    """The operator of this site."""
    return Operator(
        name=settings.OPERATOR_NAME,
        address=settings.OPERATOR_ADDRESS,
        director=settings.OPERATOR_DIRECTOR,
        host=settings.OPERATOR_HOST,
        email=settings.OPERATOR_EMAIL,
    )
