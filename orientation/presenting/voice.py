"""Voice: the page says "vous", and "tu" to someone under 18 who speaks for themselves."""

from dataclasses import dataclass

from orientation.needs import Wishes


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The sentences of the page that speak to the reader."""

    near_home: str
    have_you: str
    you_want: str
    touch: str
    own_words: str
    may_speak: str
    nothing_said: str
    not_understood: str
    for_you: str
    come_along: str
    looking_for: str
    important: str
    what_matters: str
    several: str
    said_too: str
    untick: str
    stays_here: str
    also_said: str
    call_now: str
    go_now: str
    write_now: str
    write_only: str
    not_said: str
    position: str
    for_them: str
    also_call: str
    also_ask: str
    someone_calls: str
    ask_ccas: str
    ask_ccas_somewhere: str
    to_show: str
    someone_goes: str
    helps_to_book: str
    town_hall_knows: str
    call_and_ask: str
    ask: str
    call_with_papers: str
    with_papers: str
    call_with_device: str
    with_device: str


VOUS = Voice(
    near_home="De l'aide numérique, près de chez vous",
    have_you="avez-vous",
    you_want="Vous voulez… ?",
    touch="touchez une image",
    own_words="Écrivez votre besoin avec vos mots",
    may_speak="Vous pouvez aussi parler : touchez le micro du clavier.",
    nothing_said="Choisissez une image ou écrivez votre besoin.",
    not_understood="Nous n'avons pas compris. Choisissez une image.",
    for_you="pour vous aider",
    come_along="Vous pouvez venir ensemble.",
    looking_for="Vous cherchez",
    important="Important pour vous",
    what_matters="Qu'est-ce qui est important pour vous ?",
    several="Vous pouvez choisir plusieurs réponses.",
    said_too="Vous avez dit aussi :",
    untick="Décochez ce qui n'est plus vrai.",
    stays_here="Vos réponses restent 30 minutes sur votre appareil. Nous ne les gardons pas.",
    also_said="Vous avez aussi parlé de",
    call_now="Appelez maintenant",
    go_now="Allez-y maintenant",
    write_now="Écrivez maintenant, ou allez-y",
    write_only="Écrivez maintenant",
    not_said="Vous n'avez pas dit où vous êtes.",
    position="votre position",
    for_them="C'est pour vous ?",
    also_call="Vous pouvez aussi appeler la mairie",
    also_ask="Vous pouvez aussi demander à la mairie",
    someone_calls="Une personne peut appeler pour vous",
    ask_ccas="Demandez le CCAS : il aide les personnes qui ne peuvent pas se déplacer.",
    ask_ccas_somewhere="À votre mairie, demandez le CCAS : il aide les personnes qui ne peuvent pas se déplacer.",
    to_show="À montrer, si vous voulez",
    someone_goes="Une personne de confiance peut y aller pour vous",
    helps_to_book="Quelqu'un peut vous aider à prendre rendez-vous.",
    town_hall_knows="Nous ne savons pas comment joindre ce lieu. La mairie peut vous le dire.",
    call_and_ask="Appelez, demandez si une personne peut venir.",
    ask="Demandez si une personne peut venir.",
    call_with_papers="Appelez à côté de vos papiers.",
    with_papers="Préparez vos papiers.",
    call_with_device="Appelez à côté de votre ordinateur ou de votre tablette.",
    with_device="Préparez votre ordinateur ou votre tablette.",
)

TU = Voice(
    near_home="De l'aide numérique, près de chez toi",
    have_you="as-tu",
    you_want="Tu veux… ?",
    touch="touche une image",
    own_words="Écris ton besoin avec tes mots",
    may_speak="Tu peux aussi parler : touche le micro du clavier.",
    nothing_said="Choisis une image ou écris ton besoin.",
    not_understood="Nous n'avons pas compris. Choisis une image.",
    for_you="pour t'aider",
    come_along="Tu peux venir avec un adulte.",
    looking_for="Tu cherches",
    important="Important pour toi",
    what_matters="Qu'est-ce qui est important pour toi ?",
    several="Tu peux choisir plusieurs réponses.",
    said_too="Tu as dit aussi :",
    untick="Décoche ce qui n'est plus vrai.",
    stays_here="Tes réponses restent 30 minutes sur ton appareil. Nous ne les gardons pas.",
    also_said="Tu as aussi parlé de",
    call_now="Appelle maintenant",
    go_now="Vas-y maintenant",
    write_now="Écris maintenant, ou vas-y",
    write_only="Écris maintenant",
    not_said="Tu n'as pas dit où tu es.",
    position="ta position",
    for_them="C'est pour toi ?",
    also_call="Tu peux aussi appeler la mairie",
    also_ask="Tu peux aussi demander à la mairie",
    someone_calls="Une personne peut appeler pour toi",
    ask_ccas="Demande le CCAS : il aide les personnes qui ne peuvent pas se déplacer.",
    ask_ccas_somewhere="À ta mairie, demande le CCAS : il aide les personnes qui ne peuvent pas se déplacer.",
    to_show="À montrer, si tu veux",
    someone_goes="Une personne de confiance peut y aller pour toi",
    helps_to_book="Quelqu'un peut t'aider à prendre rendez-vous.",
    town_hall_knows="Nous ne savons pas comment joindre ce lieu. La mairie peut te le dire.",
    call_and_ask="Appelle, demande si une personne peut venir.",
    ask="Demande si une personne peut venir.",
    call_with_papers="Appelle à côté de tes papiers.",
    with_papers="Prépare tes papiers.",
    call_with_device="Appelle à côté de ton ordinateur ou de ta tablette.",
    with_device="Prépare ton ordinateur ou ta tablette.",
)


def voice_for(wishes: Wishes) -> Voice:
    """How to speak to this person."""
    return TU if wishes.familiar else VOUS
