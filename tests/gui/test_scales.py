"""No text is cut at any scale of the screen: each factor in a process of its own (A20)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tests.conftest import ROOT
from viewer.gui.pictures import FOLDED_STATES, STATES

FACTORS = (1, 1.25, 1.5, 2, 3)
WORDS = [("longer", 1), ("mirrored", 1), *(("both", factor) for factor in FACTORS[1:])]
"""Pseudo-locales and scales (L6). At 1 each by itself, so that a fault can be told from the other;
at all others longer words in a mirrored window: whatever either of them cuts is cut there."""


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


@pytest.mark.parametrize("factor", [FACTORS[0], FACTORS[-1]])  # between them: longer words, below
def test_A20_no_text_of_any_screen_is_cut_at_this_scale(library_file: Path, factor: float) -> None:
    told = look(library_file, factor)
    assert told.scale == factor
    assert told.seen == [state.name for state in (*STATES, *FOLDED_STATES)]
    assert told.found == {}


@pytest.mark.parametrize(("words", "factor"), WORDS)
def test_L6_A20_no_text_is_cut_in_longer_words_and_in_a_mirrored_window(
    library_file: Path, words: str, factor: float
) -> None:
    told = look(library_file, factor, words)
    assert told.scale == factor
    assert told.seen == [state.name for state in (*STATES, *FOLDED_STATES)]
    assert told.found == {}


@pytest.mark.parametrize(
    ("words", "factor"), [("en", FACTORS[0]), ("en", FACTORS[-1]), ("both", FACTORS[1])]
)
def test_A20_a_label_that_is_too_narrow_is_caught_at_this_scale(
    library_file: Path, words: str, factor: float
) -> None:
    # The control: the same look at a window in which one label has half the width it needs.
    told = look(library_file, factor, words, "broken")
    assert told.scale == factor
    assert [len(wrong) for wrong in told.found.values()] == [1]
