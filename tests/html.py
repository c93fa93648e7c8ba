"""Reading a page in tests: its text, its links and its landmarks, by the standard library's parser."""

import re
from html.parser import HTMLParser

from django.http import HttpResponse

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """`tags`: (name, attributes) in order; `text`: what is read, blanks made one space; `links`: (words, address)."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.links: list[tuple[str, str]] = []
        self._words: list[str] = []
        self._link: str | None = None
        self._link_words: list[str] = []
        self._skipped = 0
        self.feed(response.content.decode())
        self.text = one_space("".join(self._words))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        self._skipped += tag in ("script", "style")
        if tag not in ("a", "b", "strong"):
            self._words.append(" ")
        if tag == "a":
            self._link, self._link_words = attributes.get("href", ""), []

    def handle_endtag(self, tag: str) -> None:
        self._skipped -= tag in ("script", "style")
        if tag == "a" and self._link is not None:
            self.links.append((one_space("".join(self._link_words)), self._link))
            self._link = None

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._words.append(data)
            self._link_words.append(data)

    def link(self, words: str) -> str:
        """The address of the one link that reads so, or begins so."""
        found = {url for text, url in self.links if text == words} or {url for text, url in self.links if text.startswith(words)}
        assert len(found) == 1, f"{words!r}: {found or [text for text, _ in self.links]}"
        return found.pop()

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of each element of this name."""
        return [attributes for name, attributes in self.tags if name == tag]


def one_space(text: str) -> str:
    """No-break blanks and line ends as one plain space, so that tests read as one types."""
    return re.sub(r"\s+", " ", text).strip()
