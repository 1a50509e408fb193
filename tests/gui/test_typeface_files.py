"""A typeface whose files are missing, unreadable or damaged: a sentence, and one reads on."""

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import run_code
from viewer.paths import ASSETS
from viewer.typefaces import ENDINGS, TYPEFACES, USUAL

OTHER = "source-sans"
GONE, WORDS, HALF, CHANGED = range(4)
"""A file that is not there, one that is no typeface, one cut short, one with another bit."""

OPENED = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QLabel
from viewer.app import Application, prepare
from viewer.gui import fonts
from viewer.gui.notice import Notice
from viewer.open_library import Where
library, settings, assets, typeface = sys.argv[1:]
fonts.ASSETS = Path(assets)
app = QApplication(["snowdrop"])
window = Application(prepare(Where(library=Path(library)), Path(settings)), Path(settings)).window
window.show()
window.open("what-is-cervical-insufficiency")
def told():
    app.processEvents()
    labels = [label for label in window.findChildren(QLabel) if label.isVisible() and label.text()]
    families = {QFontInfo(label.font()).family() for label in labels}
    return window.findChild(Notice).text, sorted(families)
first = told()
window.findChild(Notice).forget()
window._visit.preferences.typeface = typeface
window.grow_text()
print(json.dumps([*first, *told()]), flush=True)
import os
os._exit(0)
"""


def told(
    library: Path, folder: Path, spoil: dict[str, bytes | None], then: str
) -> tuple[str, list[str], str, list[str]]:
    """Open a window whose typefaces have these files instead (None: not there); choose another.

    Return what was told and the families of all text: at the start, and after the choice.
    """
    shutil.copytree(ASSETS / "fonts", folder / "fonts")
    for name, data in spoil.items():
        file = folder / "fonts" / name
        file.unlink()
        if data is not None:
            file.write_bytes(data)
    settings = folder / "settings.toml"
    settings.write_text('region = "US"\n', encoding="utf-8")
    done = run_code(OPENED, library, settings, folder, then)
    assert done.stderr == ""
    said, families, later, then_families = json.loads(done.stdout)
    return said, families, later, then_families


def file(typeface: str, ending: str) -> Path:
    return ASSETS / "fonts" / f"{TYPEFACES[typeface].files}_{ending}"


def family(typeface: str) -> str:
    return TYPEFACES[typeface].family


def one(typeface: str, how: int) -> dict[str, bytes | None]:
    """Return one file of a typeface, spoiled."""
    wrong = file(typeface, ENDINGS[how])
    data = bytearray(wrong.read_bytes())
    data[len(data) // 2] ^= 1
    found = {GONE: None, WORDS: b"no typeface" * 99, HALF: bytes(data[: len(data) // 2])}
    return {wrong.name: found.get(how, bytes(data))}


def test_A23_whole_typefaces_are_used_and_nothing_is_said_of_them(
    library_file: Path, tmp_path: Path
) -> None:
    said, families, later, then = told(library_file, tmp_path, {}, OTHER)
    assert (said, later) == ("", "")
    assert (families, then) == ([family(USUAL)], [family(OTHER)])


@pytest.mark.parametrize("which", [GONE, HALF], ids=("gone", "cut short"))
def test_A23_a_window_opens_in_the_other_typeface_and_says_which_file_is_damaged(
    library_file: Path, tmp_path: Path, which: int
) -> None:
    spoil = one(USUAL, which)
    said, families, later, then = told(library_file, tmp_path, spoil, OTHER)
    name = next(iter(spoil))
    assert said.startswith(f"{name}: This file of the typeface Atkinson Hyperlegible is missing or")
    assert said.endswith("has to install Snowdrop again.")
    assert (families, then) == ([family(OTHER)], [family(OTHER)])
    assert later == ""


def test_A23_a_damaged_typeface_that_somebody_chooses_is_told_then_and_one_reads_on(
    library_file: Path, tmp_path: Path
) -> None:
    said, families, later, then = told(library_file, tmp_path, one(OTHER, CHANGED), OTHER)
    assert (said, families) == ("", [family(USUAL)])
    assert "of the typeface Source Sans is missing or damaged" in later
    assert then == [family(USUAL)]


def test_A23_without_any_whole_typeface_the_system_s_own_is_used(
    library_file: Path, tmp_path: Path
) -> None:
    spoil = one(USUAL, WORDS) | one(OTHER, GONE)
    said, families, later, _ = told(library_file, tmp_path, spoil, OTHER)
    assert "Atkinson Hyperlegible is missing or damaged" in said
    assert "Source Sans is missing or damaged" in later
    assert families
    assert not {family(USUAL), family(OTHER)} & set(families)
