"""To show: sentences that a person may hold out at the desk instead of saying them, in French and in the language they prefer.

Fixed templates: nothing of what was typed is in them. The five other languages are those in which a need may be written.
"""

from dataclasses import dataclass

from orientation.needs import Wishes
from orientation.sheets.bringing import to_say
from places.languages import NAMES, language_name
from places.vocabulary import ServiceCategory as Category

CANNOT_READ = "Je lis difficilement. Merci de lire avec moi."
DEAF = "J'entends mal. Merci de m'écrire, ou de parler en face de moi."

RIGHT_TO_LEFT = frozenset({"ar"})

SENTENCES = {
    "ar": (
        "أتكلم العربية. جئت من أجل {purpose}.",
        {
            Category.DEMARCHES: "معاملة إدارية",
            Category.QUOTIDIEN: "تعلم استعمال الحاسوب أو الهاتف",
            Category.INSERTION: "البحث عن عمل",
            Category.ACCES: "استعمال حاسوب أو طباعة ورقة",
            Category.MATERIEL: "الحصول على حاسوب أو هاتف رخيص",
            Category.SECURITE: "تعلم حماية نفسي من الاحتيال",
            Category.PARENTALITE: "مساعدة طفلي على استعمال الإنترنت",
            Category.LOISIRS: "عمل صور أو فيديو أو موسيقى",
            Category.CULTURE: "فهم الإنترنت",
        },
    ),
    "en": (
        "I speak English. I am here to {purpose}.",
        {
            Category.DEMARCHES: "fill in official paperwork",
            Category.QUOTIDIEN: "learn to use a computer or a phone",
            Category.INSERTION: "look for a job",
            Category.ACCES: "use a computer or print",
            Category.MATERIEL: "get a cheap computer or phone",
            Category.SECURITE: "learn to protect myself from scams",
            Category.PARENTALITE: "help my child with the internet",
            Category.LOISIRS: "make photos, videos or music",
            Category.CULTURE: "understand the internet",
        },
    ),
    "es": (
        "Hablo español. Vengo para {purpose}.",
        {
            Category.DEMARCHES: "hacer un trámite",
            Category.QUOTIDIEN: "aprender a usar el ordenador o el teléfono",
            Category.INSERTION: "buscar trabajo",
            Category.ACCES: "usar un ordenador o imprimir",
            Category.MATERIEL: "conseguir un ordenador o un teléfono barato",
            Category.SECURITE: "aprender a protegerme de las estafas",
            Category.PARENTALITE: "ayudar a mi hijo con internet",
            Category.LOISIRS: "hacer fotos, vídeos o música",
            Category.CULTURE: "entender internet",
        },
    ),
    "pt": (
        "Falo português. Venho para {purpose}.",
        {
            Category.DEMARCHES: "tratar de um assunto administrativo",
            Category.QUOTIDIEN: "aprender a usar o computador ou o telemóvel",
            Category.INSERTION: "procurar trabalho",
            Category.ACCES: "usar um computador ou imprimir",
            Category.MATERIEL: "ter um computador ou um telemóvel barato",
            Category.SECURITE: "aprender a proteger-me das burlas",
            Category.PARENTALITE: "ajudar o meu filho com a internet",
            Category.LOISIRS: "fazer fotografias, vídeos ou música",
            Category.CULTURE: "compreender a internet",
        },
    ),
    "tr": (
        "Türkçe konuşuyorum. {purpose} için geldim.",
        {
            Category.DEMARCHES: "Resmî bir işlem yapmak",
            Category.QUOTIDIEN: "Bilgisayar veya telefon kullanmayı öğrenmek",
            Category.INSERTION: "İş aramak",
            Category.ACCES: "Bilgisayar kullanmak veya çıktı almak",
            Category.MATERIEL: "Ucuz bir bilgisayar veya telefon almak",
            Category.SECURITE: "Dolandırıcılıktan korunmayı öğrenmek",
            Category.PARENTALITE: "Çocuğuma internette yardım etmek",
            Category.LOISIRS: "Fotoğraf, video veya müzik yapmak",
            Category.CULTURE: "İnterneti anlamak",
        },
    ),
}
"""Language → the sentence, and what stands for its purpose. A test holds that none is missing."""


FROM_AFAR = {
    "ar": "أتكلم العربية. أبحث عن مساعدة من أجل {purpose}.",
    "en": "I speak English. I need help to {purpose}.",
    "es": "Hablo español. Busco ayuda para {purpose}.",
    "pt": "Falo português. Procuro ajuda para {purpose}.",
    "tr": "Türkçe konuşuyorum. {purpose} için yardım arıyorum.",
}
"""The same sentences for those who telephone or write, and come to nobody."""


@dataclass(frozen=True, slots=True)
class ToShow:
    """One sentence in French and, when we have it, the same in the person's language, with what its HTML element must say of it."""

    french: str
    other: str = ""
    language: str = ""
    direction: str = "ltr"


def to_show(category: str, wishes: Wishes, *, afar: bool = False) -> list[ToShow]:
    """What this person may want to hold out; empty when nothing said calls for it. `afar`: they telephone or write."""
    sentences = [_in_both(category, wishes.language, afar=afar)] if wishes.language in NAMES and wishes.language != "fr" else []
    sentences += [ToShow(CANNOT_READ)] if wishes.cannot_read else []
    return sentences + ([ToShow(DEAF)] if wishes.deaf else [])


def _in_both(category: str, language: str, *, afar: bool) -> ToShow:
    known = Category(category)
    french = f"Je parle {language_name(language)}. {to_say(category, afar=afar)}"
    if language not in SENTENCES:
        return ToShow(french)
    there, purposes = SENTENCES[language]
    sentence = FROM_AFAR[language] if afar else there
    return ToShow(french, sentence.format(purpose=purposes[known]), language, "rtl" if language in RIGHT_TO_LEFT else "ltr")
