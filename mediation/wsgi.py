"""The door for a WSGI server: `gunicorn mediation.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

from mediation.checks import refuse_contradictions
from mediation.warming import warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.settings")

application = get_wsgi_application()
refuse_contradictions()
warm_up()
