"""A typeface that is chosen at a kiosk is gone with the visit (A23, K3)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.conftest import settle
from tests.gui.looking import cut_texts, sideways, visible
from tests.kiosk.hand import Hand
from tests.kiosk.kiosk_maker import make
from tests.kiosk.watching import ENDS, come_next
from viewer.kiosk.run import Kiosk
from viewer.typefaces import TYPEFACES, USUAL

OTHER = "source-sans"
KEEP = "Keep these choices on this computer"


@pytest.fixture
def kiosk(fonts: QApplication, tmp_path: Path, library_file: Path) -> Iterator[Kiosk]:
    with make(tmp_path, library_file, size=(1080, 1920)) as made:
        yield made


def families(page: QWidget) -> set[str]:
    """Return the families in which every word of a page of the kiosk is really drawn."""
    shown = [one for kind in (QLabel, QAbstractButton) for one in visible(page, kind)]
    return {QFontInfo(one.font()).family() for one in shown}


def choose(kiosk: Kiosk) -> list[str]:
    """Begin a visit and choose the other typeface; return the names of all on the card."""
    hand = Hand(kiosk.window)
    hand.begin()
    hand.press("display")
    rows = visible(kiosk.window.desk, QAbstractButton)
    names = [one.accessibleName() for one in rows]
    hand.tap(next(one for one in rows if one.property("typeface") == OTHER))
    settle()
    return names


@pytest.mark.parametrize("end", ENDS)
def test_A23_K3_the_next_person_has_the_usual_typeface(
    kiosk: Kiosk, tmp_path: Path, end: str
) -> None:
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    assert KEEP not in choose(kiosk)
    assert families(kiosk.window.desk) == {TYPEFACES[OTHER].family}
    come_next(kiosk, end)
    settle()
    assert families(kiosk.window.desk) == {TYPEFACES[USUAL].family}
    assert kiosk.window.desk.visit.preferences.typeface == USUAL
    assert {f: f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()} == before


def test_A23_the_question_is_in_the_reader_s_typeface_and_the_quiet_page_in_the_clinic_s(
    kiosk: Kiosk,
) -> None:
    choose(kiosk)
    kiosk.window.idle.counted.emit(30)
    settle()
    assert families(kiosk.window.question) == {TYPEFACES[OTHER].family}
    kiosk.window.hide_now()
    settle()
    assert families(kiosk.window.attract) == {TYPEFACES[USUAL].family}


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)], ids=str)
@pytest.mark.parametrize("language", ["en", "es"])
def test_A23_nothing_is_cut_at_a_kiosk_in_the_other_typeface(
    fonts: QApplication,
    tmp_path: Path,
    library_file: Path,
    size: tuple[int, int],
    language: str,
) -> None:
    settings = f'region = "US"\nlanguages = ["{language}"]\ntypeface = "{OTHER}"\n'
    with make(tmp_path, library_file, size=size, settings=settings) as kiosk:
        desk = kiosk.window.desk
        assert families(kiosk.window.attract) == {TYPEFACES[OTHER].family}
        Hand(kiosk.window).begin()
        for address in ("home", "cervical-stitch", "handout"):
            desk.open(address)
            settle()
            assert sideways(kiosk.window) + cut_texts(kiosk.window) == [], address
