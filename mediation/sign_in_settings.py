"""How one signs in: the settings of allauth, the same on every site. What an operator chooses is in `mediation/settings.py`."""

from typing import Any, Final

SIGN_IN: Final[dict[str, Any]] = {
    "ACCOUNT_ADAPTER": "accounts.sign_in.AccountAdapter",
    "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
    "ACCOUNT_LOGIN_METHODS": {"email"},
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*", "password2*"],
    "ACCOUNT_EMAIL_VERIFICATION": "none",  # the address is the one that was invited
    "ACCOUNT_LOGIN_BY_CODE_ENABLED": True,
    "ACCOUNT_LOGIN_BY_CODE_TIMEOUT": 10 * 60,
    "ACCOUNT_PREVENT_ENUMERATION": True,
    "ACCOUNT_SESSION_REMEMBER": False,
    "ACCOUNT_LOGOUT_REDIRECT_URL": "/",
    "ACCOUNT_REAUTHENTICATION_TIMEOUT": 10 * 60,
    "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
    "ACCOUNT_RATE_LIMITS": {
        "login": "30/m/ip",
        "login_failed": "10/m/ip,5/5m/key",
        "request_login_code": "20/m/ip,3/5m/key",
        "reauthenticate": "10/m/user",
    },
    "ACCOUNT_FORMS": {
        "login": "accounts.forms.sign_in.SignInForm",
        "request_login_code": "accounts.forms.sign_in.AskCodeForm",
        "confirm_login_code": "accounts.forms.sign_in.MailedCodeForm",
        "reauthenticate": "accounts.forms.sign_in.PasswordAgainForm",
        "request_reauthentication_code": "accounts.forms.sign_in.AskCodeAgainForm",
        "confirm_reauthentication_code": "accounts.forms.sign_in.MailedCodeAgainForm",
    },
    "MFA_ADAPTER": "accounts.sign_in.SecondFactorAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes"],
    "MFA_TOTP_TOLERANCE": 1,  # half a minute late or early: telephones drift
    "MFA_FORMS": {
        "authenticate": "accounts.forms.sign_in.ShownCodeForm",
        "reauthenticate": "accounts.forms.sign_in.ShownCodeAgainForm",
        "activate_totp": "accounts.forms.sign_in.FirstShownCodeForm",
    },
}
