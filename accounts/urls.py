"""How one comes in and out. The names are those that allauth looks up; its other pages (sign-up, addresses, lost password) do not exist."""

from allauth.account import views as account_views
from allauth.mfa.base import views as second_factor_views
from allauth.mfa.recovery_codes import views as recovery_views
from allauth.mfa.totp import views as totp_views
from django.conf import settings
from django.urls import include, path
from django.views.decorators.http import require_safe

from accounts.views import account, asking, joining, leaving, password

urlpatterns = [
    path("", account.account, name="account"),
    path("inscription/", account.by_invitation, name="account_signup"),
    path("demande/", asking.ask_for_account, name="account_ask"),
    path("demande/envoyee/", asking.asked, name="account_asked"),
    path("demande/confirmer/", asking.confirm_request, name="account_confirm_request"),
    path("demande/recue/", asking.request_confirmed, name="account_request_confirmed"),
    path("invitation/", joining.join, name="join"),
    path("connexion/", account_views.login, name="account_login"),
    path("connexion/code/", account_views.request_login_code, name="account_request_login_code"),
    path("connexion/code/recu/", account_views.confirm_login_code, name="account_confirm_login_code"),
    path("connexion/telephone/", second_factor_views.authenticate, name="mfa_authenticate"),
    path("connexion/ferme/", account_views.account_inactive, name="account_inactive"),
    path("deconnexion/", leaving.leave, name="account_logout"),
    path("confirmer/", account_views.reauthenticate, name="account_reauthenticate"),
    path("confirmer/code/", account_views.request_reauthentication_code, name="account_request_reauthentication_code"),
    path("confirmer/code/recu/", account_views.confirm_reauthentication_code, name="account_confirm_reauthentication_code"),
    path("confirmer/telephone/", second_factor_views.reauthenticate, name="mfa_reauthenticate"),
    path("mot-de-passe/", password.password, name="account_set_password"),
    path("telephone/", second_factor_views.index, name="mfa_index"),
    path("telephone/activer/", totp_views.activate_totp, name="mfa_activate_totp"),
    path("telephone/retirer/", totp_views.deactivate_totp, name="mfa_deactivate_totp"),
    path("codes-de-secours/", require_safe(recovery_views.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("codes-de-secours/nouveaux/", recovery_views.generate_recovery_codes, name="mfa_generate_recovery_codes"),
]
if settings.PROCONNECT:
    urlpatterns.append(path("proconnect/", include("accounts.views.proconnect_urls")))
