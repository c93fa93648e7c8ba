"""The forms of allauth, in our words: no placeholder, a hint where one helps, every problem tied to a field."""

from typing import Any

from allauth.account.forms import (
    ConfirmLoginCodeForm,
    ConfirmReauthenticationCodeForm,
    LoginForm,
    ReauthenticateForm,
    RequestLoginCodeForm,
    RequestReauthenticationCodeForm,
    SetPasswordForm,
)
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as SecondFactorAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

EMAIL = "Adresse e-mail"
NO_EMAIL = "Écrivez votre adresse e-mail."
NOT_EMAIL = "Une adresse e-mail a un @ et un point, par exemple : prenom@exemple.fr"
PASSWORD = "Mot de passe"  # noqa: S105 - a label
NO_PASSWORD = "Écrivez votre mot de passe."  # noqa: S105 - a sentence
MAILED_CODE = "Code reçu par e-mail"
SHOWN_CODE = "Code à 6 chiffres"
SHOWN_HINT = "Celui que l'application montre en ce moment."
NO_CODE = "Écrivez le code."
RECOVERY_HINT = f"{SHOWN_HINT} Sans votre téléphone : un de vos codes de secours, à 8 chiffres."


def worded(field: forms.Field, label: str, *, missing: str, wrong: str = "", hint: str = "") -> None:
    """Gives a field of allauth our words; `wrong` is what is said of what is not an e-mail address."""
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    field.error_messages["required"] = missing
    if wrong:
        field.validators = [EmailValidator(wrong)]


class SignInForm(LoginForm):
    """By password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worded(self.fields["login"], EMAIL, missing=NO_EMAIL, wrong=NOT_EMAIL)
        worded(self.fields["password"], PASSWORD, missing=NO_PASSWORD)

    def clean(self) -> dict[str, Any]:
        """A refusal is said at the first field, where one starts again."""
        try:
            return super().clean()  # type: ignore[no-any-return]
        except ValidationError as error:
            self.add_error("login", error)
            return self.cleaned_data


class AskCodeForm(RequestLoginCodeForm):
    """By a code sent by e-mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worded(self.fields["email"], EMAIL, missing=NO_EMAIL, wrong=NOT_EMAIL, hint="Celle de votre invitation.")


class MailedCodeForm(ConfirmLoginCodeForm):
    """The code that came by e-mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worded(self.fields["code"], MAILED_CODE, missing=NO_CODE)


class AskCodeAgainForm(RequestReauthenticationCodeForm):
    """By e-mail, for someone already in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worded(self.fields["recipient"], EMAIL, missing=NO_EMAIL)


class MailedCodeAgainForm(ConfirmReauthenticationCodeForm):
    """The code that came by e-mail, for someone already in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worded(self.fields["code"], MAILED_CODE, missing=NO_CODE)


class PasswordAgainForm(ReauthenticateForm):
    """The password, for someone already in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worded(self.fields["password"], PASSWORD, missing=NO_PASSWORD)


class ShownCodeForm(AuthenticateForm):
    """The second factor, when coming in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worded(self.fields["code"], SHOWN_CODE, missing=NO_CODE, hint=RECOVERY_HINT)


class ShownCodeAgainForm(SecondFactorAgainForm):
    """The second factor, for someone already in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worded(self.fields["code"], SHOWN_CODE, missing=NO_CODE, hint=RECOVERY_HINT)


class FirstShownCodeForm(ActivateTOTPForm):
    """The first code, that shows that the application is set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worded(self.fields["code"], SHOWN_CODE, missing=NO_CODE, hint=SHOWN_HINT)


class PasswordForm(SetPasswordForm):
    """A password, new or changed. Who asks has just shown again who they are."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worded(self.fields["password1"], "Nouveau mot de passe", missing=NO_PASSWORD, hint="12 caractères au moins. Une phrase convient.")
        worded(self.fields["password2"], "Le même, encore une fois", missing="Écrivez-le une seconde fois.")
