"""A visitor without a script: reads pages, taps links, fills forms by their labels. Knows one address by heart, "/", and no other."""

import gzip
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin

from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from tests.dom import Document, Element
from tests.markup import controls_of, labels_of

LEVEL = 6
"""How hard servers compress: a page is not worth more of their time."""


@dataclass
class Seen:
    """A page received. `address`: where it was in the end. `loaded`: compressed bytes by address, the page itself and all it asks for."""

    address: str
    html: str
    root: Element
    loaded: dict[str, int]

    @property
    def title(self) -> str:
        return self.root.all("h1")[0].text

    @property
    def words(self) -> str:
        return self.root.all("body")[0].text

    @property
    def main(self) -> Element:
        return self.root.all("main")[0]

    @property
    def first_visit(self) -> int:
        """Compressed bytes for whoever comes here first."""
        return sum(self.loaded.values())


@dataclass
class Visitor:
    """`addresses`: everything that was asked for, redirections included, in order. `seen`: the pages."""

    client: Client = field(default_factory=lambda: Client(enforce_csrf_checks=True))
    addresses: list[str] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    _filled: dict[Element, str | None] = field(default_factory=dict)

    @property
    def page(self) -> Seen:
        return self.seen[-1]

    def open(self) -> "Visitor":
        """The home page."""
        return self._got(self._get("/"))

    def tap(self, words: str) -> "Visitor":
        """The link of the page's content that reads so, or begins so."""
        links = [one for one in self.page.main.all("a") if one.text == words] or [
            one for one in self.page.main.all("a") if one.text.startswith(words)
        ]
        assert links, f"{words!r} is none of {[one.text for one in self.page.main.all('a')]}"
        return self._got(self._get(links[0].attributes["href"]))

    def fill(self, label: str, text: str) -> "Visitor":
        """Type in the field of this label."""
        self._filled[self._control(label)] = text
        return self

    def tick(self, label: str) -> "Visitor":
        """Tick the box, or choose the button, whose label begins so."""
        control = self._control(label)
        for other in self._form_of(control).all("input"):
            same = other.attributes.get("name") == control.attributes["name"]
            if same and control.attributes["type"] == "radio" and other.attributes["type"] == "radio":
                self._filled[other] = None
        self._filled[control] = control.attributes.get("value", "on")
        return self

    def choose(self, label: str, option: str) -> "Visitor":
        """Select in the list of this label the option that reads so, or begins so."""
        control = self._control(label)
        self._filled[control] = next(one for one in control.all("option") if one.text.startswith(option)).attributes["value"]
        return self

    def press(self, words: str) -> "Visitor":
        """The button that reads so: its form is sent."""
        button = next((one for one in self.page.main.all("button") if one.text == words and "hidden" not in one.attributes), None)
        assert button, f"{words!r} is none of {[one.text for one in self.page.main.all('button')]}"
        form = self._form_of(button)
        sent = [(one.attributes["name"], value) for one in form.walk() if one.attributes.get("name") for value in self._values(one)]
        if button.attributes.get("name"):
            sent.append((button.attributes["name"], button.attributes.get("value", "")))
        data: dict[str, list[str]] = {}
        for name, value in sent:
            data.setdefault(name, []).append(value)
        assert form.attributes["method"] == "post"
        address = self._full(button.attributes.get("formaction", form.attributes["action"]))
        self.addresses.append(address)
        return self._got(self.client.post(address, data))

    def _values(self, control: Element) -> list[str]:
        """What a browser sends of a control."""
        kind = control.attributes.get("type", "")
        if control in self._filled:
            value = self._filled[control]
            return [] if value is None else [value]
        if control.tag == "button" or (kind in ("checkbox", "radio") and "checked" not in control.attributes):
            return []
        if control.tag == "select":
            options = control.all("option")
            return [next((one for one in options if "selected" in one.attributes), options[0]).attributes["value"]]
        return [
            control.text if control.tag == "textarea" else control.attributes.get("value", "on" if kind in ("checkbox", "radio") else "")
        ]

    def _control(self, label: str) -> Element:
        controls = controls_of(self.page.main)
        found = [one for one in controls if any(each.text.startswith(label) for each in labels_of(self.page.root, one))]
        assert found, f"{label!r} is none of {[each.text for each in self.page.main.all('label')]}"
        return found[0]

    def _form_of(self, element: Element) -> Element:
        return next(one for one in element.ancestors() if one.tag == "form")

    def _full(self, url: str) -> str:
        return urldefrag(urljoin(self.page.address if self.seen else "/", url))[0]

    def _get(self, url: str) -> HttpResponse:
        address = self._full(url)
        self.addresses.append(address)
        return self.client.get(address)

    def _got(self, response: HttpResponse) -> "Visitor":
        while response.status_code in (301, 302):
            response = self._get(response["Location"])
        assert response.status_code == 200, f"{response.status_code} at {self.addresses[-1]}"
        html = response.content.decode()
        root = Document(html).root
        loaded = {self.addresses[-1]: compressed(response.content)} | assets(root)
        self._filled = {}
        self.seen.append(Seen(self.addresses[-1], html, root, loaded))
        return self


def assets(root: Element) -> dict[str, int]:
    """What the page makes a browser ask for, with its weight: stylesheets and what they draw, icons, scripts, pictures."""
    asked = [one.attributes["href"] for one in root.all("link") if one.attributes["href"].startswith("/static/")] + [
        one.attributes["src"] for one in root.all("script", "img") if "src" in one.attributes
    ]
    if "/static/css/site.css" in asked:
        asked.append("/static/img/streets.svg")
    return {url: compressed((settings.BASE_DIR / url.lstrip("/")).read_bytes()) for url in asked}


def compressed(content: bytes) -> int:
    """Bytes on the wire."""
    return len(gzip.compress(content, LEVEL))
