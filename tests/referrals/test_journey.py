"""The whole of a demand without a script: interview, plan, consent, sending, the place's answer, the person's page, its erasure."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client

from referrals.models import Referral, Transmission
from tests.referrals.conftest import FIRST_NAME, PHONE, Mails, link_in, whole
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db(transaction=True)

SPOKEN = ("Zéphyrine", "Zephyrine", "0639980042", "639980042", "06 39 98 00 42")
"""The person, in every writing that something could keep."""


def test_a_demand_from_the_interview_to_its_erasure(pro: Client, mails: Mails, written: list[str], clock: time_machine.Traveller) -> None:
    worker = Visitor(client=strict(pro))
    worker._got(worker._get("/pro/"))
    worker.fill("Où habite la personne ?", "93200 Saint-Denis").tick("Faire une démarche").tick("Apprendre").press("Voir le plan")
    worker.press("Envoyer la demande à un lieu")
    worker.tick("Premier").tick("Second").fill("Son prénom", FIRST_NAME).fill("Son téléphone", PHONE).tick("La personne est d'accord")
    worker.press("Vérifier avant d'envoyer")
    assert names_them(worker)
    assert (len(mails), Referral.objects.count()) == (0, 0)
    worker.press("Envoyer la demande aux 2 lieux")
    assert worker.page.title == "La demande est partie"
    reference, code = (one.text for one in worker.page.main.all("dl")[0].all("dd"))
    assert [mail["To"] for mail in mails] == ["premier@essai.example", "second@essai.example"]

    place = Visitor(client=Client())
    place._got(place._get(link_in(mails[0])))
    assert FIRST_NAME not in place.page.words
    place.press("Voir son prénom et son contact")
    assert names_them(place)
    place.fill("Le jour", "10/03/2026").fill("L'heure", "14h30").press("Dire le rendez-vous")
    assert "rendez-vous le 10 mars 2026 à 14 h 30" in place.page.words
    assert mails[-1]["To"] == "pro@essai.example"

    person = Visitor()
    person._got(person._get("/suivi/"))
    person.fill("Référence", reference.lower()).fill("Code", code.replace("-", " ").lower()).press("Voir ma demande")
    assert "Vous avez rendez-vous le 10 mars 2026 à 14 h 30" in person.page.words
    assert "Premier a lu votre prénom et votre contact" in person.page.words
    person.press("J'ai pu y aller")
    assert "Merci, c'est noté" in person.page.words
    assert "Vous avez pu aller à Premier." in person.page.words
    assert Transmission.objects.get(place__name="Premier").state == "done"

    sealed = bytes(Referral.objects.get().sealed or b"")
    assert any(sealed in content for content in files_of_the_database())
    person.press("Je ne suis plus d'accord : tout effacer").press("Oui, tout effacer")
    assert person.page.title == "Tout est effacé"
    assert nothing_of_the_person_in_the_database()
    if connection.vendor == "sqlite":  # PostgreSQL keeps old rows, which nothing opens, until it vacuums them
        assert sealed not in files_of_the_database()[0]

    clock.shift(timedelta(days=31))
    call_command("purge_personal_data", "--write")
    kept = Referral.objects.get()
    assert (kept.reference, kept.professional, kept.sealed, kept.form_key) == (None, None, None, None)
    assert nothing_of_the_person_in_the_database()
    heard = "\n".join([*written, *(whole(mail) for mail in mails), *worker.addresses, *place.addresses, *person.addresses])
    assert not [word for word in (*SPOKEN, code, code.replace("-", "")) if word in heard]


def names_them(visitor: Visitor) -> bool:
    """Whether the page says whom to call."""
    return FIRST_NAME in visitor.page.words and "06 39 98 00 42" in visitor.page.words


def strict(client: Client) -> Client:
    """The same visitor, whose forms must carry what guards them."""
    client.handler.enforce_csrf_checks = True
    return client


def nothing_of_the_person_in_the_database() -> bool:
    """Whether no byte of the files of the database spells the person: rows, free pages, journals."""
    contents = files_of_the_database()
    assert any(b"premier@essai.example" in content for content in contents), "the files that were read are not those of the database"
    return not [word for word in SPOKEN for content in contents if word.encode() in content]


def files_of_the_database() -> list[bytes]:
    if connection.vendor == "sqlite":
        return [connection.connection.serialize()]
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SHOW data_directory")
        folder = Path(cursor.fetchone()[0])
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
