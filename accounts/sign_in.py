"""Sign-in: what we change of allauth's. Accounts are closed to strangers, words are ours, a mail that fails is said."""

import logging
from smtplib import SMTPException
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.messages import WARNING
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse

from accounts.landing import landing_of
from accounts.models import User
from accounts.models.user import in_lower_case
from accounts.second_factor import needs_second_factor

logger = logging.getLogger(__name__)

TOO_MANY = "Trop d'essais. Attendez cinq minutes, puis recommencez."
WRONG_CODE = "Ce n'est pas le bon code. Recopiez le dernier que vous avez reçu."


class AccountAdapter(DefaultAccountAdapter):
    """How one comes in."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Ce compte est fermé.",
        "email_password_mismatch": "L'adresse e-mail ou le mot de passe n'est pas le bon. Vérifiez les deux, ou demandez un code.",
        "incorrect_code": WRONG_CODE,
        "incorrect_password": "Ce n'est pas le bon mot de passe.",
        "rate_limited": TOO_MANY,
        "too_many_login_attempts": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an account exists by invitation."""
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        keep_address_in_step(user)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The page where this account begins, when none was asked for."""
        return landing_of(request.user)

    def reauthenticate(self, user: User, password: str) -> bool:
        """Whether this is the password of this account, within the limits of attempts."""
        found = self.authenticate(context.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Only what went wrong: pages say by themselves what went right."""
        if level >= WARNING:
            super().add_message(request, level, *args, **kwargs)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Raises ImmediateHttpResponse with a page that says so when the mail cannot leave. The address is never logged."""
        try:
            super().send_mail(template_prefix, email, {**context, **_closed(template_prefix, email)})
        except (OSError, SMTPException) as error:
            logger.error("mail_not_sent error=%s", type(error).__name__)
            page = render(self.request or context.get("request"), "accounts/mail_not_sent.html", status=503)
            raise ImmediateHttpResponse(page) from error


def _closed(template_prefix: str, email: str) -> dict[str, Any]:
    """For the mail to an address without an open account, which allauth does not tell apart: `closed_role`, None when it has none at all.

    One query, whatever it finds.
    """
    if template_prefix != "account/email/unknown_account":
        return {}
    ask_url = context.request.build_absolute_uri(reverse("account_ask"))
    closed = User.objects.filter(email=in_lower_case(email), is_active=False).values_list("role", flat=True).first()
    return {"closed_role": closed, "ask_url": ask_url}


class SecondFactorAdapter(DefaultMFAAdapter):
    """The application on the telephone that gives codes."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": "Votre rôle demande de garder cette protection.",
        "incorrect_code": "Ce n'est pas le bon code. Recopiez celui que l'application montre en ce moment.",
    }

    def get_totp_issuer(self) -> str:
        """The name that the application shows."""
        return str(settings.SITE_NAME)

    def build_totp_svg(self, url: str) -> str:
        """The drawing to scan, to write in the page: the content security policy refuses images that are not files of ours."""
        return str(segno.make(url, error="m", micro=False).svg_inline(omitsize=True, light="#fff", svgclass="qr", lineclass=None))

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not needs_second_factor(authenticator.user)


def keep_address_in_step(user: User) -> None:
    """allauth's own list of addresses holds one for each account: its own, known to be theirs, since codes and invitations go there.

    An older address must open nothing. Two queries, three when something changed.
    """
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
    EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
