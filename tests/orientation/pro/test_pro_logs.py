"""What a professional types of someone leaves no trace in the logs, whatever becomes of the request."""

import json

import pytest
from django.test import Client

from orientation.views import plan_sheet as paper
from orientation.views import pro as page
from tests.factories import make_place
from tests.orientation.pro.conftest import TOWN

SECRET = "surendettement"
TYPED = TOWN | {"phrase": f"mon {SECRET}", "besoin": ["demarches"], "particulier": ["illettrisme"], "retenu": ["aaaaaaaa"]}


def told_in(written: list[str]) -> set[str]:
    return {secret for secret in (SECRET, "illettrisme", "demarches", "93200", "Saint-Denis", "aaaaaaaa") if secret in "\n".join(written)}


@pytest.mark.parametrize("address", ["/pro/", "/pro/fiche/"])
@pytest.mark.parametrize(("changed", "status"), [({}, 200), ({"besoin": [], "phrase": f"06 12 34 56 78 {SECRET}"}, 400)])
def test_a_form_sent_leaves_its_path_at_most(
    pro: Client, written: list[str], address: str, changed: dict[str, object], status: int
) -> None:
    make_place(commune="93066")
    assert pro.post(address, TYPED | changed).status_code == status
    assert told_in(written) == set()


@pytest.mark.parametrize(("where", "address"), [(page, "/pro/"), (paper, "/pro/fiche/")])
def test_a_failure_leaves_its_kind_alone(
    pro: Client, written: list[str], monkeypatch: pytest.MonkeyPatch, where: object, address: str
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise LookupError(f"no row for {SECRET} near 93200")

    monkeypatch.setattr(where, "plan", fail)
    pro.raise_request_exception = False
    answer = pro.post(address, TYPED)
    assert (answer.status_code, SECRET in answer.content.decode()) == (500, False)
    assert {line["exception"] for line in map(json.loads, written) if line.get("exception")} == {"LookupError"}
    assert told_in(written) == set()
