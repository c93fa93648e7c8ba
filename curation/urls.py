"""Addresses of curation: where the public says what is wrong."""

from django.urls import path

from curation.views import suggesting

app_name = "curation"

urlpatterns = [
    path("lieu/<str:code>/signaler/", suggesting.suggest, name="suggest"),
    path("lieu/<str:code>/signaler/merci/", suggesting.thanks, name="thanks"),
]
