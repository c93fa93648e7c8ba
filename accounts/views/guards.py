"""Guards: the door of every page of the team."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control

from accounts.policy import Action, may
from accounts.second_factor import lacks_second_factor

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def team_page(action: Action) -> Callable[[View[Rest]], View[Rest]]:
    """Opens a page to those who may do this. Goes outside every other decorator, so that a stranger learns nothing, not even a 405.

    A stranger is sent to sign in and brought back; whoever lacks the second factor they need, to set it up; whoever has not the right
    gets a page that says so (403). Where the page writes to a place, the view also asks `accounts.territories`. Nothing that it answers
    is kept by browsers or proxies. Queries: 2 for the session, 1 more for those who need a second factor.
    """

    def decorate(view: View[Rest]) -> View[Rest]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
            response = turned_away(request, action) or view(request, *args, **kwargs)
            patch_cache_control(response, private=True, no_store=True)
            return response

        guarded.action = action  # type: ignore[attr-defined] # read by the tests that list who may open what
        return guarded

    return decorate


def turned_away(request: HttpRequest, action: Action) -> HttpResponse | None:
    """Where whoever may not do this is sent; None for those who may."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not may(request.user, action):
        return no_right(request)
    if lacks_second_factor(request.user):
        return redirect("mfa_index")
    return None


def no_right(request: HttpRequest) -> HttpResponse:
    """The page that says what someone signed in may not do (403). Also for a place outside their territory."""
    return render(request, "accounts/no_right.html", status=403)
