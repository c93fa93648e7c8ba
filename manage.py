#!/usr/bin/env python3
"""The command line of the project."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.settings")
    if "demo" in sys.argv[1:2]:
        os.environ.setdefault("DEMO", "1")
    execute_from_command_line(sys.argv)
