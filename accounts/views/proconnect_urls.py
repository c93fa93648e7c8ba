"""Addresses of ProConnect, which exist only where it is on."""

from django.urls import path

from accounts.views import proconnect

urlpatterns = [
    path("", proconnect.leave_for_proconnect, name="proconnect"),
    path("retour/", proconnect.back_from_proconnect, name="proconnect_back"),
    path("sorti/", proconnect.left, name="proconnect_left"),
]
