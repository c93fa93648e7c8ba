"""Addresses of the orientation under /api/. Include them before those of places, whose last one answers for the rest."""

from django.urls import path, re_path

from orientation.api.views import Needs, Orientation
from places.api.views import with_slash

app_name = "orientation-api"

urlpatterns = [
    path("v1/orientation/", Orientation.as_view(), name="orientation"),
    path("v1/needs/", Needs.as_view(), name="needs"),
    re_path(r"^v1/(?:orientation|needs)$", with_slash),
]
