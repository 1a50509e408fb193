"""The preview: pages in the window, one below the other, few of them unpacked."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from tests.conftest import settle
from tests.gui.conftest import Listen
from tests.gui.sheets import pictures
from viewer.gui import preview
from viewer.gui.preview import Preview
from viewer.gui.theme import THEMES, Look, apply

COUNT = 30


@pytest.fixture(scope="module")
def drawn() -> list[bytes]:
    return pictures(COUNT, 48)


@pytest.fixture
def shown(fonts: QApplication, drawn: list[bytes]) -> Iterator[Preview]:
    made = Preview(drawn, Look(THEMES["light"]))
    apply(made, Look(THEMES["light"]))
    made.resize(900, 700)
    made.show()
    settle()
    made.take_focus()
    yield made
    made.close()
    made.deleteLater()
    settle()


def place(shown: Preview) -> str:
    return next(one.text() for one in shown.findChildren(QLabel, "find_count"))


def button(shown: Preview, name: str) -> QToolButton:
    return next(b for b in shown.findChildren(QToolButton) if b.accessibleName() == name)


def bar(shown: Preview) -> QScrollArea:
    return shown.findChildren(QScrollArea)[0]


def test_it_tells_which_page_of_how_many_is_looked_at(shown: Preview) -> None:
    assert place(shown) == "Page 1 of 30"
    button(shown, "Next page").click()
    button(shown, "Next page").click()
    assert place(shown) == "Page 3 of 30"
    button(shown, "Page before").click()
    assert place(shown) == "Page 2 of 30"
    scroll = bar(shown).verticalScrollBar()
    scroll.setValue(scroll.maximum() // 2)
    assert place(shown) in {"Page 15 of 30", "Page 16 of 30"}


def test_at_either_end_there_is_no_further_step(shown: Preview) -> None:
    assert not button(shown, "Page before").isEnabled()
    for _ in range(COUNT + 3):
        button(shown, "Next page").click()
    assert place(shown) == "Page 30 of 30"
    assert not button(shown, "Next page").isEnabled()


def test_the_keys_scroll_go_to_the_ends_and_close(shown: Preview, qtbot: QtBot) -> None:
    scroll = bar(shown).verticalScrollBar()
    for key, least in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_PageDown, 300)):
        before = scroll.value()
        QTest.keyClick(bar(shown), key)
        assert scroll.value() >= before + least
    QTest.keyClick(bar(shown), Qt.Key.Key_End)
    assert place(shown) == "Page 30 of 30"
    QTest.keyClick(bar(shown), Qt.Key.Key_Home)
    assert place(shown) == "Page 1 of 30"
    with qtbot.waitSignal(shown.closed):
        QTest.keyClick(bar(shown), Qt.Key.Key_Escape)
    with qtbot.waitSignal(shown.closed):
        button(shown, "Close").click()


def test_few_pages_are_unpacked_however_many_there_are(shown: Preview) -> None:
    scroll = bar(shown).verticalScrollBar()
    for at in range(0, scroll.maximum(), 150):
        scroll.setValue(at)
        settle()
        unpacked = [page for page in shown.pages if page.is_unpacked]
        assert 1 <= len(unpacked) <= 6
        # What can be seen is never blank.
        assert all(page.is_unpacked for page in shown.pages if not page.visibleRegion().isEmpty())


@pytest.mark.parametrize(("width", "size"), [(900, 100), (360, 100), (900, 200), (360, 200)])
def test_a_page_is_never_wider_than_the_window(shown: Preview, width: int, size: int) -> None:
    shown.resize(width, 700)
    shown.set_look(Look(THEMES["dark"], size))
    settle()
    room = bar(shown).viewport().width()
    for page in shown.pages:
        assert page.x() >= 0
        assert page.x() + page.width() <= room
    assert bar(shown).horizontalScrollBar().maximum() == 0
    # At 48 dots an inch an A4 page is 397 wide.
    assert shown.pages[0].width() == min(room - 2 * preview.MARGIN, 397 * size // 100)


def test_the_page_that_is_looked_at_stays_when_the_window_changes(shown: Preview) -> None:
    for _ in range(7):
        button(shown, "Next page").click()
    assert place(shown) == "Page 8 of 30"
    shown.resize(500, 900)
    settle()
    assert place(shown) == "Page 8 of 30"
    shown.set_look(Look(THEMES["light"], 200))
    settle()
    assert place(shown) == "Page 8 of 30"


def test_a_screen_reader_hears_the_name_of_each_page_A26(shown: Preview, hear: Listen) -> None:
    assert [page.accessibleName() for page in shown.pages][:2] == ["Page 1 of 30", "Page 2 of 30"]
    assert bar(shown).accessibleName() == "Pages as they will be printed"
    said = hear(preview)
    button(shown, "Next page").click()
    assert said == ["Page 2 of 30"]


def test_what_is_no_picture_takes_nothing_down(fonts: QApplication, drawn: list[bytes]) -> None:
    made = Preview([b"", b"no picture", drawn[0]], Look(THEMES["light"]))
    made.resize(600, 600)
    made.show()
    settle()
    assert len(made.pages) == 3
    made.close()
    made.deleteLater()
