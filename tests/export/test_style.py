"""The style sheet of the exported pages: colors of the window's themes, and room to read."""

import re

import pytest

from viewer.export.html import style
from viewer.gui.theme import THEMES

CSS = style().decode()
LIGHT, DARK, PRINT = (
    dict(re.findall(r"--([a-z]+): (#[0-9A-Fa-f]{6})", block))
    for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
)
BACKGROUNDS = ("paper", "card", "sage", "rose", "sand")


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def pale(tokens: dict[str, str]) -> list[str]:
    """Return every pair of ink and ground that is harder to read than it may be."""
    faults = [f"ink on {b}" for b in BACKGROUNDS if contrast(tokens["ink"], tokens[b]) < 7]
    faults += [
        f"{name} on {ground}"
        for name in ("muted", "action", "urgent")
        for ground in BACKGROUNDS
        if contrast(tokens[name], tokens[ground]) < 4.5
    ]
    edge = contrast(tokens["edge"], tokens["paper"])
    return [*faults, *(["edge on paper"] if edge < 3 else [])]


@pytest.mark.parametrize("tokens", [LIGHT, DARK, LIGHT | PRINT], ids=["light", "dark", "print"])
def test_body_text_has_a_contrast_of_seven_to_one_and_everything_else_enough_A14(
    tokens: dict[str, str],
) -> None:
    assert pale(tokens) == []


def test_pale_ink_is_caught_A14() -> None:
    assert "ink on paper" in pale(LIGHT | {"ink": "#767676"})
    assert "muted on card" in pale(LIGHT | {"muted": "#999999"})


@pytest.mark.parametrize(("tokens", "theme"), [(LIGHT, "light"), (DARK, "dark")])
def test_the_colors_are_those_of_the_window(tokens: dict[str, str], theme: str) -> None:
    window = THEMES[theme]
    assert {name: getattr(window, name) for name in tokens} == tokens


def test_the_style_sheet_fetches_nothing_and_colors_come_from_the_tokens() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS
    used = set(re.findall(r"var\(--([a-z]+)\)", CSS))
    assert used <= set(LIGHT) & set(DARK)


def test_lines_are_short_and_stand_far_enough_apart_A22() -> None:
    assert "max-width: 70ch" in CSS
    assert "line-height: 1.55" in CSS
