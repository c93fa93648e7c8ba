"""What a person pays in a place, all its services together, in two or three words."""

from collections.abc import Iterable

from places.plain_words import FEES
from places.vocabulary import Fee

FREE = FEES[Fee.GRATUIT]
MIXED = "Gratuit ou payant"


def fee_words(fees_of_services: Iterable[list[str] | None]) -> str:
    """From the fees of each service; blank when there is no service, or when the price of one of them is not known."""
    known = list(fees_of_services)
    if not known or not all(known):
        return ""
    fees = {fee for fees in known for fee in fees or ()}
    if fees == {Fee.PAYANT}:
        return FEES[Fee.PAYANT]
    if Fee.PAYANT in fees:
        return MIXED
    return FREE if fees == {Fee.GRATUIT} else FEES[Fee.CONDITIONNEL]
