"""How long a two-need plan takes on paper, for a professional who opens the page for the first time: an estimate, not a trial with people.

`python -m tests.benchmarks.interview URL` against a running demonstration (`manage.py demo`), in Chromium. Pages are timed for real. Hands
are those of the keystroke-level model (Card, Moran and Newell, 1980): 0.28 s a key, 1.3 s to point and click, 1.35 s to make up one's mind
before each answer. Eyes read every word of every page once, at 238 words a minute (Brysbaert, 2019); who knows the page reads hardly any.
"""

import argparse
import shutil
import time
from dataclasses import dataclass, field

from playwright.sync_api import Page, sync_playwright

KEY, POINT, MIND = 0.28, 1.3, 1.35
WORDS_A_SECOND = 238 / 60
LIMIT = 180


@dataclass
class Watch:
    """Seconds spent by hands, by eyes, and by the site."""

    page: Page
    hands: float = 0.0
    eyes: float = 0.0
    site: float = 0.0
    read: set[str] = field(default_factory=set)
    words: list[int] = field(default_factory=list)

    def answer(self, label: str, text: str = "") -> None:
        """Decide, point, and type if there is something to type."""
        control = self.page.get_by_label(label, exact=True)
        self.hands += MIND + POINT + KEY * len(text)
        if text:
            control.fill(text)
        else:
            control.check()

    def press(self, words: str) -> None:
        """Decide, click, wait."""
        self.hands += MIND + POINT
        start = time.perf_counter()
        self.page.get_by_role("button", name=words, exact=True).click()
        self.page.wait_for_load_state()
        self.site += time.perf_counter() - start

    @property
    def seconds(self) -> float:
        return self.hands + self.eyes + self.site

    def look(self) -> None:
        """Read each line of the page that is new; lists that nobody opens are not read, nor is what only a screen reader says."""
        for hidden in ("select", ".vh"):
            self.page.locator(f"main {hidden}").evaluate_all("(all) => all.forEach((one) => one.style.display = 'none')")
        lines = {line for line in self.page.locator("main").inner_text().splitlines() if line.strip()} - self.read
        self.words.append(sum(len(line.split()) for line in lines))
        self.eyes += self.words[-1] / WORDS_A_SECOND
        self.read |= lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url", help="of a demonstration: http://127.0.0.1:8000")
    url = parser.parse_args().url.rstrip("/")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="fr-FR")
        page.goto(f"{url}/pro/")
        page.fill("input[name=login]", "accompagnement@demo.example")
        page.fill("input[name=password]", "demonstration")
        page.press("input[name=password]", "Enter")
        page.wait_for_url("**/pro/")
        watch = Watch(page)
        watch.look()
        watch.answer("Où habite la personne ?", "Saint-Denis 93200")
        watch.answer("Faire une démarche")
        watch.answer("Apprendre")
        watch.answer("C'est urgent")
        watch.answer("Personnes qui lisent ou écrivent difficilement")
        watch.press("Voir le plan")
        watch.look()
        watch.press("Voir la feuille à imprimer")
        watch.hands += MIND + POINT  # « Imprimer »
        on_paper = watch.seconds
        watch.look()  # with the person, on the paper
        browser.close()
    print(f"words read on each page: {', '.join(map(str, watch.words))}")
    print(
        f"hands {watch.hands:.0f} s, site {watch.site:.1f} s; on paper after {on_paper:.0f} s, of {LIMIT}; read after {watch.seconds:.0f} s"
    )


if __name__ == "__main__":
    main()
