"""The colours of the stylesheet can be told apart, light and dark (WCAG 2.2: 4.5 for text, 3 for what is not text)."""

import re
from pathlib import Path

import pytest
from django.conf import settings

STYLESHEET = (Path(settings.BASE_DIR) / "static" / "css" / "site.css").read_text()
TOKEN = re.compile(r"--([a-z-]+): (#[0-9a-f]{3,6});")
LIGHT, DARK = (dict(TOKEN.findall(block)) for block in re.findall(r":root \{(.*?)\}", STYLESHEET, re.DOTALL))

TEXT = [
    ("ink", "paper"), ("ink", "card"), ("ink", "tint"), ("ink", "warn"), ("soft", "paper"), ("soft", "card"), ("soft", "tint"),
    ("brand", "paper"), ("brand", "card"), ("brand", "tint"), ("brand-strong", "tint"), ("on-brand", "brand"), ("on-brand", "brand-strong"),
    ("on-deep", "deep"), ("on-deep-soft", "deep"), ("good", "card"), ("good", "paper"), ("card", "good"), ("bad", "card"), ("bad", "paper"),
]  # fmt: skip
NOT_TEXT = [("edge", "card"), ("brand", "card"), ("warn-edge", "warn")]


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    linear = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, {**LIGHT, **DARK}], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXT, ids="-on-".join)
def test_text_can_be_read(palette: dict[str, str], front: str, back: str) -> None:
    assert contrast(palette[front], palette[back]) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, {**LIGHT, **DARK}], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), NOT_TEXT, ids="-on-".join)
def test_edges_can_be_seen(palette: dict[str, str], front: str, back: str) -> None:
    assert contrast(palette[front], palette[back]) >= 3


@pytest.mark.parametrize("palette", [LIGHT, {**LIGHT, **DARK}], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "card", "tint", "deep"])
def test_the_focus_is_seen_on_every_ground_by_its_outline_or_by_its_halo(palette: dict[str, str], ground: str) -> None:
    assert max(contrast(palette[ring], palette[ground]) for ring in ("ink", "focus")) >= 3


def test_every_colour_comes_from_the_palette() -> None:
    rest = re.sub(r":root \{.*?\}", "", STYLESHEET, flags=re.DOTALL)
    printed = rest.split("@media print")[0]
    assert re.findall(r"#[0-9a-f]{3,6}\b", printed) == []
