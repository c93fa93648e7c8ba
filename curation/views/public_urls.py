"""Addresses where the public says what is wrong with a place. Those of the team are elsewhere."""

from django.urls import path

from curation.views import suggesting

app_name = "curation"

urlpatterns = [
    path("lieu/<str:code>/signaler/", suggesting.suggest, name="suggest"),
    path("lieu/<str:code>/signaler/merci/", suggesting.thanks, name="thanks"),
]
