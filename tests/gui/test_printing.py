"""Printing on a clinic's own computer: the system's dialog, then page after page."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import run_code, settle
from tests.gui.sheets import pdf, pictures
from tests.handout.bait import HUNG_UP, calls_the_network, told_before_a_mute_service
from tests.handout.cups_server import cups_server
from tests.handout.queues import FILED
from viewer.gui.printing import MOST_DPI, SystemPrinting
from viewer.handout import cups
from viewer.handout.pdf import Made
from viewer.problems import Problem, RejectedError
from viewer.settings import Settings

T = TypeVar("T", bound=QWidget)
KEPT = "Your handout is still here."
PDF = pdf(3)


class Clinic:
    """A window that prints, and what its reader is told."""

    def __init__(self, bot: QtBot) -> None:
        self.bot, self.window = bot, QWidget()
        self.window.resize(800, 600)
        self.window.show()
        self.way = SystemPrinting(self.window, Settings(region="GB"))
        self.told, self.ended, self.dpi = list[str](), list[bool](), list[int]()
        self.way.told.connect(self.told.append)
        self.way.finished.connect(self.ended.append)

    def pictures(self, dpi: int) -> list[bytes]:
        """Draw the three pages."""
        self.dpi.append(dpi)
        return pictures(3, min(dpi, 40))

    def begin(self) -> QPrintDialog:
        """Print, and return the dialog that has opened."""
        self.way.begin(Made(PDF, 3), self.pictures)
        self.bot.waitUntil(
            lambda: bool(dialogs())
        )  # a print service is asked first, if there is one
        settle()
        assert len(dialogs()) == 1
        return dialogs()[0]

    def save_to(self, dialog: QPrintDialog, file: Path) -> None:
        """Type where the dialog's own printer into a file shall write."""
        choose(dialog, QLineEdit, "filename").setText(str(file))

    def accept(self, dialog: QPrintDialog) -> bool:
        """Press “Print”, wait until it is over, and say whether it worked."""
        with self.bot.waitSignal(self.way.finished, timeout=30_000):
            dialog.accept()
        settle()
        return self.ended[-1]


def dialogs() -> list[QPrintDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QPrintDialog)]


def choose(dialog: QPrintDialog, kind: type[T], name: str) -> T:
    """Return a part of the dialog by Qt's own name for it."""
    found = dialog.findChild(kind, name)
    assert isinstance(found, kind)
    return found


@pytest.fixture
def clinic(qtbot: QtBot) -> Iterator[Clinic]:
    made = Clinic(qtbot)
    yield made
    made.way.reset()
    made.window.close()
    made.window.deleteLater()
    settle()


def test_the_system_s_own_dialog_opens_and_the_window_goes_on(clinic: Clinic) -> None:
    assert clinic.way.offered
    assert clinic.way.refusal(1000) == clinic.way.question(1000) == ""
    dialog = clinic.begin()
    assert dialog.isVisible()
    assert dialog.parent() is clinic.window
    assert clinic.way.is_printing
    assert clinic.ended == []
    # A second press opens no second dialog.
    clinic.way.begin(Made(PDF, 3), clinic.pictures)
    assert len(dialogs()) == 1


def test_all_pages_are_printed_under_a_neutral_name_K11(clinic: Clinic, tmp_path: Path) -> None:
    dialog = clinic.begin()
    assert dialog.printer().copyCount() == 1
    clinic.save_to(dialog, tmp_path / "out.pdf")
    assert clinic.accept(dialog)
    assert clinic.told == ["Your pages were sent to the printer."]
    assert clinic.dpi == [MOST_DPI]
    made = PdfReader(tmp_path / "out.pdf")
    assert len(made.pages) == 3
    assert made.metadata is not None
    assert made.metadata.title == "Information leaflet"
    assert made.metadata.creator == "Snowdrop"
    assert not made.metadata.author
    paper = made.pages[0].mediabox
    assert (round(paper.width), round(paper.height)) == (595, 842)
    assert dialogs() == []
    assert not clinic.way.is_printing


def test_chosen_pages_alone_are_printed(clinic: Clinic, tmp_path: Path) -> None:
    dialog = clinic.begin()
    clinic.save_to(dialog, tmp_path / "out.pdf")
    choose(dialog, QRadioButton, "printRange").click()
    choose(dialog, QSpinBox, "to").setValue(3)
    choose(dialog, QSpinBox, "from").setValue(2)
    for name in ("printCurrentPage", "printSelection"):
        assert not choose(dialog, QRadioButton, name).isVisibleTo(dialog)
    assert clinic.accept(dialog)
    assert len(PdfReader(tmp_path / "out.pdf").pages) == 2


def test_whoever_thinks_better_of_it_is_told_nothing(clinic: Clinic) -> None:
    clinic.begin().reject()
    assert (clinic.told, clinic.ended) == ([], [False])
    settle()
    assert dialogs() == []
    # And may print after all.
    assert clinic.begin().isVisible()


def test_printing_can_be_stopped_between_two_pages(clinic: Clinic, tmp_path: Path) -> None:
    dialog = clinic.begin()
    clinic.save_to(dialog, tmp_path / "out.pdf")
    dialog.accept()
    assert clinic.way.is_printing
    clinic.way.cancel()
    assert clinic.told == [f"The printing was stopped. {KEPT}"]
    assert clinic.ended == [False]
    clinic.way.cancel()
    assert clinic.ended == [False]


