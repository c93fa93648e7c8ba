"""The tree of a page, read strictly: what a forgiving browser would repair in silence is listed as a fault."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests.html import VOID, one_space

FOREIGN = {"svg"}
"""Elements inside which `<path/>` closes itself."""


@dataclass(eq=False)
class Element:
    """One element, with its children in order: elements and texts."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: "Element | None" = None
    children: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What is read in it, blanks made one space; neither scripts nor drawings are read."""
        return one_space("".join(text for _, text in self.texts()))

    def texts(self) -> Iterator[tuple["Element", str]]:
        """Each text with the element that holds it."""
        if self.tag in ("script", "style", *FOREIGN):
            return
        for child in self.children:
            if isinstance(child, str):
                yield self, child
            else:
                if child.tag not in ("a", "b", "strong", "span"):
                    yield child, " "
                yield from child.texts()

    def walk(self) -> Iterator["Element"]:
        """Every element inside, in order."""
        waiting = self.children[::-1]
        while waiting:
            child = waiting.pop()
            if isinstance(child, Element):
                yield child
                waiting += child.children[::-1]

    def all(self, *tags: str) -> list["Element"]:
        """Every element inside that has one of these names."""
        return [one for one in self.walk() if one.tag in tags]

    def ancestors(self) -> Iterator["Element"]:
        """The elements that hold it, the nearest first."""
        holder = self.parent
        while holder:
            yield holder
            holder = holder.parent

    def inherited(self, attribute: str) -> str:
        """The value of an attribute on it, or on the nearest element around that has it; "" when none has."""
        return next((one.attributes[attribute] for one in (self, *self.ancestors()) if attribute in one.attributes), "")

    def __str__(self) -> str:
        return f"<{self.tag} {' '.join(f'{name}={value!r}' for name, value in self.attributes.items())}>"


class Document(HTMLParser):
    """`root` holds the elements; `faults` says what is not well formed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = self._open = Element("")
        self.faults: list[str] = []
        self.feed(html)
        self.close()
        if self._open is not self.root:
            self.faults.append(f"never closed: {self._open}")
        if not html.startswith("<!doctype html>\n<html "):
            self.faults.append("no doctype first")
        bare = re.findall(r"&(?!#?\w+;).{0,15}", re.sub(r"(?s)<script.*?</script>", "", html))
        self.faults += [f"bare ampersand: {text}" for text in bare]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        element = Element(tag, {name: value or "" for name, value in attrs}, self._open)
        if len(names) > len(set(names)):
            self.faults.append(f"an attribute twice: {element}")
        self._open.children.append(element)
        if tag not in VOID:
            self._open = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self._open.tag != tag:
            return
        if not FOREIGN & {one.tag for one in self._open.ancestors()}:
            self.faults.append(f"closes itself: {self._open}")
        self._open = self._open.parent or self.root

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open.tag:
            self._open = self._open.parent or self.root
        else:
            self.faults.append(f"</{tag}> closes {self._open}")

    def handle_data(self, data: str) -> None:
        self._open.children.append(data)
