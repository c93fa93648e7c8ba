"""The environment of the tests, set before the settings are read; loaded first, by `-p` in pyproject.toml."""

import os

os.environ["SECRET_KEY"] = "tests-only-" + "x" * 40
os.environ["SECURE_SSL_REDIRECT"] = "0"
os.environ["ALLOWED_HOSTS"] = "testserver,localhost,127.0.0.1,[::1]"
os.environ["DEMO"] = "0"
os.environ["DEBUG"] = "0"
# A server in a thread must not keep its connection: tests count who else is connected.
os.environ["DATABASE_CONN_MAX_AGE"] = "0"
os.environ["STATIC_MANIFEST"] = "0"
os.environ["API_THROTTLE"] = "100000/min"
os.environ["GEOCODER_URL"] = ""
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")
