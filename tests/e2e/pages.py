"""Page objects: what a visitor sees and does on each page, in words that journeys can be told with."""

from playwright.sync_api import Locator, Page, expect


class Home:
    """The first question."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self) -> "Home":
        self.page.goto("/")
        return self

    def say_where(self, text: str) -> "Home":
        self.page.get_by_label("Où êtes-vous ?").fill(text)
        return self

    def choose(self, need: str) -> "PlaceList":
        self.page.get_by_role("button", name=need).click()
        return PlaceList(self.page)

    def see_places(self) -> "PlaceList":
        self.page.get_by_role("button", name="Voir les lieux").click()
        return PlaceList(self.page)


class PlaceList:
    """The list of places, with its search and its filters."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, query: str = "") -> "PlaceList":
        self.page.goto(f"/annuaire/{query}")
        return self

    @property
    def heading(self) -> Locator:
        return self.page.locator("#nombre")

    @property
    def cards(self) -> Locator:
        return self.page.locator(".cards > li")

    @property
    def choices(self) -> Locator:
        return self.page.locator(".choices a")

    def choose_town(self, department: str) -> "PlaceList":
        self.choices.filter(has_text=department).click()
        return self

    def filter(self, question: str, answer: str) -> "PlaceList":
        """Open the filters if need be, tick one answer, search."""
        filters = self.page.locator("details.filters")
        if filters.get_attribute("open") is None:
            filters.locator("> summary").click()
        group = filters.locator("details").filter(has_text=question)
        if group.get_attribute("open") is None:
            group.locator("summary").click()
        group.get_by_label(answer, exact=True).check()
        self.page.get_by_role("button", name="Chercher").click()
        return self

    def lift(self, choice: str) -> "PlaceList":
        self.page.get_by_role("list", name="Vos choix").get_by_role("link", name=choice).click()
        return self

    def visit(self, name: str) -> "PlaceSheet":
        self.cards.get_by_role("link", name=name, exact=True).click()
        return PlaceSheet(self.page)

    def see_map(self) -> "PlaceMap":
        self.page.get_by_role("link", name="Voir sur une carte").click()
        return PlaceMap(self.page)


class PlaceMap:
    """The map of a list."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, query: str = "") -> "PlaceMap":
        self.page.goto(f"/annuaire/carte/{query}")
        return self

    @property
    def pins(self) -> Locator:
        return self.page.locator(".leaflet-marker-icon")

    @property
    def popup(self) -> Locator:
        return self.page.locator(".leaflet-popup")

    @property
    def status(self) -> Locator:
        return self.page.get_by_role("status")


class PlaceSheet:
    """The page of one place."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def expect_name(self, name: str) -> "PlaceSheet":
        expect(self.page.get_by_role("heading", level=1)).to_have_text(name)
        return self

    @property
    def call(self) -> Locator:
        return self.page.get_by_role("link", name="Appeler le")
