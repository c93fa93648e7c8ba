"""People of the team, for tests: dull accounts, with the second factor that their role asks for."""

from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.utils import timezone

from accounts.models import AccountRequest, User
from accounts.policy import Role
from accounts.second_factor import lacks_second_factor
from accounts.sign_in import keep_address_in_step

PASSWORD = "un mot de passe d'essai"
SECRET = "JBSWY3DPEHPK3PXP"
"""Of the application on their telephone."""


def make_user(role: str = Role.EDITOR, *, second_factor: bool = True, **facts: Any) -> User:
    """One account, in Seine-Saint-Denis unless `territory` says otherwise. Without a password unless one is given: hashing is slow."""
    facts.setdefault("email", f"{role or 'personne'}@essai.example")
    user = User.objects.create_user(**{"role": role, "name": "Personne d'essai", "territory": ["93"], **facts})
    keep_address_in_step(user)
    if second_factor and lacks_second_factor(user):
        give_second_factor(user)
    return user


def make_request(**facts: Any) -> AccountRequest:
    """Someone who asks for an account in Seine-Saint-Denis, unless `department` says otherwise; not confirmed unless told."""
    who = {"name": "Claude Essai", "organisation": "Service d'essai", "phone": "+33199005150", "purpose": "Les familles du quartier"}
    where = {"email": "demande@essai.example", "department": "93"}
    return AccountRequest.objects.create(**{**who, **where, "asked_at": timezone.now(), **facts})


def make_superuser(email: str = "equipe@essai.example") -> User:
    """One of the platform team, who enters Django's admin."""
    return make_user(Role.ADMIN, email=email, is_staff=True, is_superuser=True)


def give_second_factor(user: User) -> None:
    """A telephone that knows SECRET, and recovery codes."""
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
