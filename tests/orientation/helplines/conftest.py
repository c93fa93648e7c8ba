"""The useful numbers as the repository gives them, or none at all: a test says which, and never depends on what another left."""

import pytest

from orientation.helping.helpline_file import bring_helplines
from orientation.models import Helpline


@pytest.fixture
def shipped(db: None) -> None:
    """Exactly the file of the repository."""
    Helpline.objects.all().delete()
    bring_helplines()


@pytest.fixture
def none_at_all(db: None) -> None:
    """An empty table."""
    Helpline.objects.all().delete()
