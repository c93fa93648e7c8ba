"""One's password: set, or changed by whoever has just shown again who they are, even having forgotten the old one."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.forms.sign_in import PasswordForm


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@reauthentication_required()
def password(request: HttpRequest) -> HttpResponse:
    """The form, then one's account. Other sessions of the account end."""
    form = PasswordForm(data=request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        update_session_auth_hash(request, request.user)
        return redirect("account")
    return render(request, "accounts/password.html", {"form": form})
