"""What makes a page valid and usable, as far as its source can tell: one sentence for each fault found."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from tests.dom import Document, Element


def _named(names: str) -> frozenset[str]:
    return frozenset(names.split())


PHRASING = _named(
    "a b bdi br button code em i img input label q select small span strong svg textarea time template script wbr sub sup abbr data kbd"
)
DRAWING = _named("svg path circle rect line polyline polygon ellipse use g symbol defs title")
FLOW = _named(
    "html head body meta title link header nav main footer section article aside div p ul ol li dl dt dd h1 h2 h3 h4 h5 h6 form fieldset "
    "legend optgroup option details summary table caption thead tbody tr th td hr figure figcaption noscript address blockquote pre"
)
PHRASING_ONLY = _named("p h1 h2 h3 h4 h5 h6 span b strong i em small button label option bdi code caption")
WITH_HEADINGS = _named("summary legend")
HEADINGS = _named("h1 h2 h3 h4 h5 h6")
INTERACTIVE = {"a", "button", "input", "select", "textarea", "label", "details"}
CHILDREN = {
    "ul": {"li"}, "ol": {"li"}, "dl": {"div", "dt", "dd"}, "select": {"option", "optgroup"}, "optgroup": {"option"},
    "table": {"caption", "thead", "tbody", "tr"}, "thead": {"tr"}, "tbody": {"tr"}, "tr": {"th", "td"},
}  # fmt: skip
PARENTS = {"li": {"ul", "ol"}, "summary": {"details"}, "legend": {"fieldset"}, "td": {"tr"}, "th": {"tr"}, "caption": {"table"}}
FIRST = {"details": "summary", "fieldset": "legend", "table": "caption"}
"""What must come first: it names the rest."""

REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls")


Check = Callable[[Element], Iterator[str]]


def faults(html: str) -> list[str]:
    """Everything that is wrong in the source of a page."""
    document = Document(html)
    return [*document.faults, *(fault for check in CHECKS for fault in check(document.root))]


def labels_of(root: Element, control: Element) -> list[Element]:
    """The labels of a control: those that name its id, and the one around it."""
    named = [one for one in root.all("label") if control.attributes.get("id") and one.attributes.get("for") == control.attributes["id"]]
    return [*named, *(one for one in control.ancestors() if one.tag == "label")]


def controls_of(root: Element) -> list[Element]:
    """What is filled, ticked or chosen; hidden fields are not."""
    return [one for one in root.all("input", "select", "textarea") if one.attributes.get("type") != "hidden"]


def _identifiers(root: Element) -> Iterator[str]:
    found = Counter(one.attributes["id"] for one in root.walk() if "id" in one.attributes)
    yield from (f"id {name!r} is used {times} times" for name, times in found.items() if times > 1)
    yield from (f"id {name!r} is blank" for name in found if not name or " " in name)
    for element in root.walk():
        wanted = [name for attribute in REFERENCES for name in element.attributes.get(attribute, "").split()]
        href = element.attributes.get("href", "")
        wanted += [href[1:]] if href.startswith("#") else []
        yield from (f"{element} leads to no id" for name in wanted if name not in found)


def _nesting(root: Element) -> Iterator[str]:
    for element in root.walk():
        tag, parent = element.tag, element.parent.tag if element.parent else ""
        if tag not in PHRASING | DRAWING | FLOW:
            yield f"unknown element {element}"
        if parent in PHRASING_ONLY | WITH_HEADINGS and tag not in PHRASING and not (parent in WITH_HEADINGS and tag in HEADINGS):
            yield f"{element} may not be in <{parent}>"
        if parent in CHILDREN and tag not in CHILDREN[parent]:
            yield f"{element} may not be in <{parent}>"
        if tag in PARENTS and parent not in PARENTS[tag]:
            yield f"{element} may not be in <{parent}>"
        children = [child for child in element.children if isinstance(child, Element)]
        if tag in FIRST and (not children or children[0].tag != FIRST[tag]):
            yield f"{element} does not start with <{FIRST[tag]}>"
        if tag in CHILDREN and any(isinstance(child, str) and child.strip() for child in element.children):
            yield f"{element} holds bare text"


def _acting(root: Element) -> Iterator[str]:
    """Nothing to touch inside something to touch, and words on each."""
    for element in root.all("a", "button", "form", "label"):
        inside = {one.tag for one in element.walk()}
        if element.tag in ("a", "button") and inside & INTERACTIVE:
            yield f"{element} holds {inside & INTERACTIVE}"
        if element.tag == "form" and "form" in inside:
            yield f"{element} holds a form"
        if element.tag == "label" and (len(element.all("input", "select", "textarea")) > 1 or inside & {"label", "a", "button"}):
            yield f"{element} is for several things"
        if element.tag in ("a", "button") and not (element.text or element.attributes.get("aria-label")):
            yield f"{element} has no words"
        if element.tag == "a" and not element.attributes.get("href"):
            yield f"{element} leads nowhere"


def _labels(root: Element) -> Iterator[str]:
    for control in controls_of(root):
        if not any(label.text for label in labels_of(root, control)) and not control.attributes.get("aria-label"):
            yield f"{control} has no label"


def _headings(root: Element) -> Iterator[str]:
    """One first level, and none skipped on the way down. What must be heard first (a problem, a danger) may be titled before it."""
    levels = [int(one.tag[1]) for one in root.all(*HEADINGS)]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of level 1"
    yield from (f"levels {before} then {after}" for before, after in zip([1, *levels], levels, strict=False) if after > before + 1)
    yield from (f"{one} is blank" for one in root.all(*HEADINGS) if not one.text)


def _frame(root: Element) -> Iterator[str]:
    """Landmarks once each, a way to the content first, a language, a title, and the links that every page must have."""
    for tag in ("html", "head", "title", "body", "main", "nav"):
        number = len([one for one in root.all(tag) if "svg" not in {around.tag for around in one.ancestors()}])
        if number < 1 or (tag != "nav" and number > 1):
            yield f"{number} <{tag}>"
    body = root.all("body")[0]
    ground = Counter(one.tag for one in body.children if isinstance(one, Element))
    yield from (f"{ground[tag]} <{tag}> in the body" for tag in ("header", "main", "footer") if ground[tag] != 1)
    links = [one for one in body.all("a", "button", "input", "textarea", "select") if one.attributes.get("type") != "hidden"]
    if links[0].attributes.get("href") != "#" + root.all("main")[0].attributes.get("id", ""):
        yield f"what is focused first is {links[0]}"
    words = [one.text for one in root.all("a")]
    everywhere = ("Accessibilité : ", "Plan du site", "Tous les lieux")
    yield from (f"no link {start!r}" for start in everywhere if not any(one.startswith(start) for one in words))
    if not re.fullmatch(r"[a-z]{2}", root.all("html")[0].attributes.get("lang", "")):
        yield "no language"


def _quiet(root: Element) -> Iterator[str]:
    """Nothing that moves, plays or opens a window; no style and no script in the source."""
    for element in root.walk():
        names, tag = set(element.attributes), element.tag
        yield from (f"{element} holds {name}" for name in names if name.startswith("on") or name == "style")
        if "target" in names or tag in ("audio", "video", "iframe", "object", "embed", "marquee", "style"):
            yield f"{element} is not quiet"
        if tag == "script" and "src" not in names and element.attributes.get("type") != "application/ld+json":
            yield f"{element} is written in the page"
        if element.attributes.get("http-equiv") == "refresh":
            yield "the page moves on by itself"


def _elsewhere(root: Element) -> Iterator[str]:
    """Other sites are reached by links alone, which do not say where from; nothing is loaded from them or sent to them."""
    for element in root.walk():
        href, rel = element.attributes.get("href", ""), element.attributes.get("rel", "")
        loaded = href if element.tag == "use" or (element.tag == "link" and rel != "canonical") else ""
        called = (loaded, element.attributes.get("src", ""), element.attributes.get("action", ""))
        yield from (f"{element} calls elsewhere" for url in called if url and not re.match(r"/(?!/)|#", url))
        if element.tag == "a" and href.startswith("http") and rel != "noreferrer":
            yield f"{element} tells another site where from"


def _pictures(root: Element) -> Iterator[str]:
    """Each is described, or hidden from those who would only hear it."""
    for picture in root.all("svg"):
        described = picture.inherited("role") == "img" and picture.inherited("aria-label")
        if picture.inherited("aria-hidden") != "true" and not described:
            yield f"{picture} is neither hidden nor described"
    yield from (f"{picture} has no alternative" for picture in root.all("img") if "alt" not in picture.attributes)


def _problems(root: Element) -> Iterator[str]:
    """What is wrong is said in the title, in a summary that leads to the field or into the group, and beside it."""
    wrong = [one for one in root.walk() if one.attributes.get("aria-invalid") == "true"]
    title = root.all("title")[0].text
    if bool(wrong) != title.startswith("Erreur : "):
        yield f"the title {title!r} and the fields do not agree"
    summary = [one for one in root.walk() if one.attributes.get("role") == "alert"]
    leads = {one.attributes["href"] for alert in summary for one in alert.all("a")}
    by_id = {one.attributes["id"]: one for one in root.walk() if "id" in one.attributes}
    for field in wrong:
        said = " ".join(by_id[name].text for name in field.attributes.get("aria-describedby", "").split() if name in by_id)
        if "Erreur : " not in said:
            yield f"{field} does not say what is wrong"
        if not leads & {f"#{one.attributes.get('id')}" for one in (field, *field.walk())}:
            yield f"no summary leads to {field}"


CHECKS: tuple[Check, ...] = (_identifiers, _nesting, _acting, _labels, _headings, _frame, _quiet, _elsewhere, _pictures, _problems)
