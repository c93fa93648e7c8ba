"""Who speaks when someone is under 18: only the minor who speaks for themselves is told "tu"."""

import pytest

from orientation.asking.important import Reply, reply_of, wishes_told
from orientation.needs import Wishes
from orientation.phrases.reading import read_phrase
from orientation.speakers import with_speaker
from tests import towns
from tests.factories import make_place
from tests.orientation.candidates import AT
from tests.orientation.results.conftest import near
from tests.visitor import Visitor

ADULTS = [
    "mon fils de 14 ans est harcelé sur snap",
    "ma fille a 12 ans et passe trop de temps sur son téléphone",
    "mon fils mineur doit faire son cv",
    "j'ai 40 ans et mon fils de 12 ans est harcelé",
    "j'ai 3 enfants, le petit a 8 ans, je veux un contrôle parental",
    "je suis éducateur, un jeune de 16 ans a besoin d'un cv",
    "my son is 13 and he is bullied online",
    "mi hijo tiene 12 años y lo acosan en internet",
    "tengo 2 hijos, mi hija tiene 9 años, quiero un control parental",
    "o meu filho tem 12 anos e passa muito tempo no telemóvel",
    "ابني عمره 13 سنة يتعرض للتنمر في الإنترنت",
    "لابني 13 سنة أريد حماية الهاتف",
    "oğlum 13 yaşında internette zorbalık görüyor",
    "j'ai un fils, 14 ans, il est harcelé au collège",
    "fils 14 ans harcelé snap",
    "mn fils a 14ans il c fait harcelé",
    "j'ai 2 enfants de 10 et 14 ans, je cherche un atelier code",
    "pour mes jumelles de 13 ans",
    "mon aîné a 14 ans, parcoursup",
    "le fils de ma voisine a 15 ans, il cherche un stage",
    "activité numérique ado 13 ans",
    "jeune de 16 ans cherche stage",
    "notre garçon a quatorze ans et on l'insulte en ligne",
    "mon petit fils de dix-sept ans doit faire son cv",
]
MINORS = [
    "j'ai 14 ans on me harcèle sur snap",
    "jai 15ans et je veux apprendre word",
    "je suis mineur et je cherche un stage",
    "j'ai 16 ans et mon frère m'aide à faire mon cv",
    "j'ai quinze ans et mon frère m'aide à faire mon cv",
    "j'ai dix-sept ans et ma soeur m'aide",
    "jai 16 an et ma soeur ma dit de venir faire un cv",
    "je suis une fille de 14 ans on me harcèle",
    "salut moi 13 ans je veux faire des jeux vidéo pour les ados",
    "j'ai 15 ans et je garde les enfants, je veux faire un cv",
    "je suis au collège, on m'insulte sur insta",
    "tengo 15 años y quiero hacer mi currículum",
    "tenho 16 anos e quero aprender a usar o computador",
    "عمري 15 سنة وأريد أن أتعلم الكمبيوتر",
    "16 yaşındayım bilgisayar öğrenmek istiyorum",
]


def told(phrase: str) -> Wishes:
    return with_speaker(read_phrase(phrase, today=AT.date()), phrase).wishes


@pytest.mark.parametrize("phrase", ADULTS)
def test_the_adult_who_asks_for_a_child_is_told_vous(phrase: str) -> None:
    wishes = told(phrase)
    assert wishes.minor
    assert not wishes.familiar


@pytest.mark.parametrize("phrase", MINORS)
def test_the_minor_who_speaks_for_themselves_is_told_tu(phrase: str) -> None:
    assert told(phrase).familiar


@pytest.mark.parametrize("phrase", ["mon fils a 25 ans et cherche du travail", "j'ai 70 ans, ma fille m'aide", "je veux imprimer"])
def test_nobody_is_spoken_for_when_nobody_is_under_18(phrase: str) -> None:
    assert not told(phrase).spoken_for


@pytest.mark.parametrize(
    ("ticked", "familiar"), [(["minor"], True), (["for_minor"], False), (["minor", "for_minor"], True)], ids=["child", "adult", "both"]
)
def test_the_box_that_is_ticked_says_who_reads(ticked: list[str], familiar: bool) -> None:
    wishes, _ = wishes_told(Wishes(), Reply(ticked=ticked), AT.date())
    assert wishes.minor
    assert wishes.familiar is familiar
    assert wishes_told(Wishes(), reply_of(wishes, AT.date()), AT.date())[0] == wishes


def test_without_a_box_nobody_is_under_18() -> None:
    assert wishes_told(Wishes(minor=True, spoken_for=True), Reply(), AT.date())[0] == Wishes()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("phrase", "box", "said"),
    [
        ("je dois faire mon dossier caf", "J'ai moins de 18 ans", "Tu cherches"),
        ("je dois faire mon dossier caf", "C'est pour une personne de moins de 18 ans", "Vous cherchez"),
        ("j'ai 16 ans je dois faire mon dossier caf", "", "Tu cherches"),
        ("ma fille a 16 ans, je dois faire son dossier caf", "", "Vous cherchez"),
        ("j'ai un fils, 16 ans, je dois faire son dossier caf", "", "Vous cherchez"),
    ],
)
def test_the_page_of_places_speaks_to_whoever_reads_it(phrase: str, box: str, said: str) -> None:
    towns.save()
    make_place(**near("Lieu", 1))
    visitor = Visitor().open().fill("Écrivez votre besoin", phrase).press("Continuer")
    visitor.fill("Où êtes-vous ?", "93200").press("Continuer")
    if box:
        visitor.tick(box)
    words = visitor.press("Voir les lieux").page.words
    alone = said.startswith("Tu")
    assert said in words
    assert ("Tu peux venir avec un adulte." in words) is alone
    assert ("Vous pouvez venir ensemble." in words) is not alone
    assert ("Important pour toi : moins de 18 ans" in words) is alone
