"""Every screen of the kiosk at every scale, in every theme: no text is cut or weak (A14, A20).

Each scale in a process of its own.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.conftest import ROOT, settle
from tests.gui.pseudo import pseudo
from tests.gui.weak_texts import no_icons, weak_texts
from tests.kiosk.test_home import faults, kiosk_of, show_outside
from viewer.gui.theme import THEMES

RUNS = [
    ("en", 1, "light", 0),
    ("longer", 1, "cream", 0),
    ("both", 1, "dark", 1),
    ("both", 1.25, "contrast", 0),
    ("both", 1.5, "light", 1),
    ("both", 2, "cream", 0),
    ("both", 3, "dark", 1),
]
"""Words, scale, theme and orientation of each look; see the same list of the window's screens."""


def test_every_scale_every_theme_and_longer_words_have_their_turn() -> None:
    assert {factor for words, factor, _, _ in RUNS if words == "both"} == {1, 1.25, 1.5, 2, 3}
    assert {theme for _, _, theme, _ in RUNS} == set(THEMES)


@pytest.mark.parametrize(("words", "factor", "theme", "way"), RUNS)
def test_A14_A17_A20_A22_L6_no_text_of_any_screen_of_the_kiosk_is_cut_or_weak_or_wide(
    library_file: Path, tmp_path: Path, words: str, factor: float, theme: str, way: int
) -> None:
    program = (sys.executable, "-m", "tests.kiosk.scaled_kiosk")
    result = subprocess.run(
        [*program, library_file, tmp_path, words, theme, str(way)],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "QT_SCALE_FACTOR": str(factor)},
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    told = json.loads(result.stdout)
    assert told["scale"] == factor
    assert len(told["seen"]) > 12
    assert told["found"] == {}


def test_L6_a_button_as_wide_as_its_english_words_is_caught(
    fonts: QApplication, tmp_path: Path, library_file: Path
) -> None:
    # The control: what nobody sees in English is seen in longer words.
    with kiosk_of(tmp_path, library_file) as kiosk:
        show_outside(kiosk, "question")
        for button in kiosk.window.question.findChildren(QPushButton):
            button.setFixedSize(button.sizeHint())
        settle()
        assert faults(kiosk) == []
        with pseudo("longer"):
            settle()
            assert faults(kiosk)


def test_A14_words_that_are_too_weak_are_caught_on_a_screen_of_the_kiosk(
    fonts: QApplication, tmp_path: Path, library_file: Path
) -> None:
    with no_icons(), kiosk_of(tmp_path, library_file) as kiosk:
        show_outside(kiosk, "question")
        assert weak_texts(kiosk.window) == []
        kiosk.window.question.setStyleSheet("* { color: #AAAAAA; }")
        settle()
        assert weak_texts(kiosk.window)
