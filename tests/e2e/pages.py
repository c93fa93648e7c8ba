"""Page objects: what a visitor sees and does on each page, in words that journeys can be told with."""

from playwright.sync_api import Locator, Page, expect


class Home:
    """The first question: what do you need?"""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self) -> "Home":
        self.page.goto("/")
        return self

    def choose(self, need: str) -> "WhereQuestion":
        self.page.get_by_role("main").get_by_role("link", name=need).click()
        return WhereQuestion(self.page)

    def write(self, words: str) -> "WhereQuestion":
        self.page.get_by_label("Écrivez votre besoin avec vos mots").fill(words)
        self.page.get_by_role("button", name="Continuer").click()
        return WhereQuestion(self.page)


class WhereQuestion:
    """The second question: where are you?"""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, query: str) -> "WhereQuestion":
        self.page.goto(f"/ou/{query}")
        return self

    @property
    def town(self) -> Locator:
        return self.page.get_by_label("Où êtes-vous ?")

    @property
    def locate(self) -> Locator:
        return self.page.get_by_role("button", name="Trouver ma position")

    @property
    def status(self) -> Locator:
        return self.page.get_by_role("status")

    def say(self, town: str) -> "WhereQuestion":
        self.town.fill(town)
        return self

    def go_on(self) -> "WishesQuestion":
        self.page.get_by_role("button", name="Continuer").click()
        return WishesQuestion(self.page)


class WishesQuestion:
    """The third question: what is important for you?"""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, query: str) -> "WishesQuestion":
        self.page.goto(f"/important/{query}")
        return self

    @property
    def urgent(self) -> Locator:
        return self.page.get_by_label("C'est urgent")

    @property
    def days(self) -> Locator:
        return self.page.get_by_role("group", name="Pour quel jour ?")

    def show(self) -> "Places":
        self.page.get_by_role("button", name="Voir les lieux").click()
        return Places(self.page)


class Places:
    """The places that answer a need."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def first(self) -> Locator:
        return self.page.locator("#lieu-1")

    @property
    def call(self) -> Locator:
        return self.first.get_by_role("link", name="Appeler le")


class PlaceList:
    """The list of places, with its search and its filters."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, query: str = "") -> "PlaceList":
        self.page.goto(f"/annuaire/{query}")
        return self

    def look_near(self, town: str) -> "PlaceList":
        self.page.get_by_label("Où êtes-vous ?").fill(town)
        self.page.get_by_role("button", name="Chercher").click()
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
