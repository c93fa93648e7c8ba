"""Traps: ordinary needs told in words that dangers also use. None of them may raise a panel, and few a quiet line."""

import pytest

from orientation.phrases.reading import read_phrase

TRAPS = (
    "j'ai envoyé mon dossier à la caf et depuis aucune nouvelle",
    "j'ai payé mes impôts en ligne mais je trouve plus le reçu",
    "l'écran de mon ordinateur ne répond plus",
    "j'ai acheté un ordinateur chez emmaus, il répond plus",
    "j'ai perdu ma carte vitale",
    "j'ai oublié mon mot de passe, plus accès à mon compte ameli",
    "mon compte ameli est bloqué",
    "mon fils a changé de numéro comment l'enregistrer dans mes contacts",
    "le site de la préfecture demande ma carte d'identité en pdf",
    "le technicien orange doit venir installer la box",
    "comment prendre la main à distance sur l'ordinateur de ma mère pour l'aider",
    "je veux ouvrir un compte bancaire avec mon titre de séjour",
    "mes fichiers ont disparu de mon ordinateur",
    "mes photos ont disparu",
    "transférer mes messages sur mon nouveau téléphone",
    "envoyer une vidéo à ma fille sur whatsapp",
    "ma fille veut faire une vidéo pour son lycée",
    "faire un virement sur internet",
    "faire tourner une vidéo au format portrait",
    "apprendre à se connecter sur mon compte",
    "demander un rendez-vous à la banque pour un prêt",
    "est ce que c'est normal que la caf demande mon bulletin de salaire",
    "mon mari m'aide mais il a pas le temps",
    "j'ai peur de faire une bêtise sur l'ordinateur",
    "j'ai peur de cliquer partout",
    "mon ex ne paie plus la pension alimentaire comment demander à la caf",
    "je suis séparée, mon ex est encore sur mon dossier caf",
    "supprimer un ancien compte facebook",
    "mon copain m'a offert un téléphone, je sais pas m'en servir",
    "le code de france connect marche plus",
    "je reçois plus le code par sms",
    "numéro de téléphone de la caf",
    "france travail me demande de l'argent en trop perçu",
    "j'ai un trop perçu de 300 euros à la caf à rembourser",
    "faire une demande de prêt étudiant en ligne",
    "j'ai commandé un colis et je veux suivre la livraison",
    "imprimer l'étiquette de retour de mon colis vinted",
    "vendre des affaires sur leboncoin",
    "comment bloquer un numéro inconnu",
    "écrire un message à mes petits-enfants",
    "trouver un site de rencontre pour senior",
    "mon téléphone s'éteint tout seul",
    "l'ordinateur s'éteint tout seul",
    "changer mon mot de passe gmail",
    "modifier mon adresse mail sur le site des impôts",
    "le virement de ma retraite n'est toujours pas arrivé",
    "je ne reçois pas ma pension depuis deux mois",
    "faire opposition à une contravention",
    "la banque me demande de valider les paiements avec une appli, je comprends pas",
    "comprendre mon relevé de compte en ligne",
    "installer l'application de ma banque",
    "groupe whatsapp de la classe comment entrer",
    "mon fils rigole devant des vidéos toute la journée",
    "je vis seule et je suis fatiguée des démarches",
    "j'en ai marre de la paperasse",
    "tout le monde me dit de prendre un smartphone",
    "dire au revoir à mes vieux meubles sur leboncoin",
    "apprendre à taper au clavier",
    "ma mère dort chez moi et veut wifi",
    "vif d'esprit mais nul en informatique",
    "changer mon rib sur la caf",
    "comment changer de rib pour ma retraite",
    "ma mère est obligée de faire ses démarches en ligne",
    "mon père n'a pas le droit à l'apa ?",
    "mon mari a cassé mon téléphone, où le réparer pas cher",
    "mon frère fouille sur leboncoin un ordinateur",
    "je suis fier de mon premier mail",
    "recevoir mes codes de connexion la nuit",
    "traceur pour ma voiture",
    "une balise gps dans le sac de mon père qui a alzheimer",
    "comment ajouter un bénéficiaire avec ma conseillère",
)


@pytest.mark.parametrize("phrase", TRAPS)
def test_an_ordinary_need_raises_no_panel(phrase: str) -> None:
    assert read_phrase(phrase).sure == ()


def test_quiet_lines_are_few_even_there() -> None:
    assert sum(bool(read_phrase(phrase).alerts) for phrase in TRAPS) <= len(TRAPS) / 10
