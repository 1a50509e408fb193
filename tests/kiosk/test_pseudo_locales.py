"""Every screen of the kiosk in longer words and mirrored: nothing of it is cut (L6, A20)."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.conftest import settle
from tests.gui.pseudo import in_force, pseudo
from tests.kiosk.test_home import ORIENTATIONS, all_screens, faults, kiosk_of, show_outside


@pytest.mark.parametrize(
    ("words", "size"),
    [("longer", ORIENTATIONS[0]), ("mirrored", ORIENTATIONS[1]), ("both", ORIENTATIONS[1])],
    ids=["longer", "mirrored", "both"],
)
def test_L6_A20_nothing_is_cut_on_any_screen_of_the_kiosk_in_a_pseudo_locale(
    fonts: QApplication,
    tmp_path: Path,
    library_file: Path,
    words: str,
    size: tuple[int, int],
) -> None:
    with pseudo(words), kiosk_of(tmp_path, library_file, size) as kiosk:
        found = {}
        for name in all_screens(kiosk):
            found[name] = faults(kiosk)
            assert in_force(words, kiosk.window), name
        assert len(found) > 12
        assert {name: wrong for name, wrong in found.items() if wrong} == {}


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
