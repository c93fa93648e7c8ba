"""The address book of a site where ProConnect is on."""

from django.urls import include, path

from mediation.urls import urlpatterns as everywhere

urlpatterns = [path("compte/proconnect/", include("accounts.views.proconnect_urls")), *everywhere]
