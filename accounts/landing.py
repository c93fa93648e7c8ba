"""Landing: the page where an account begins, once signed in."""

from django.conf import settings
from django.urls import reverse

from accounts.policy import Action, Someone, may


def landing_of(user: Someone) -> str:
    """The address of the first page for this account: the team's, or that of professionals. No query."""
    only_orients = may(user, Action.ORIENT) and not may(user, Action.READ_TEAM)
    return reverse(settings.PRO_REDIRECT_URL if only_orients else settings.LOGIN_REDIRECT_URL)
