"""How a handout leaves a clinic's computer: looked at, printed, saved; and what then goes wrong."""

import errno
import os
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import OpenWindow, settle
from tests.gui.conftest import Listen
from tests.gui.handout_tools import Eyes, Printer, words_of
from viewer import app
from viewer.gui import handout_file, handout_maker, handout_page
from viewer.gui.handout_desk import HandoutDesk
from viewer.gui.preview import Preview
from viewer.handout import pdf
from viewer.handout.leaflet import Leaflet
from viewer.library.store import Library, article_ids
from viewer.problems import Problem, RejectedError
from viewer.settings import Settings
from viewer.visit.handout import MOST_QUESTIONS, Kind, Question

STITCH, OWN = "cervical-stitch", "May I bring my sister with me?"
KEPT = "Your handout is still here."


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> Printer:
    """Put a printer of our own into the place of the system's."""
    made = Printer()

    def printing(window: QWidget, settings: Settings) -> Printer:
        return made

    monkeypatch.setattr(app, "system_printing", printing)
    return made


@pytest.fixture
def eyes(printer: Printer, open_window: OpenWindow, qtbot: QtBot) -> Eyes:
    """Open the page of a handout with one article and one own question."""
    window = open_window().window
    desk = desk_of(window)
    desk.toggle(Kind.ARTICLE, STITCH)
    desk.ask(Question(text=OWN))
    window.open("handout")
    settle()
    return Eyes(window, qtbot)


def desk_of(window: QWidget) -> HandoutDesk:
    found = window.findChild(HandoutDesk)
    assert isinstance(found, HandoutDesk)
    return found


# -- looking


def test_the_pages_are_looked_at_inside_the_window(eyes: Eyes) -> None:
    count = eyes.wait_for_pages()
    windows = len(QApplication.topLevelWidgets())
    eyes.press("Look at the pages")
    eyes.wait(lambda: eyes.window.findChild(Preview) is not None)
    preview = eyes.window.findChild(Preview)
    assert isinstance(preview, Preview)
    assert preview.isVisible()
    assert len(preview.pages) == count
    assert len(QApplication.topLevelWidgets()) == windows
    preview.closed.emit()
    settle()
    assert eyes.page.isVisible()
    assert QApplication.focusWidget() is eyes.button("Look at the pages")
    assert eyes.window.findChild(Preview) is None


