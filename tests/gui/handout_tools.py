"""What tests of the handout need: a printer of our own, and eyes for the page “My handout”."""

import re
from collections.abc import Callable
from io import BytesIO

from pypdf import PdfReader
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import settle
from viewer.gui.handout_maker import HandoutMaker
from viewer.gui.handout_page import HandoutPage
from viewer.gui.handout_row import HandoutRow
from viewer.gui.printing import Pictures, Printing
from viewer.handout.pdf import Made

_PAGES = re.compile(r"(\d+) pages?")


class Printer(Printing):
    """Prints when the test says so, and writes down what."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Refuse nothing and ask nothing."""
        super().__init__(parent)
        self.refused = self.asked = ""
        self.there, self.busy = True, False
        self.printed: list[Made] = []
        self.pictures: Pictures | None = None
        self.resets = 0

    @property
    def offered(self) -> bool:
        """As the test says."""
        return self.there

    @property
    def is_printing(self) -> bool:
        """Until finish() or cancel()."""
        return self.busy

    def refusal(self, pages: int) -> str:
        """As the test says."""
        return self.refused.format(pages=pages)

    def question(self, pages: int) -> str:
        """As the test says."""
        return self.asked.format(pages=pages)

    def begin(self, made: Made, pictures: Pictures) -> None:
        """Take the pages."""
        self.printed.append(made)
        self.pictures, self.busy = pictures, True

    def finish(self, *, done: bool = True) -> None:
        """Say that it is over."""
        self.busy = False
        self.told.emit("Your pages were printed." if done else "The printer has no paper.")
        self.finished.emit(done)

    def cancel(self) -> None:
        """Print no more."""
        if self.busy:
            self.finish(done=False)

    def reset(self) -> None:
        """Count it, and print no more."""
        self.resets += 1
        super().reset()


class Eyes:
    """Looks at the page “My handout” of one window, and touches it."""

    def __init__(self, window: QWidget, qtbot: QtBot) -> None:
        """Look at ``window``."""
        self.window, self._qtbot = window, qtbot

    @property
    def page(self) -> HandoutPage:
        """The page; it must have been opened."""
        found = self.window.findChild(HandoutPage)
        assert isinstance(found, HandoutPage)
        return found

    def rows(self) -> list[HandoutRow]:
        """Return the rows from top to bottom."""
        found = [row for row in self.page.findChildren(HandoutRow) if row.isVisible()]
        return sorted(found, key=lambda row: row.y())

    def titles(self) -> list[str]:
        """Return the titles from top to bottom."""
        return [row.line.title for row in self.rows()]

    def says(self) -> list[str]:
        """Return every text on the page that is not hidden, scrolled away or not."""
        found: list[QLabel | QAbstractButton] = []
        for kind in (QLabel, QAbstractButton):
            found += self.page.findChildren(kind)
        return [widget.text() for widget in found if widget.isVisible() and widget.text()]

    def button(self, name: str) -> QAbstractButton:
        """Return the button with this word, or this name to a screen reader."""
        for button in self.page.findChildren(QAbstractButton):
            if button.isVisible() and name in (button.text(), button.accessibleName()):
                return button
        raise AssertionError(f"There is no button “{name}” among {self.says()}.")

    def press(self, name: str) -> None:
        """Press a button as the keyboard does."""
        self.button(name).click()
        settle()

    def checks(self) -> dict[str, bool]:
        """Return the boxes on the page and whether each is ticked."""
        boxes = [box for box in self.page.findChildren(QCheckBox) if box.isVisible()]
        return {box.accessibleName() or box.text(): box.isChecked() for box in boxes}

    def fields(self) -> list[QLineEdit]:
        """Return what can be typed into."""
        return self.page.findChildren(QLineEdit)

    def wait(self, done: Callable[[], bool]) -> None:
        """Let the other thread go on until ``done``."""
        self._qtbot.waitUntil(done, timeout=20_000)
        settle()

    def wait_for_pages(self) -> int:
        """Wait until the pages are made; return how many the page says there are."""
        self.wait(lambda: self._pages() is not None)
        return self._pages() or 0

    def _pages(self) -> int | None:
        found = [_PAGES.fullmatch(text) for text in self.says()]
        return next((int(match[1]) for match in found if match), None)

    def printed_text(self) -> str:
        """Wait until the pages are made, and return the words on them."""
        self.wait_for_pages()
        maker = self.window.findChild(HandoutMaker)
        assert isinstance(maker, HandoutMaker)
        assert maker.pages is not None
        return words_of(maker.pages.data)


def words_of(pdf: bytes) -> str:
    """Return the words of a PDF, in one line."""
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
