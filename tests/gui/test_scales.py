"""Every screen at every scale, in every theme: nothing is cut, weak, wide or told by color.

Each scale in a process of its own.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tests.conftest import ROOT
from viewer.gui.pictures import FOLDED_STATES, STATES
from viewer.gui.theme import THEMES

RUNS = [
    ("en", 1, "light"),
    ("both", 1, "cream"),
    ("both", 1.25, "dark"),
    ("both", 1.5, "contrast"),
    ("both", 2, "light"),
    ("both", 3, "dark"),
]
"""Words, scale and theme of each look. “both” is a pseudo-locale, longer words in a mirrored
window: whatever either of them cuts is cut there (L6). Contrast does not depend on words, nor cut
text on colors, so no look need be taken at each with each."""


class Found(msgspec.Struct):
    """What one run of scaled_screens.py tells: the scale, the screens, and what is wrong there."""

    scale: float
    seen: list[str]
    found: dict[str, list[str]]


def look(library: Path, factor: float, *how: str) -> Found:
    """Look at the screens with QT_SCALE_FACTOR at ``factor``; see scaled_screens.py for ``how``."""
    result = subprocess.run(
        [sys.executable, "-m", "tests.gui.scaled_screens", str(library), *how],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "QT_SCALE_FACTOR": str(factor)},
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    return msgspec.convert(json.loads(result.stdout), Found)


def test_every_scale_every_theme_and_longer_words_have_their_turn() -> None:
    assert {factor for words, factor, _ in RUNS if words == "both"} == {1, 1.25, 1.5, 2, 3}
    assert {theme for _, _, theme in RUNS} == set(THEMES)


@pytest.mark.parametrize(("words", "factor", "theme"), RUNS)
def test_A14_A17_A20_A22_L6_no_text_of_any_screen_is_cut_or_weak_or_wide(
    library_file: Path, words: str, factor: float, theme: str
) -> None:
    told = look(library_file, factor, words, theme)
    assert told.scale == factor
    assert told.seen == [state.name for state in (*STATES, *FOLDED_STATES)]
    assert told.found == {}


@pytest.mark.parametrize(("words", "factor"), [("en", 1), ("es", 3), ("both", 1.25)])
def test_A20_a_label_that_is_too_narrow_is_caught_at_this_scale(
    library_file: Path, words: str, factor: float
) -> None:
    # The control: the same look at a window in which one label has half the width it needs.
    told = look(library_file, factor, words, "light", "narrow")
    assert told.scale == factor
    assert [len(wrong) for wrong in told.found.values()] == [1]


@pytest.mark.parametrize("theme", THEMES)
def test_A14_remarks_that_are_too_weak_are_caught_in_this_theme(
    library_file: Path, theme: str
) -> None:
    # The control: the same look at a theme whose remarks are hardly stronger than the page.
    (wrong,) = look(library_file, 1, "en", theme, "faint").found.values()
    assert wrong
    assert all(":1" in line for line in wrong)
