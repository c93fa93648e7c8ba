"""What every page may need to know of the site itself."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """Template context: `SITE_NAME`; whether this is the demonstration (a banner says so on every page); whether ProConnect is on."""
    return {"SITE_NAME": settings.SITE_NAME, "DEMO": settings.DEMO, "PROCONNECT": settings.PROCONNECT}