def test_the_end_of_the_visit_closes_the_dialog_and_tells_nobody_K3(clinic: Clinic) -> None:
    clinic.begin()
    clinic.way.reset()
    settle()
    assert dialogs() == []
    assert (clinic.told, clinic.ended) == ([], [])
    # What comes after it is told again.
    clinic.begin().reject()
    assert clinic.ended == [False]


def test_pages_that_cannot_be_drawn_are_told_in_their_own_words(clinic: Clinic) -> None:
    def refuse(_dpi: int) -> list[bytes]:
        problem = Problem(file="", line=0, rule="too-long", message="The handout is too long.")
        raise RejectedError(problem)

    clinic.way.begin(Made(PDF, 3), refuse)
    assert not clinic.accept(dialogs()[0])
    assert clinic.told == ["The handout is too long."]


@pytest.mark.qt_log_ignore("QPainter::begin.*", extend=True)
def test_what_cannot_be_printed_after_all_is_told_kindly(clinic: Clinic, tmp_path: Path) -> None:
    dialog = clinic.begin()
    with clinic.bot.waitSignal(clinic.way.finished, timeout=30_000):
        dialog.done(QPrintDialog.DialogCode.Accepted)  # accept() would look at the name itself
        dialog.printer().setOutputFileName(str(tmp_path / "nowhere" / "out.pdf"))
    assert clinic.ended == [False]
    assert clinic.told == [f"The printer did not take the pages. {KEPT}"]


def test_where_qt_s_part_for_printing_is_missing_it_is_told_kindly(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtPrintSupport", None)
    clinic.way.begin(Made(PDF, 3), clinic.pictures)
    assert clinic.told == [f"This computer cannot print. {KEPT}"]
    assert clinic.ended == [False]


def test_qt_s_part_for_printing_is_not_loaded_before_somebody_prints() -> None:
    program = (
        "import sys, viewer.app, viewer.gui.printing, viewer.kiosk.printing\n"
        "print([n for n in sys.modules if 'QtPrintSupport' in n or 'typst' in n])\n"
    )
    assert run_code(program).stdout.strip() == "[]"


OPEN = """
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QWidget
from viewer.gui import printing
from viewer.handout import cups
from viewer.handout.pdf import Made
from viewer.settings import Settings
{broken}
app = QApplication(["snowdrop"])
window = QWidget()
window.show()
way = printing.SystemPrinting(window, Settings())
way.begin(Made(b"", 1), lambda dpi: [])
while not window.findChild(QPrintDialog):
    app.processEvents()
way.cancel()
print("done")
"""


LIST = """
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from viewer.gui import printing
from viewer.handout.pdf import Made
from viewer.settings import Settings
app = QApplication(["snowdrop"])
window = QWidget()
window.show()
way = printing.SystemPrinting(window, Settings())
way.begin(Made(b"", 1), lambda dpi: [])
while not window.findChild(QComboBox, "printers"):
    app.processEvents()
box = window.findChild(QComboBox, "printers")
print([box.itemText(at) for at in range(box.count())])
way.cancel()
"""


def test_the_dialog_offers_the_printers_of_this_computer_s_print_service() -> None:
    # In a process of its own: a thread asks the first print service that it has found, for ever.
    with cups_server() as server:
        done = run_code(LIST, CUPS_SERVER=str(server.place))
    assert FILED in done.stdout


SILENT = """
from pathlib import Path
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QWidget
from viewer.gui import printing
from viewer.handout.pdf import Made
from viewer.settings import Settings
printing.PATIENCE = 0.05
{broken}
app = QApplication(["snowdrop"])
window = QWidget()
window.show()
way = printing.SystemPrinting(window, Settings())
way.told.connect(print)
way.finished.connect(print)
made, draw = Made(b"", 1), lambda dpi: []
def begin():
    way.begin(made, draw)
    print("held up" if (Path.home() / {flag!r}).exists() else "goes on")
begin()
{then}
print(window.findChild(QPrintDialog) is not None, way.is_printing, flush=True)
way.reset()
"""
WAIT = """
while way.is_printing:
    app.processEvents()
begin()
way.cancel()
begin()
way.reset()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="another system has a print service of its own")
def test_a_print_service_that_answers_never_holds_up_no_window(home: Path) -> None:
    if not cups.is_installed():
        pytest.skip("libcups is not installed (Debian: libcups2)")
    whole = SILENT.format(broken="", flag=HUNG_UP, then=WAIT)
    assert told_before_a_mute_service(whole, home, hang_up=False) == [
        *("goes on", f"The printer does not answer. {KEPT}", "False"),
        *("goes on", f"The printing was stopped. {KEPT}", "False"),
        "goes on",  # the visit ends: nobody is told
        "False False",
    ]
    # The control: a build that lets Qt ask at once waits until the service hangs up.
    other = home / "other"
    other.mkdir()
    hasty = "printing.is_socket = lambda place: False"
    broken = SILENT.format(broken=hasty, flag=HUNG_UP, then="")
    assert told_before_a_mute_service(broken, other, hang_up=True) == ["held up", "True True"]


@pytest.mark.skipif(sys.platform != "linux", reason="another system has a print service of its own")
def test_the_dialog_opens_no_socket_of_the_internet_K8(tmp_path: Path) -> None:
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert not calls_the_network(OPEN.format(broken=""), tmp_path)
    # The control: a build that leaves Qt alone with the print service.
    broken = "printing._stay_on_this_computer = lambda: None"
    assert calls_the_network(OPEN.format(broken=broken), tmp_path)
