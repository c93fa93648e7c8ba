"""The door for a WSGI server: `gunicorn mediation.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

from mediation.checks import refuse_contradictions

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.settings")

application = get_wsgi_application()
refuse_contradictions()
