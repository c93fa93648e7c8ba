"""Addresses under /api/."""

from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.urls import path, re_path
from drf_spectacular.views import SpectacularSwaggerSplitView

from places.api.public_view import NothingHere
from places.api.views import CommuneList, Contract, PlaceDetail, PlaceList, Vocabulary, with_slash

app_name = "api"

# Swagger UI styles itself from its script and draws its icons as data: its page alone may do so (drf-spectacular issue 1287).
SWAGGER_POLICY = {"style-src": [SELF, UNSAFE_INLINE], "img-src": [SELF, "data:"]}
swagger = csp_replace(SWAGGER_POLICY)(SpectacularSwaggerSplitView.as_view(url_name="api:openapi"))

urlpatterns = [
    path("v1/places/", PlaceList.as_view(), name="places"),
    re_path(r"^v1/places/(?P<code>[0-9a-z]{8})/$", PlaceDetail.as_view(), name="place"),
    path("v1/communes/", CommuneList.as_view(), name="communes"),
    path("v1/vocabulary/", Vocabulary.as_view(), name="vocabulary"),
    path("v1/openapi/", Contract.as_view(), name="openapi"),
    path("docs/", swagger, name="docs"),
    re_path(r"^(?:v1/(?:places(?:/[0-9a-z]{8})?|communes|vocabulary|openapi)|docs)$", with_slash),
    re_path(r"", NothingHere.as_view()),
]
