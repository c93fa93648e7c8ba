"""Wishes said in other words than the plainest, and words that look like a wish and tell none."""

from datetime import date
from typing import Any

import pytest

from orientation.phrases.reading import read_phrase

TUESDAY = date(2026, 3, 10)


def wish(phrase: str, name: str) -> Any:
    return getattr(read_phrase(phrase, today=TUESDAY).wishes, name)


@pytest.mark.parametrize(
    ("phrase", "name", "value"),
    [
        ("aucun bus par ici et je conduis plus, dossier CAF", "cannot_move", True),
        ("on habite un hameau isolé, refaire ma carte grise", "cannot_move", True),
        ("je suis coincée au lit, ma déclaration d'impôts", "cannot_move", True),
        ("mon mari ne peut plus se lever, son dossier de sécu", "cannot_move", True),
        ("there is no bus and I do not drive, my carte vitale", "cannot_move", True),
        ("não tenho carro e moro longe, preciso da CAF", "cannot_move", True),
        ("je dors dans ma voiture, ouvrir mes droits CAF", "free", True),
        ("je dors dans ma voiture, ouvrir mes droits CAF", "walk_in", True),
        ("jé pas de maison, ma carte vitale", "walk_in", True),
        ("duermo en casa de amigos, pedir la ayuda médica", "free", True),
        ("sin domicilio fijo, quiero pedir la ayuda médica", "walk_in", True),
        ("apprendre l'ordinateur sans dépenser", "free", True),
        ("on peut venir sans prévenir pour imprimer ?", "walk_in", True),
        ("apprendre la tablette rien que nous deux", "mode", "individuel"),
        ("mon dossier CAF en face à face", "mode", "individuel"),
        ("apprendre la tablette tous ensemble, on est plusieurs", "mode", "atelier"),
        ("une réunion d'information sur les impôts en ligne", "mode", "atelier"),
        ("m'expliquer la tablette au bout du fil", "mode", "distance"),
        ("mon dossier CAF, vous pouvez m'expliquer au téléphone ?", "mode", "distance"),
        ("juste un poste pour mes mails, je me débrouille", "mode", "autonomie"),
        ("je suis en licence, aide pour mon ordinateur", "publics", ("etudiants",)),
        ("pépé veut apprendre la tablette", "publics", ("seniors",)),
        ("le club des anciens veut apprendre le smartphone", "publics", ("seniors",)),
        ("un cours d'ordinateur sans hommes", "publics", ("femmes",)),
        ("mes doigts sont raides, taper au clavier", "special_support", ("moteur",)),
        ("je vois presque plus et j'arrive pas à lire l'écran", "special_support", ("visuel",)),
        ("dame géorgienne, dossier CAF", "language", "ka"),
        ("il faut un interprète turc pour la CAF", "language", "tr"),
        ("imprimer un papier pour midi", "deadline", TUESDAY),
    ],
)
def test_a_wish_is_heard_however_it_is_said(phrase: str, name: str, value: object) -> None:
    assert wish(phrase, name) == value


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("papa est décédé, prévenir sa mutuelle", "publics"),
        ("retrouver le mot de passe de mon ancien compte", "publics"),
        ("scanner de vieux papiers", "publics"),
        ("envoyer des photos de famille", "publics"),
        ("mon fils m'a installé whatsapp et je m'y perds", "publics"),
        ("changer de nom de famille après un divorce", "publics"),
        ("c'est une misère de taper au clavier", "publics"),
        ("déclarer une chambre louée à un étudiant", "publics"),
        ("je garde des personnes âgées, faire mon CV", "publics"),
        ("mes papiers CAF, je ne m'en sors pas", "cannot_move"),
        ("un justificatif de domicile pour la préfecture", "cannot_move"),
        ("commander une livraison à domicile", "cannot_move"),
        ("cv d'aide à domicile", "cannot_move"),
        ("j'ai pas d'imprimante à la maison, où imprimer", "cannot_move"),
        ("duermo en casa de amigos, pedir la ayuda médica", "cannot_move"),
        ("no tengo internet en casa, dónde voy", "cannot_move"),
        ("le site ne veut pas payer ma facture", "free"),
        ("j'ai pas d'adresse mail, en créer une", "walk_in"),
        ("donner mon vieux pc", "free"),
        ("m'entraîner à un entretien en visio", "mode"),
        ("le conseiller m'a eu par téléphone pour ma CAF", "mode"),
        ("faire une vidéo de mon atelier de poterie", "mode"),
        ("mes courses en ligne au drive", "mode"),
        ("foyer en résidence autonomie, ouvrir un mail", "mode"),
        ("je veux être autonome avec mon portable", "mode"),
        ("ucuz telefon arıyorum", "mode"),
        ("mon oncle vit à Lille, dossier CAF", "urgent"),
        ("la souris va trop vite", "urgent"),
        ("un bureau près de la gare pour la CAF, pas pressé", "urgent"),
        ("ce matin ameli ne marchait pas", "slots"),
        ("carte d'identité perdue samedi dernier", "slots"),
        ("chercher un travail le matin", "slots"),
        ("cómo saber si una noticia es falsa", "slots"),
        ("je sais pas écrire un arobase", "special_support"),
        ("mon téléphone est en anglais", "language"),
        ("j'ai 30 euros pour finir le mois, apprendre l'ordinateur", "deadline"),
        ("des ateliers l'après-midi pour apprendre la tablette", "deadline"),
    ],
)
def test_what_only_looks_like_a_wish_is_not_heard(phrase: str, name: str) -> None:
    assert not wish(phrase, name)
