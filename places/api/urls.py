"""Addresses under /api/."""

from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_update
from django.urls import path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from places.api.errors import nothing_here
from places.api.views import CommuneList, PlaceDetail, PlaceList, Vocabulary

app_name = "api"

# Swagger UI styles itself from its script and draws its icons as data: its page alone may do so (drf-spectacular issue 1287).
swagger = csp_update({"style-src": [SELF, UNSAFE_INLINE], "img-src": [SELF, "data:"]})(
    SpectacularSwaggerSplitView.as_view(url_name="api:openapi")
)

urlpatterns = [
    path("v1/places/", PlaceList.as_view(), name="places"),
    path("v1/places/<str:code>/", PlaceDetail.as_view(), name="place"),
    path("v1/communes/", CommuneList.as_view(), name="communes"),
    path("v1/vocabulary/", Vocabulary.as_view(), name="vocabulary"),
    path("v1/openapi/", SpectacularAPIView.as_view(), name="openapi"),
    path("docs/", swagger, name="docs"),
    re_path(r"", nothing_here),
]
