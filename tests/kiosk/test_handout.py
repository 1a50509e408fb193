"""The handout in a waiting room: printed only, asked first, gone with the visit."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.conftest import settle
from tests.gui.handout_tools import Eyes, Printer
from tests.gui.looking import cut_texts, sideways
from tests.kiosk.kiosk_maker import ACCEPTED, make
from tests.kiosk.spy import Spy
from tests.kiosk.topic_words import topic_words
from tests.kiosk.watching import ENDS, come_next, tap_at
from viewer.gui import handout_press
from viewer.gui.code_view import CodeView
from viewer.gui.handout_desk import HandoutDesk
from viewer.gui.handout_maker import HandoutMaker
from viewer.gui.handout_page import HandoutPage, Offers
from viewer.gui.parts import Parts
from viewer.gui.support_panel import SupportPanel
from viewer.gui.tile import Row
from viewer.kiosk import window as window_module
from viewer.kiosk.bar import KioskBar
from viewer.kiosk.run import Kiosk
from viewer.settings import Settings
from viewer.visit.handout import Kind, Question

STITCH, GRIEF, QUESTIONS = "cervical-stitch", "grief-and-coping", "questions-to-ask"
LOSS = "second-trimester-loss"
PRINTER = '\n[printing]\nprinter = "Waiting-room"\n'


@pytest.fixture
def printers(monkeypatch: pytest.MonkeyPatch) -> list[Printer]:
    """Put a printer of our own into every desk; the newest one is last."""
    made: list[Printer] = []

    def printing(window: QWidget, settings: Settings) -> Printer:
        made.append(Printer(window))
        return made[-1]

    def parts(**given: Any) -> Parts:
        return Parts(**(given | {"printing": printing}))

    monkeypatch.setattr(window_module, "Parts", parts)
    return made


@contextmanager
def opened(
    folder: Path,
    library: Path,
    *,
    printer: str = PRINTER,
    size: tuple[int, int] = (1080, 1920),
    tag: str = "en",
    text: int = 150,
) -> Iterator[Kiosk]:
    other = "en" if tag == "es" else "es"
    settings = f'region = "US"\nlanguages = ["{tag}", "{other}"]\ntext_size = {text}\n'
    with make(folder, library, settings=settings, accepted=ACCEPTED + printer, size=size) as kiosk:
        tap_at(kiosk, QPoint(500, 500))
        yield kiosk


@pytest.fixture
def kiosk(
    fonts: QApplication, tmp_path: Path, library_file: Path, printers: list[Printer]
) -> Iterator[Kiosk]:
    with opened(tmp_path, library_file) as made:
        yield made


@pytest.fixture
def eyes(kiosk: Kiosk, qtbot: QtBot) -> Eyes:
    fill(kiosk)
    return Eyes(kiosk.window.desk, qtbot)


def fill(kiosk: Kiosk) -> None:
    """Put two pages and a question in, and open the handout."""
    desk = handout_of(kiosk)
    for name in (STITCH, GRIEF):
        desk.toggle(Kind.ARTICLE, name)
    desk.choose(Question(QUESTIONS, 3))
    kiosk.window.desk.open("handout")
    settle()


def handout_of(kiosk: Kiosk) -> HandoutDesk:
    found = kiosk.window.desk.findChild(HandoutDesk)
    assert isinstance(found, HandoutDesk)
    return found


def button(kiosk: Kiosk, name: str) -> QWidget:
    bar = kiosk.window.desk.findChild(KioskBar)
    assert isinstance(bar, KioskBar)
    return bar.button(name)


PAPER = ("Print", "Look at the pages", "Save as a file", "Large print", "With the hard passages")
"""What only makes sense where pages can be printed or saved."""


def of_paper(eyes: Eyes) -> list[str]:
    """Return what the page says of paper."""
    told = ("page", "paper", "print")
    words = [text for text in eyes.says() if any(word in text.split() for word in told)]
    return [text for text in eyes.says() if text in PAPER] + words


def test_without_a_printer_a_kiosk_offers_the_handout_for_the_phone_and_says_nothing_of_paper(
    fonts: QApplication, tmp_path: Path, library_file: Path, qtbot: QtBot
) -> None:
    with opened(tmp_path, library_file, printer="") as kiosk:
        fill(kiosk)
        eyes = Eyes(kiosk.window.desk, qtbot)
        handout_of(kiosk).toggle(Kind.ARTICLE, LOSS)
        settle()
        assert button(kiosk, "handout").isVisible()
        assert "Take it with you on your phone. It is forgotten when you leave." in eyes.says()
        assert of_paper(eyes) == []
        assert not kiosk.window.desk.is_printing
        assert [maker.pages for maker in kiosk.window.desk.findChildren(HandoutMaker)] == [None]
        eyes.press("On your phone")
        rows = {row.text(): row for row in kiosk.window.desk.findChildren(Row) if row.isVisible()}
        assert len(rows) == 4
        rows["The cervical stitch (cerclage)"].click()
        settle()
        assert [view.isVisible() for view in kiosk.window.desk.findChildren(CodeView)] == [True]


def test_with_a_printer_it_says_paper_and_phone(eyes: Eyes) -> None:
    # The control of the test above, too.
    lead = "Take it with you on paper or on your phone. It is forgotten when you leave."
    assert lead in eyes.says()
    assert "On your phone" in eyes.says()
    eyes.wait_for_pages()
    assert {"Print", "Look at the pages", "Large print"} <= set(of_paper(eyes))


FIFTEEN_MM = 57
"""In pixels at 96 dpi."""


def low(widget: QWidget) -> list[str]:
    """Return the words of the buttons that lead on and are lower than 15 mm."""
    found = widget.findChildren(QPushButton)
    return [b.text() for b in found if b.isVisible() and b.height() < FIFTEEN_MM]


@pytest.mark.parametrize("text", [100, 150, 400])
def test_A9_what_leads_on_is_15_mm_high_on_the_page_and_on_the_cards(
    fonts: QApplication,
    tmp_path: Path,
    library_file: Path,
    printers: list[Printer],
    qtbot: QtBot,
    text: int,
) -> None:
    with opened(tmp_path, library_file, text=text) as kiosk:
        desk = kiosk.window.desk
        fill(kiosk)
        printers[-1].asked = "{pages} pages."
        eyes = Eyes(desk, qtbot)
        eyes.wait_for_pages()
        eyes.press("Print")
        assert {"Print", "On your phone", "Print now"} <= set(eyes.says())
        assert low(eyes.page) == []
        desk.show_help()
        settle()
        panel = desk.findChild(SupportPanel)
        assert isinstance(panel, SupportPanel)
        assert len([b for b in panel.findChildren(QPushButton) if b.isVisible()]) > 10
        assert low(panel) == []
        # The control.
        panel.findChildren(QPushButton)[0].setFixedHeight(44)
        settle()
        assert len(low(panel)) == 1


def test_the_count_stands_at_the_top_without_a_word_of_what_is_in_it_K5(eyes: Eyes) -> None:
    kiosk_bar = eyes.window.findChild(KioskBar)
    assert isinstance(kiosk_bar, KioskBar)
    made = kiosk_bar.button("handout")
    assert made.isVisible()
    assert made.text() == "My handout (3)"
    assert made.toolTip() == ""
    assert not topic_words([made.text()])


def typed_into(desk: QWidget) -> list[QWidget]:
    """Return what takes free text on the page “My handout”."""
    (page,) = desk.findChildren(HandoutPage)
    kinds: tuple[type[QWidget], ...] = (QLineEdit, QTextEdit, QComboBox, QAbstractSpinBox)
    return [one for kind in kinds for one in page.findChildren(kind)]


def test_K9_nothing_can_be_typed_on_the_page_of_a_kiosk(eyes: Eyes) -> None:
    assert typed_into(eyes.window) == []
    assert "Add this question" not in eyes.says()


def test_K9_a_kiosk_that_lets_questions_be_typed_is_noticed(
    kiosk: Kiosk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the test above.
    def offers(printing: bool, saving: bool, own: bool) -> Offers:
        return Offers(printing, saving, own=True)

    monkeypatch.setattr(handout_press, "Offers", offers)
    fill(kiosk)
    assert typed_into(kiosk.window.desk) != []


def press_everything(eyes: Eyes, printers: list[Printer]) -> None:
    printers[-1].asked = "{pages} pages come out at the desk."
    eyes.wait_for_pages()
    for name in ("Large print", "Look at the pages", "Print"):
        eyes.press(name)
        eyes.wait(lambda: not any(text.endswith("…") for text in eyes.says()))
        eyes.window.open("handout")  # type: ignore[attr-defined]
        eyes.wait_for_pages()
    eyes.press("Print")
    eyes.press("Print now")
    printers[-1].finish()


def test_K14_no_file_dialog_and_no_print_dialog_is_ever_made(
    eyes: Eyes, printers: list[Printer], monkeypatch: pytest.MonkeyPatch
) -> None:
    spy = Spy()
    spy.watch(monkeypatch)
    press_everything(eyes, printers)
    assert len(printers[-1].printed) == 1
    assert spy.caught == []
    assert "Save as a file" not in eyes.says()
    assert "New patient" not in eyes.says()


def test_K14_a_kiosk_that_saves_is_noticed(
    kiosk: Kiosk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the test above.
    kiosk.window.desk.visit.may_save = True
    fill(kiosk)
    eyes = Eyes(kiosk.window.desk, qtbot)
    spy = Spy()
    spy.watch(monkeypatch)
    eyes.wait_for_pages()
    eyes.press("Save as a file")
    assert "QFileDialog" in spy.caught
    kiosk.window.finish()


def test_K11_it_asks_first_and_a_refusal_is_said(eyes: Eyes, printers: list[Printer]) -> None:
    printer = printers[-1]
    count = eyes.wait_for_pages()
    printer.refused = "These are {pages} pages."
    eyes.press("Print")
    assert f"These are {count} pages." in eyes.says()
    printer.refused, printer.asked = "", "{pages} pages come out at the desk. Others may see them."
    eyes.press("Print")
    assert printer.printed == []
    assert f"{count} pages come out at the desk. Others may see them." in eyes.says()
    eyes.press("Print now")
    assert len(printer.printed) == 1


def test_K1_whoever_waits_for_paper_is_not_asked_whether_she_is_there(
    kiosk: Kiosk, eyes: Eyes, printers: list[Printer]
) -> None:
    eyes.wait_for_pages()
    busy = [kiosk.window.desk.is_printing]
    eyes.press("Print")
    busy.append(kiosk.window.desk.is_printing)
    printers[-1].finish()
    busy.append(kiosk.window.desk.is_printing)
    assert busy == [False, True, False]


@pytest.mark.parametrize("end", ENDS)
def test_K3_the_next_visit_has_an_empty_handout_and_the_print_is_cancelled(
    kiosk: Kiosk, eyes: Eyes, printers: list[Printer], end: str
) -> None:
    eyes.wait_for_pages()
    eyes.press("Print")
    over, printer = kiosk.window.desk.visit, printers[-1]
    come_next(kiosk, end)
    assert printer.resets == 1
    settle()
    assert left_of(kiosk, over.handout.count) == set()


def left_of(kiosk: Kiosk, held: int) -> set[str]:
    desk = kiosk.window.desk
    found = {"what the visit held"} if held else set()
    found |= {"handout"} if desk.visit.handout.count else set()
    made = button(kiosk, "handout")
    found |= {"count"} if getattr(made, "text", str)() != "My handout" else set()
    found |= {"page"} if desk.findChildren(HandoutPage) else set()
    return found


def test_K3_a_handout_that_survives_is_noticed(
    kiosk: Kiosk, eyes: Eyes, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the test above.
    eyes.wait_for_pages()
    over = kiosk.window.desk.visit
    monkeypatch.setattr(over.handout, "clear", settle)
    kiosk.window.desk.visit.end()
    kiosk.window.desk.open("handout")
    assert left_of(kiosk, over.handout.count) == {"what the visit held", "handout", "count", "page"}


LOOKS = list(product(((1080, 1920), (1920, 1080)), ("en", "es"), (150, 400), ("", PRINTER)))


@pytest.mark.parametrize(("size", "tag", "text", "printer"), LOOKS)
def test_A9_A20_nothing_is_cut_and_no_target_is_too_near(
    fonts: QApplication,
    tmp_path: Path,
    library_file: Path,
    printers: list[Printer],
    qtbot: QtBot,
    size: tuple[int, int],
    tag: str,
    text: int,
    printer: str,
) -> None:
    with opened(tmp_path, library_file, printer=printer, size=size, tag=tag, text=text) as kiosk:
        fill(kiosk)
        eyes = Eyes(kiosk.window.desk, qtbot)
        for address in ("handout", STITCH):
            kiosk.window.desk.open(address)
            settle()
            assert cut_texts(kiosk.window.desk) + sideways(kiosk.window.desk) == []
        top = [button(kiosk, name) for name in ("handout", "hide")]
        assert min(one.height() for one in top) >= 57
        assert top[1].x() - top[0].geometry().right() - 1 >= 8
        assert eyes.window.rect().contains(top[1].geometry())
