"""Addresses of the public pages about places."""

from django.urls import path

from places.views import detail, directory, map_of_places

app_name = "places"

urlpatterns = [
    path("annuaire/", directory, name="directory"),
    path("annuaire/carte/", map_of_places, name="map"),
    path("lieu/<str:code>/", detail, name="detail"),
]
