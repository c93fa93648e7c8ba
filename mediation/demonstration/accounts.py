"""Accounts of the demonstration, whose password is printed: they may exist nowhere else."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import Permission, User

PASSWORD: Final = "demonstration"  # noqa: S105 - printed on purpose, and refused outside the demonstration

EDITOR_PERMISSIONS: Final = (
    "view_place",
    "change_place",
    "view_service",
    "change_service",
    "view_commune",
    "view_source",
    "view_sourcerecord",
    "view_revision",
)
"""Codenames, in the application `places`: an editor reads everything about places and corrects them, no more."""


class NotTheDemonstrationError(Exception):
    """Something that only the demonstration may do was asked elsewhere. `str()` says what to do, in French."""


@dataclass(frozen=True, slots=True)
class Account:
    """One account, what it may do (French), and its password: "" when someone has changed it."""

    id: int
    username: str
    may: str
    password: str


def ensure_accounts() -> list[Account]:
    """The two accounts, created where missing and never changed afterwards. About 0.3 s each: hashing a password is slow on purpose.

    Raises NotTheDemonstrationError, having written nothing, outside the demonstration.
    """
    if not settings.DEMO:
        raise NotTheDemonstrationError("Des comptes au mot de passe connu ne se créent que dans la démonstration : manage.py demo")
    return [
        _ensured("admin", "tous les droits", is_superuser=True),
        _ensured("editeur", "consulter et corriger les lieux"),
    ]


def usernames() -> list[str]:
    """The names of the two accounts."""
    return ["admin", "editeur"]


def _ensured(username: str, may: str, *, is_superuser: bool = False) -> Account:
    user = User.objects.filter(username=username).first()
    if user is None:
        user = User.objects.create_user(username, password=PASSWORD, is_staff=True, is_superuser=is_superuser)
        if not is_superuser:
            user.user_permissions.set(Permission.objects.filter(content_type__app_label="places", codename__in=EDITOR_PERMISSIONS))
        return Account(user.pk, username, may, PASSWORD)
    return Account(user.pk, username, may, PASSWORD if check_password(PASSWORD, user.password) else "")
