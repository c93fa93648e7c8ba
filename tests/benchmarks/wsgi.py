"""The site with one more address: the floor, a bare view that reads 20 rows with `values()` and returns them as JSON (design §7)."""

import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, JsonResponse
from django.urls import include, path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.settings")
django.setup()

from places.api.serializers import COLUMNS  # noqa: E402 - models can only be imported after the set-up
from places.models import Place  # noqa: E402


def floor(request: HttpRequest) -> JsonResponse:
    """Twenty rows of the columns that `places/` sends, read and sent."""
    return JsonResponse({"results": list(Place.objects.values(*COLUMNS)[:20])})


urlpatterns = [path("floor/", floor), path("", include("mediation.urls"))]
settings.ROOT_URLCONF = __name__
application = get_wsgi_application()
