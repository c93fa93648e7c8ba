"""The whole address book."""

from django.contrib import admin
from django.urls import include, path

from mediation import views
from places import sitemaps

urlpatterns = [
    path("", include("orientation.urls")),
    path("", include("referrals.urls")),
    path("", include("places.urls")),
    path("", include("curation.urls")),
    path("a-propos/", views.about, name="about"),
    path("accessibilite/", views.accessibility, name="accessibility"),
    path("mentions-legales/", views.legal, name="legal"),
    path("confidentialite/", views.privacy, name="privacy"),
    path("plan-du-site/", views.site_map, name="site-map"),
    path("api/", include("orientation.api.urls")),
    # Last of the API: it answers 404, in JSON, for every address that nobody else answers.
    path("api/", include("places.api.urls")),
    path("compte/", include("accounts.urls")),
    path("admin/", admin.site.urls),
    path("sante", views.health, name="health"),
    path("robots.txt", views.robots_txt, name="robots"),
    path(".well-known/security.txt", views.security_txt, name="security-txt"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap"),
    path("sitemap-pages.xml", sitemaps.sitemap_pages, name="sitemap-pages"),
    path("sitemap-lieux-<int:number>.xml", sitemaps.sitemap_places, name="sitemap-places"),
]
