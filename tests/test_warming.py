"""A worker has read the word lists and the names of the towns before its first visitor; a command reads neither."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.own_database

ROOT = Path(__file__).resolve().parents[1]
COUNT = """
from orientation.phrases.lexicons import lexicon
from orientation.phrases.word_lists import LANGUAGES
from places.gazetteer.name_index import default_index
print(lexicon.cache_info().currsize == len(LANGUAGES), default_index.cache_info().currsize)
"""


@pytest.mark.parametrize(
    ("starting", "read"),
    [
        pytest.param("import mediation.wsgi", "True 1", id="server"),
        pytest.param(
            "import django; django.setup(); from django.core.management import call_command; call_command('check')", "False 0", id="command"
        ),
    ],
)
def test_only_a_server_reads_them_as_it_starts(starting: str, read: str) -> None:
    lines = f"import os; os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'mediation.settings')\n{starting}\n{COUNT}"
    told = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.strip().splitlines()[-1] == read
