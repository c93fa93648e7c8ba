"""Accounts of the demonstration, whose password is printed: they may exist nowhere else."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.contrib.auth.hashers import check_password

from accounts.models import User
from accounts.policy import Role

PASSWORD: Final = "demonstration"  # noqa: S105 - printed on purpose, and refused outside the demonstration

ADMIN: Final = "admin@demo.example"
MANAGER: Final = "responsable@demo.example"
EDITOR: Final = "edition@demo.example"
PRO: Final = "accompagnement@demo.example"
EMAILS: Final = (ADMIN, MANAGER, EDITOR, PRO)
"""Under a domain that nobody can have (RFC 2606), so that no mail goes anywhere."""


class NotTheDemonstrationError(Exception):
    """Something that only the demonstration may do was asked elsewhere. `str()` says what to do, in French."""


@dataclass(frozen=True, slots=True)
class Account:
    """One account, what it may do (French), and its password: "" when someone has changed it."""

    id: int
    email: str
    may: str
    password: str


def ensure_accounts() -> list[Account]:
    """The four accounts, created where missing and never changed afterwards. About 0.3 s each: hashing a password is slow on purpose.

    Raises NotTheDemonstrationError, having written nothing, outside the demonstration.
    """
    if not settings.DEMO:
        raise NotTheDemonstrationError("Des comptes au mot de passe connu ne se créent que dans la démonstration : manage.py demo")
    return [
        _ensured(ADMIN, "Administration (démonstration)", "tous les droits", role=Role.ADMIN, is_staff=True, is_superuser=True),
        _ensured(
            MANAGER, "Responsable (démonstration)", "tenir la Seine-Saint-Denis et la Lozère", role=Role.MANAGER, territory=["93", "48"]
        ),
        _ensured(EDITOR, "Édition (démonstration)", "corriger les lieux de Seine-Saint-Denis", role=Role.EDITOR, territory=["93"]),
        _ensured(
            PRO,
            "Accompagnement (démonstration)",
            "orienter une personne",
            role=Role.PRO,
            territory=["93"],
            organisation="Service social (démonstration)",
            phone="+33199005150",
        ),
    ]


def _ensured(email: str, name: str, may: str, **facts: object) -> Account:
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, PASSWORD, name=name, **facts)
        return Account(user.pk, email, may, PASSWORD)
    return Account(user.pk, email, may, PASSWORD if check_password(PASSWORD, user.password) else "")
