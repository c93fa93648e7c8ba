"""Purging: everything that erases, in time, what is kept of people. Each app says what it erases; the whole list is here."""

from datetime import date
from typing import Final, Protocol

from accounts.lifetimes import erase_old_invitations, erase_old_requests
from accounts.unused import close_unused, tell_unused
from curation.imports.lifetimes import forget_files
from curation.suggestions import lifetimes
from places.page_views import erase_old_views
from referrals.lifetimes import anonymise_old_referrals, erase_anonymous_rows


class Purge(Protocol):
    """Counts what is past its time today, and erases it if `write`."""

    def __call__(self, today: date, *, write: bool) -> int: ...


PURGES: Final[dict[str, Purge]] = {
    "account_requests": erase_old_requests,
    "accounts_told": tell_unused,
    "accounts_closed": close_unused,
    "import_files": forget_files,
    "invitations": erase_old_invitations,
    "page_views": erase_old_views,
    "referrals": anonymise_old_referrals,
    "referral_rows": erase_anonymous_rows,
    "suggestion_contacts": lifetimes.erase_old_contacts,
    "suggestion_texts": lifetimes.erase_old_texts,
}
"""What is erased or closed, by the name that the report gives it. To add one: a function like those, and a line here."""


def purge(today: date, *, write: bool) -> dict[str, int]:
    """How much each erases, or would erase without `write`."""
    return {name: erase(today, write=write) for name, erase in PURGES.items()}
