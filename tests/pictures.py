"""Takes the pictures of the team's guide again: `python -m tests.pictures`, on a demonstration of its own that is thrown away afterwards.

By Chromium (or the browser that CHROMIUM names), as WebP, each WIDTH by HEIGHT pixels and MOST_BYTES at most, into `static/img/guide/`.
"""

import base64
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, sync_playwright

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "static" / "img" / "guide"
WIDTH: Final = 720
HEIGHT: Final = 480
MOST_BYTES: Final = 40_000
QUALITY: Final = 55
"""Of WebP: words stay sharp."""

MANAGER: Final = "responsable@demo.example"
TOP: Final = "h1"
SHOTS: Final = {
    "list": ("/equipe/lieux/?commune=93066", "#resultats"),
    "form": ("", ".facts-form"),
    "suggestion": ("", "section"),
    "verify": ("/equipe/a-verifier/?departement=93", ".verify"),
    "bulk": ("/equipe/lieux/en-nombre/?commune=93066&fait=programmes&operation=ajouter&valeur=pix", TOP),
}
"""Name → where, and the element that the picture starts at. Addresses left blank are found on the way."""


@contextmanager
def demonstration() -> Iterator[str]:
    """A demonstration on a free port of this machine: where it answers."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"DATABASE_URL": f"sqlite:///{folder}/demo.sqlite3", "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "manage.py", "demo", "--port", "0"]
        with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as server:
            try:
                yield next(found[0] for line in server.stdout or () if (found := re.search(r"http://127\.0\.0\.1:\d+", line)))
            finally:
                server.terminate()
                server.communicate()


def sign_in(page: Page) -> None:
    page.goto("/compte/connexion/")
    page.fill("input[name=login]", MANAGER)
    page.fill("input[name=password]", "demonstration")
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/equipe/")


def found_on_the_way(page: Page) -> dict[str, str]:
    """A place of the list, and a suggestion that the public sends about it: the addresses of their pages."""
    page.goto("/equipe/lieux/?commune=93066&texte=mediatheque")
    form = page.locator("tbody a").first.get_attribute("href") or ""
    page.goto(form.replace("/equipe/lieux/", "/lieu/") + "signaler/")
    page.get_by_label("Le téléphone n'est pas le bon").check()
    page.get_by_label("Quelle est la bonne information ?").fill("Le bon numéro est le 01 99 00 77 77.")
    page.get_by_label("J'accompagne des personnes").check()
    page.get_by_role("button", name="Envoyer").click()
    page.wait_for_url("**/merci/**")
    page.goto("/equipe/suggestions/")
    return {"form": form, "suggestion": page.locator("main a[href*='/equipe/suggestions/']").last.get_attribute("href") or ""}


def take(page: Page, name: str, address: str, start: str) -> None:
    """One picture, from this element down."""
    page.goto(address)
    top = page.locator(f"main {start}").first.evaluate("one => one.getBoundingClientRect().top + scrollY - 16")
    clip = {"x": 0, "y": top, "width": WIDTH, "height": HEIGHT, "scale": 1}
    asked = {"format": "webp", "quality": QUALITY, "clip": clip, "captureBeyondViewport": True}
    picture = base64.b64decode(page.context.new_cdp_session(page).send("Page.captureScreenshot", asked)["data"])
    if len(picture) > MOST_BYTES:
        raise ValueError(f"{name}: {len(picture)} bytes, {MOST_BYTES} at most")
    (FOLDER / f"{name}.webp").write_bytes(picture)
    sys.stdout.write(f"{name} {len(picture)}\n")


def main() -> None:
    """Takes them all."""
    browser_path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with demonstration() as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page(base_url=root, viewport={"width": WIDTH, "height": 4 * HEIGHT}, locale="fr-FR")
        sign_in(page)
        found = found_on_the_way(page)
        for name, (address, start) in SHOTS.items():
            take(page, name, address or found[name], start)
        browser.close()


if __name__ == "__main__":
    main()