@pytest.fixture
def slow(eyes: Eyes, monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Have the pages made anew, and made no sooner than the event is set."""
    go_on = Event()

    def wait(leaflet: Leaflet, figure: pdf.FindFigure) -> pdf.Made:
        go_on.wait()
        return pdf.make_pdf(leaflet, figure)

    monkeypatch.setattr(handout_maker, "make_pdf", wait)
    desk_of(eyes.window).ask(Question(text="Another?"))
    yield go_on
    go_on.set()


def test_what_is_pressed_before_the_pages_are_there_is_done_when_they_are(
    eyes: Eyes, slow: Event
) -> None:
    eyes.press("Look at the pages")
    assert "Making the pages…" in eyes.says()
    assert "Cancel" in eyes.says()
    slow.set()
    eyes.wait(lambda: eyes.window.findChild(Preview) is not None)


def test_a_wait_can_be_cancelled_and_nothing_happens_later(
    eyes: Eyes, printer: Printer, slow: Event
) -> None:
    eyes.press("Print")
    assert desk_of(eyes.window).is_printing
    eyes.press("Cancel")
    assert not desk_of(eyes.window).is_printing
    slow.set()
    eyes.wait_for_pages()
    assert "Cancel" not in eyes.says()
    assert printer.printed == []
    assert len(eyes.titles()) == 3


# -- printing


def test_it_is_printed_with_her_questions(eyes: Eyes, printer: Printer) -> None:
    count = eyes.wait_for_pages()
    eyes.press("Print")
    (made,) = printer.printed
    assert made.pages == count
    assert OWN in words_of(made.data)
    assert printer.pictures is not None
    assert len(printer.pictures(40)) == count
    assert "Printing…" in eyes.says()
    printer.finish()
    assert "Your pages were printed." in eyes.says()
    assert f"{count} pages" in eyes.says()


def test_it_asks_first_and_prints_only_after_yes(eyes: Eyes, printer: Printer) -> None:
    printer.asked = "{pages} pages come out at the desk. Others may see them."
    count = eyes.wait_for_pages()
    eyes.press("Print")
    assert f"{count} pages come out at the desk. Others may see them." in eyes.says()
    eyes.press("Do not print")
    assert printer.printed == []
    eyes.press("Print")
    eyes.press("Print now")
    assert len(printer.printed) == 1


def test_a_question_that_is_open_goes_when_the_handout_changes(
    eyes: Eyes, printer: Printer
) -> None:
    printer.asked = "{pages} pages?"
    eyes.wait_for_pages()
    eyes.press("Print")
    eyes.press(f"Take out: {OWN}")
    assert "Print now" not in eyes.says()


def test_a_refusal_is_said_and_the_handout_stays(eyes: Eyes, printer: Printer) -> None:
    printer.refused = "These are {pages} pages; at most 2 can be printed here."
    count = eyes.wait_for_pages()
    eyes.press("Print")
    assert f"These are {count} pages; at most 2 can be printed here." in eyes.says()
    assert printer.printed == []
    assert len(eyes.titles()) == 2


def test_printing_can_be_cancelled_and_what_went_wrong_is_said(
    eyes: Eyes, printer: Printer
) -> None:
    eyes.wait_for_pages()
    eyes.press("Print")
    assert desk_of(eyes.window).is_printing
    eyes.press("Cancel")
    assert "The printer has no paper." in eyes.says()
    assert not desk_of(eyes.window).is_printing
    assert len(eyes.titles()) == 2


def test_where_nothing_can_print_there_is_no_button(
    printer: Printer, open_window: OpenWindow, qtbot: QtBot
) -> None:
    printer.there = False
    window = open_window().window
    desk_of(window).toggle(Kind.ARTICLE, STITCH)
    window.open("handout")
    settle()
    says = Eyes(window, qtbot).says()
    assert "Print" not in says
    assert "Save as a file" in says


# -- pages that cannot be made


def test_what_cannot_be_made_is_told_and_tried_again(
    eyes: Eyes, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    why = "The pages could not be made. Take something out, and try again."

    def fail(leaflet: Leaflet, figure: pdf.FindFigure) -> pdf.Made:
        raise RejectedError(Problem(file="", line=0, rule="not-made", message=why))

    with monkeypatch.context() as broken:
        broken.setattr(handout_maker, "make_pdf", fail)
        eyes.press("Large print")
        eyes.wait(lambda: why in eyes.says())
    assert len(eyes.titles()) == 2
    eyes.press("Print")
    eyes.wait(lambda: bool(printer.printed))


def test_pages_of_a_handout_that_has_changed_since_are_dropped(
    eyes: Eyes, printer: Printer
) -> None:
    eyes.press(f"Take out: {OWN}")
    eyes.press("Print")
    eyes.wait(lambda: bool(printer.printed))
    assert OWN not in words_of(printer.printed[0].data)


def test_what_is_longer_than_can_be_printed_is_refused_and_the_handout_stays(
    printer: Printer, open_window: OpenWindow, library_file: Path, qtbot: QtBot, hear: Listen
) -> None:
    said, whole = hear(handout_page), open_window()
    window, handout = whole.window, whole.visit.handout
    library = Library.open(library_file)
    ids = article_ids(library)
    library.close()
    for name in ids:
        handout.add(Kind.ARTICLE, name)
        handout.set_whole(name, True)
    for number in range(MOST_QUESTIONS):
        handout.ask(Question(text=f"{OWN} {number}"))
    window.open("handout")
    settle()
    eyes = Eyes(window, qtbot)
    eyes.press("Print")
    # It takes a while, so she sees and hears how much it is; how far, nobody knows.
    assert said == [f"Making the pages of {len(ids)} texts…"]
    assert said[0] in eyes.says()
    assert "Cancel" in eyes.says()
    refused = re.compile(r"This would be \d{3} pages, and at most 200 can be printed at once\. .+")
    eyes.wait(lambda: any(refused.fullmatch(text) for text in eyes.says()))
    assert refused.fullmatch(said[-1])
    assert printer.printed == []
    assert len(eyes.titles()) == len(ids) + MOST_QUESTIONS
    assert "Cancel" not in eyes.says()


def test_who_waits_for_pages_to_be_drawn_is_told_how_many_and_can_stop_it(
    eyes: Eyes, hear: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    count, said, go_on = eyes.wait_for_pages(), hear(handout_page), Event()

    def wait(leaflet: Leaflet, figure: pdf.FindFigure, dpi: float) -> list[bytes]:
        go_on.wait()
        return pdf.make_pictures(leaflet, figure, dpi)

    monkeypatch.setattr(handout_maker, "make_pictures", wait)
    eyes.press("Look at the pages")
    assert f"Drawing {count} pages…" in eyes.says()
    assert said == [f"Drawing {count} pages…"]
    eyes.press("Cancel")
    go_on.set()
    assert eyes.wait_for_pages() == count
    assert eyes.window.findChild(Preview) is None


# -- saving


def dialogs() -> list[QFileDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog)]


@pytest.fixture
def dialog(eyes: Eyes) -> Iterator[QFileDialog]:
    """Return the dialog that asks where to save."""
    eyes.wait_for_pages()
    eyes.press("Save as a file")
    (found,) = dialogs()
    yield found
    settle()


def save_as(dialog: QFileDialog, file: Path) -> None:
    """Choose a file, as pressing the dialog's own button does in the end."""
    dialog.fileSelected.emit(str(file))
    dialog.finished.emit(1)
    settle()


def test_K11_a_readable_file_is_saved_under_a_neutral_name(
    eyes: Eyes, dialog: QFileDialog, tmp_path: Path
) -> None:
    (proposed,) = (Path(name).name for name in dialog.selectedFiles())
    assert proposed == "information.pdf"
    save_as(dialog, tmp_path / proposed)
    read = PdfReader(BytesIO((tmp_path / proposed).read_bytes()))
    assert len(read.pages) == eyes.wait_for_pages()
    assert "stitch" not in str(read.metadata).lower()
    assert OWN in words_of((tmp_path / proposed).read_bytes())
    assert "Saved as information.pdf." in eyes.says()
    assert [file.name for file in tmp_path.glob("*.p*")] == ["information.pdf"]
    assert dialogs() == []


def test_the_dialog_stops_nothing_and_can_be_closed(eyes: Eyes, dialog: QFileDialog) -> None:
    dialog.reject()
    settle()
    assert dialogs() == []
    assert len(eyes.titles()) == 2


def test_a_place_that_cannot_be_written_is_told_and_the_handout_stays(
    eyes: Eyes, dialog: QFileDialog, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    save_as(dialog, tmp_path / "file" / "information.pdf")
    (told,) = (text for text in eyes.says() if text.endswith(KEPT))
    assert told.startswith("The file was not saved: this place cannot be written.")
    assert len(eyes.titles()) == 2


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "you may not write into this folder"),
        (errno.EROFS, "you may not write into this folder"),
    ],
)
def test_a_full_or_locked_disk_leaves_the_old_file_and_no_half_of_a_new_one(
    fonts: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    why: str,
) -> None:
    file = tmp_path / "information.pdf"
    file.write_bytes(b"old")

    def fail(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    told = handout_file.write_handout(b"new", file)
    assert why in told
    assert told.endswith(KEPT)
    assert file.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["information.pdf"]


def test_only_who_is_logged_in_may_read_the_file(fonts: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "information.pdf"
    assert handout_file.write_handout(b"new", file) == ""
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.name != "posix", reason="Here a file that is open cannot be taken away.")
def test_somebody_who_has_put_a_file_in_the_way_reads_nothing_of_it(
    fonts: QApplication, tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs"
    theirs.write_bytes(b"")
    (tmp_path / ".information.pdf.part").symlink_to(theirs)
    with (tmp_path / ".other.pdf.part").open("w+b") as open_already:
        assert handout_file.write_handout(b"new", tmp_path / "other.pdf") == ""
        assert handout_file.write_handout(b"new", tmp_path / "information.pdf") == ""
        assert open_already.read() == b""
    assert theirs.read_bytes() == b""
    assert not (tmp_path / "information.pdf").is_symlink()
    assert (tmp_path / "information.pdf").read_bytes() == b"new"


def test_the_system_keeps_no_list_of_what_was_saved_last(dialog: QFileDialog) -> None:
    # Its own dialog would write name, folder and second into one: Qt's writes what it is told.
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)


def test_nothing_but_the_chosen_file_is_written(
    eyes: Eyes, dialog: QFileDialog, tmp_path: Path, home: Path
) -> None:
    chosen = tmp_path / "somewhere"
    chosen.mkdir()
    dialog.setDirectory(str(chosen))
    save_as(dialog, chosen / "information.pdf")
    told = [file for file in home.rglob("*") if file.is_file() and mentions(file, "somewhere")]
    assert told == []


def mentions(file: Path, word: str) -> bool:
    data: Any = file.read_bytes()
    return word.encode() in data or word in str(file)
