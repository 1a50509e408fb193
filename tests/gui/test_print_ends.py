"""A print that ends half way, on a clinic's computer: nothing of it comes out, or is left behind.

Each in a process of its own: a thread of Qt asks the first print service that it has found, for
ever. The print service is a real one.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.handout.cups_server import CupsServer, cups_server
from tests.handout.queues import FILED

PRINT = """
import os, sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from tests.gui.sheets import pdf, pictures
from viewer.gui import printing
from viewer.handout.pdf import Made
from viewer.settings import Settings
app = QApplication(["snowdrop"])
window = QWidget()
window.show()
way = printing.SystemPrinting(window, Settings())
begun = []
def begin(painter, printer, real=QPainter.begin):
    begun.append(real(painter, printer))
    return begun[-1]
QPainter.begin = begin
way.begin(Made(pdf(3), 3), lambda dpi: pictures(3, 40))
while not window.findChild(QPrintDialog):
    QCoreApplication.processEvents()
dialog = window.findChild(QPrintDialog)
box = dialog.findChild(QComboBox, "printers")
box.setCurrentText({name!r})
dialog.accept()
while not begun or not way.is_printing:
    QCoreApplication.processEvents()
{broken}
{end}
while way.is_printing:
    QCoreApplication.processEvents()
print("over")
"""

WHOLE, RESET = "pass", "way.reset()"


@pytest.fixture
def temporary(home: Path) -> Path:
    """Return the folder for what is put down for a while."""
    return home / "tmp"


def run(server: CupsServer, end: str, broken: str = "pass") -> None:
    """Print three pages, and do ``end`` when the first is about to be painted."""
    done = subprocess.run(
        [sys.executable, "-c", PRINT.format(name=FILED, end=end, broken=broken)],
        cwd=ROOT, capture_output=True, text=True, check=True,
        env=os.environ | {"CUPS_SERVER": str(server.place)},
    )  # fmt: skip
    assert done.stdout.strip() == "over"


def has_pages(server: CupsServer) -> bool:
    """Say whether the print service was given any page of it."""
    return any(b"/Page" in file.read_bytes() for file in server.spool if file.exists())


def left(folder: Path) -> list[str]:
    return [file.name for file in folder.rglob("*")]


def test_a_print_that_is_not_disturbed_leaves_nothing_but_its_job(temporary: Path) -> None:
    with cups_server() as server:
        run(server, WHOLE)
        assert has_pages(server)
    assert left(temporary) == []


def test_nothing_comes_out_of_a_print_that_the_end_of_the_visit_stops_K3(temporary: Path) -> None:
    with cups_server() as server:
        run(server, RESET)
        assert not has_pages(server)
        assert not server.printed.exists()
    assert left(temporary) == []


def test_a_program_that_relies_on_Qt_to_abort_a_print_is_noticed() -> None:
    # The control of the test above: Qt hands the half over.
    with cups_server() as server:
        run(server, RESET, "way._spool.empty = lambda: None")
        assert has_pages(server)


CLOSE = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QComboBox
from viewer import app as program
from viewer.gui.handout_desk import HandoutDesk
from viewer.gui.handout_maker import HandoutMaker
from viewer.gui.handout_page import HandoutPage
from viewer.open_library import Where
from viewer.visit.handout import Kind
app = QApplication(["snowdrop"])
whole = program.Application(program.prepare(Where(library=Path({library!r}))))
window = whole.window
window.show()
window.findChild(HandoutDesk).toggle(Kind.ARTICLE, "cervical-stitch")
window.open("handout")
while window.findChild(HandoutMaker).pages is None:
    QCoreApplication.processEvents()
begun = []
def begin(painter, printer, real=QPainter.begin):
    begun.append(real(painter, printer))
    if printer.__class__.__name__ == "QPrinter":
        app.exit(7)
    return begun[-1]
QPainter.begin = begin
window.findChild(HandoutPage).button("print").click()
while not window.findChild(QPrintDialog):
    QCoreApplication.processEvents()
dialog = window.findChild(QPrintDialog)
dialog.findChild(QComboBox, "printers").setCurrentText({name!r})
dialog.accept()
print(app.exec())
{close}
"""


@pytest.mark.parametrize(("close", "clean"), [("window.close()", True), ("pass", False)])
def test_a_window_closed_while_it_paints_goes_quietly_and_leaves_no_page(
    temporary: Path, library_file: Path, close: str, clean: bool
) -> None:
    code = CLOSE.format(library=str(library_file), name=FILED, close=close)
    with cups_server() as server:
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT, capture_output=True, text=True, check=False,
            env=os.environ | {"CUPS_SERVER": str(server.place)},
        )  # fmt: skip
        assert done.stdout.strip() == "7"
        # The control goes without an end of its visit: it crashes, or its half comes out.
        quiet = done.returncode == 0 and left(temporary) == [] and not has_pages(server)
        assert quiet is clean
