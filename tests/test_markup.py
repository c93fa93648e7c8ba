"""The checker of pages finds what it is made to find: each fault put into a sound page is seen, and the sound page has none."""

import pytest

from tests.markup import faults

SOUND = """<!doctype html>
<html lang="fr">
<head><title>Question – Site</title><link rel="stylesheet" href="/static/css/site.css"></head>
<body>
<a class="skip" href="#contenu">Aller au contenu</a>
<header><nav aria-label="Menu principal"><ul role="list"><li><a href="/annuaire/">Tous les lieux</a></li></ul></nav></header>
<main id="contenu"><h1>Question</h1>
<form action="/ou/?a=1&amp;b=2" method="post"><p><label for="lieu">Lieu</label> <input type="text" id="lieu" name="lieu"></p>
<fieldset><legend>Choix</legend><label><input type="radio" name="choix"> Un</label></fieldset><button>Continuer</button></form>
<h2>Suite</h2><p>Des mots <a href="https://essai.example/" rel="noreferrer">ailleurs</a>.</p>
<svg aria-hidden="true"><path d="M0 0"/></svg></main>
<footer><ul role="list"><li><a href="/a/">Accessibilité : non conforme</a></li><li><a href="/p/">Plan du site</a></li></ul></footer>
</body></html>"""


def test_a_sound_page_has_no_fault() -> None:
    assert faults(SOUND) == []


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        pytest.param("<!doctype html>\n", "", "no doctype first", id="doctype"),
        pytest.param("</h2>", "</h3>", "</h3> closes <h2 >", id="wrong end"),
        pytest.param("Suite</h2>", "Suite", "never closed: <h2", id="no end"),
        pytest.param('id="lieu" name', 'id="contenu" name', "id 'contenu' is used 2 times", id="id twice"),
        pytest.param('name="lieu"', 'name="lieu" name="x"', "an attribute twice", id="attribute twice"),
        pytest.param("&amp;", "&", "bare ampersand: &b=2", id="ampersand"),
        pytest.param('for="lieu"', 'for="ville"', "leads to no id", id="label of nothing"),
        pytest.param('<label for="lieu">Lieu</label>', "Lieu", "has no label", id="no label"),
        pytest.param("<p>Des mots", "<p><div>Des</div> mots", "<div > may not be in <p>", id="block in a paragraph"),
        pytest.param("<li><a", "<li><i>x</i></li><b><a", "<b > may not be in <ul>", id="list of something else"),
        pytest.param("<legend>Choix</legend>", "", "does not start with <legend>", id="no legend"),
        pytest.param(">Continuer<", "><a href='/'>Continuer</a><", "holds {'a'}", id="link in a button"),
        pytest.param(">Continuer<", "><", "has no words", id="button without words"),
        pytest.param("h2>", "h3>", "levels 1 then 3", id="level skipped"),
        pytest.param("h2>", "h1>", "2 headings of level 1", id="two first levels"),
        pytest.param('<a class="skip" href="#contenu">Aller au contenu</a>', "", "what is focused first", id="no way to the content"),
        pytest.param("Plan du site", "Plan", "no link 'Plan du site'", id="no site map"),
        pytest.param(' lang="fr"', "", "no doctype first", id="no language"),
        pytest.param('<h1>', '<h1 style="color:red">', "holds style", id="style"),
        pytest.param('<h1>', "<script>1</script><h1>", "is written in the page", id="script"),
        pytest.param('rel="noreferrer"', 'rel="noreferrer" target="_blank"', "is not quiet", id="new window"),
        pytest.param(' rel="noreferrer"', "", "tells another site where from", id="referrer"),
        pytest.param('"/static/css', '"//cdn.example/css', "calls elsewhere", id="other host"),
        pytest.param(' aria-hidden="true"', "", "neither hidden nor described", id="picture"),
        pytest.param('name="lieu"', 'name="lieu" aria-invalid="true"', "do not agree", id="problem not in the title"),
        pytest.param("<title>", "<title>Erreur : ", "do not agree", id="title of no problem"),
    ],
)  # fmt: skip
def test_a_fault_is_seen(right: str, wrong: str, fault: str) -> None:
    assert right in SOUND
    found = faults(SOUND.replace(right, wrong))
    assert [one for one in found if fault in one], found
