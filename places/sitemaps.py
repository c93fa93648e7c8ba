"""The sitemap: every open place and its last change, for search engines, in files that hold as many as the protocol allows."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from places.models import Place

FILE_SIZE = 20_000
"""Addresses in one file; the protocol (sitemaps.org) allows 50,000 and 50 MB."""

OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
CHUNK = 2000


@require_safe
def sitemap_index(request: HttpRequest) -> StreamingHttpResponse:
    """The list of files: one for pages, as many as needed for places. One query."""
    files = -(-Place.objects.published().count() // FILE_SIZE)
    urls = [reverse("sitemap-pages"), *(reverse("sitemap-places", args=[number]) for number in range(1, files + 1))]
    return _xml("sitemapindex", (f"<sitemap><loc>{request.build_absolute_uri(url)}</loc></sitemap>" for url in urls))


@require_safe
def sitemap_pages(request: HttpRequest) -> StreamingHttpResponse:
    """Pages that are not places. No query."""
    urls = (reverse(name) for name in ("orientation:need", "places:directory", "about", "accessibility", "legal", "privacy", "site-map"))
    return _xml("urlset", (f"<url><loc>{request.build_absolute_uri(url)}</loc></url>" for url in urls))


@require_safe
def sitemap_places(request: HttpRequest, number: int) -> StreamingHttpResponse:
    """The places of one file, in the order they were added. 404 when the file would be empty. Two queries."""
    places = Place.objects.published().order_by("pk")[(number - 1) * FILE_SIZE : number * FILE_SIZE]
    if number < 1 or not places.exists():
        raise Http404
    root = request.build_absolute_uri("/").rstrip("/")
    rows = places.values_list("code", "updated_at").iterator(chunk_size=CHUNK)
    return _xml(
        "urlset",
        (f"<url><loc>{root}{reverse('places:detail', args=[code])}</loc><lastmod>{at:%Y-%m-%d}</lastmod></url>" for code, at in rows),
    )


def _xml(root: str, entries: Iterator[str]) -> StreamingHttpResponse:
    return StreamingHttpResponse(_document(root, entries), content_type="application/xml")


def _document(root: str, entries: Iterator[str]) -> Iterator[str]:
    yield f"{OPENING}<{root} {NAMESPACE}>\n"
    for entry in entries:
        yield f"{entry}\n"
    yield f"</{root}>\n"
