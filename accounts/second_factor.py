"""Second factor: who must have one. Without it they reach only the page that sets it up."""

from allauth.mfa.models import Authenticator
from django.conf import settings

from accounts.models import User
from accounts.policy import RANKS, Role, role_of


def needs_second_factor(user: User) -> bool:
    """Whether this account must have one: managers, admins, and whoever enters Django's admin. No query."""
    return not settings.DEMO and (user.is_staff or RANKS.get(role_of(user), 0) >= RANKS[Role.MANAGER])


def lacks_second_factor(user: User) -> bool:
    """Whether it must have one and has not. At most one query."""
    return needs_second_factor(user) and not Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP).exists()
