"""What people take home: chosen while they read, printed or saved, and gone when they are."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import OpenWindow, settle
from tests.gui.handout_tools import Eyes, Printer, words_of
from tests.journeys.reader import Reader
from viewer import app
from viewer.settings import Settings


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> Printer:
    made = Printer()

    def printing(window: QWidget, settings: Settings) -> Printer:
        return made

    monkeypatch.setattr(app, "system_printing", printing)
    return made


@pytest.fixture
def reader(printer: Printer, open_window: OpenWindow) -> Reader:
    return Reader(open_window())


@pytest.fixture
def eyes(reader: Reader, qtbot: QtBot) -> Eyes:
    return Eyes(reader.window, qtbot)


def test_she_puts_two_pages_and_her_questions_by_and_a_nurse_prints_them(
    reader: Reader, eyes: Eyes, printer: Printer
) -> None:
    reader.choose_topic("Care and treatment")
    reader.window.open("cervical-stitch")
    reader.press("Add to my handout")
    reader.window.open("grief-and-coping")
    reader.press("Add to my handout")
    reader.window.open("questions-to-ask")
    settle()
    reader.tap_link("tick:7")
    reader.tap_link("tick:3")
    reader.press("My handout (3)")
    eyes.wait_for_pages()
    eyes.press("Move up: Grief and coping after a loss")
    eyes.wait_for_pages()
    eyes.press("Print")
    words = words_of(printer.printed[0].data)
    places = [
        words.find("Grief and coping after a loss"),
        words.find("What are the risks of a stitch"),
        words.find("How long is my cervix today"),
    ]
    assert -1 not in places
    assert places[1] < places[2]
    printer.finish()
    assert reader.sees("Will somebody else read here next?")


def test_after_New_patient_the_next_person_finds_nothing_and_prints_nothing(
    reader: Reader, eyes: Eyes, printer: Printer
) -> None:
    reader.window.open("second-trimester-loss")
    reader.press("Add to my handout")
    reader.press("New patient")
    assert reader.opened[-1] == "home"
    reader.press("My handout")
    assert eyes.titles() == []
    assert "Print" not in eyes.says()
    reader.type(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    reader.type(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert "second-trimester-loss" not in reader.opened[reader.opened.index("home") :]


def test_a_partner_saves_it_as_a_file_for_later(reader: Reader, eyes: Eyes, tmp_path: Path) -> None:
    reader.window.open("cervical-stitch")
    reader.press("Add to my handout")
    reader.press("My handout (1)")
    eyes.wait_for_pages()
    eyes.press("Save as a file")
    (dialog,) = (d for d in QApplication.topLevelWidgets() if isinstance(d, QFileDialog))
    dialog.fileSelected.emit(str(tmp_path / "information.pdf"))
    dialog.finished.emit(1)
    settle()
    assert reader.sees("Saved as information.pdf.")
    assert "cerclage" in words_of((tmp_path / "information.pdf").read_bytes())


def test_by_keyboard_alone_she_fills_orders_and_prints_it(
    reader: Reader, eyes: Eyes, printer: Printer
) -> None:
    for article in ("cervical-stitch", "grief-and-coping"):
        reader.window.open(article)
        settle()
        reader.button("Add to my handout").setFocus()
        reader.type(Qt.Key.Key_Return)
    reader.type(Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    eyes.wait_for_pages()
    wanted = "Move down: The cervical stitch (cerclage)"
    for _ in range(60):
        focus = QApplication.focusWidget()
        if focus is not None and focus.accessibleName() == wanted:
            break
        reader.type(Qt.Key.Key_Tab)
    reader.type(Qt.Key.Key_Return)
    assert eyes.titles()[0] == "Grief and coping after a loss"
    eyes.wait_for_pages()
    for _ in range(60):
        focus = QApplication.focusWidget()
        if focus is not None and focus.accessibleName() == "Print":
            break
        reader.type(Qt.Key.Key_Tab)
    reader.type(Qt.Key.Key_Return)
    assert len(printer.printed) == 1
