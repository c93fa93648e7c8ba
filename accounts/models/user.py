"""User: one account. Its e-mail address is its name at the door, whatever the case it is typed in."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone

from accounts.policy import Role
from places.departments import DEPARTMENTS


def in_lower_case(email: str) -> str:
    """An address as it is kept and compared: without blanks around, in lower case."""
    return email.strip().lower()


class UserManager(BaseUserManager["User"]):
    """Makes accounts. Outside the commands and the demonstration, one exists by invitation only."""

    def create_user(self, email: str, password: str | None = None, **facts: Any) -> "User":
        """An account. Without a password, it signs in by e-mailed code only. Raises ValueError without an address."""
        if not in_lower_case(email):
            raise ValueError("An account has an e-mail address.")
        user = self.model(email=in_lower_case(email), **facts)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **facts: Any) -> "User":
        """One of the platform team: every right, Django's admin included."""
        return self.create_user(email, password, **{"role": Role.ADMIN, **facts, "is_staff": True, "is_superuser": True})

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=in_lower_case(username or ""))


class User(AbstractBaseUser, PermissionsMixin):
    """Someone of the team. What they may do is `accounts.policy`; over which places, `accounts.territories`.

    Never deleted: what they wrote keeps its author. Closed (`is_active` false), it signs in no more and its sessions open nothing.
    """

    email = models.EmailField("adresse e-mail", unique=True, error_messages={"unique": "Un compte a déjà cette adresse."})
    name = models.CharField("nom", max_length=150, blank=True)
    organisation = models.CharField("organisme", max_length=150, blank=True, help_text="Le service où la personne travaille.")
    phone = models.CharField("téléphone professionnel", max_length=16, blank=True, help_text="E.164 ; vide : aucun.")
    role = models.CharField("rôle", max_length=10, choices=Role, blank=True, help_text="Vide : ne peut rien faire.")
    territory = models.JSONField(
        "départements", default=list, blank=True, help_text='Codes : ["48", "2A"]. Vide : aucun. L\'administration les couvre tous.'
    )
    is_active = models.BooleanField("compte ouvert", default=True)
    unused_told_on = models.DateField("prévenu d'une fermeture le", null=True, blank=True, editable=False)
    closed_unused_on = models.DateField("fermé sans usage le", null=True, blank=True, editable=False)
    is_staff = models.BooleanField("entre dans l'administration de Django", default=False)
    created_at = models.DateTimeField("créé le", default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = "compte"
        ordering = ["name", "email"]
        constraints = [models.CheckConstraint(condition=Q(email=Lower(F("email"))), name="user_email_is_in_lower_case")]

    def __str__(self) -> str:
        return self.name or self.email

    def clean(self) -> None:
        """The address in lower case; each département known. Raises ValidationError."""
        super().clean()
        self.email = in_lower_case(self.email)
        codes = self.territory if isinstance(self.territory, list) else [self.territory]
        if unknown := [str(code) for code in codes if code not in DEPARTMENTS]:
            raise ValidationError({"territory": f"Nous ne connaissons pas ce département : {', '.join(unknown)}."})

    def get_short_name(self) -> str:
        """How the pages greet them."""
        return str(self)
