"""Finds words on the page on show: joins the bar and the places that are marked."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCursor

from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.find_bar import FindBar
from viewer.gui.find_in_page import marked, occurrences
from viewer.gui.theme import Look

UPPER, LOWER = 0.25, 0.7
"""Where on the screen a found place is put, and how far down it may be found: of the height."""


class Finding(QObject):
    """Serves the bar that finds words on a page."""

    def __init__(self, browser: ArticleBrowser, bar: FindBar):
        """Find what is typed into ``bar`` on the page that ``browser`` shows."""
        super().__init__(browser)
        self._browser, self._bar = browser, bar
        self._look: Look | None = None
        self._text = ""
        self._found: list[tuple[int, int]] = []
        self._at = 0
        self._arrived = self._on_screen = False
        bar.sought.connect(self._seek)
        bar.stepped.connect(self._step)
        bar.closed.connect(self.end)

    def expect_page(self, look: Look) -> None:
        """Another page will be shown, in ``look``; remember what is in sight on this one."""
        self._look = look
        if not self._bar.isHidden():
            self._bar.set_look(look)
        self._on_screen = self._is_on_screen()

    def show_page(self) -> None:
        """Another page is on show, or the same one anew."""
        if not self._bar.isHidden():
            self._mark_anew(self._on_screen)

    def begin(self) -> None:
        """Open the bar, with the words of the last time marked again."""
        hidden = self._bar.isHidden()
        if hidden and self._look is not None:
            self._bar.set_look(self._look)
        self._bar.begin()
        if hidden:
            self._seek(self._bar.text)

    def end(self) -> None:
        """Put the bar away and take the marks off."""
        if not self._bar.isHidden():
            self._bar.hide()
            self._found = []
            self._browser.setExtraSelections([])
            self._browser.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_on(self) -> None:
        """Go on to the next place."""
        self._step(1)

    def step_back(self) -> None:
        """Go back to the place before."""
        self._step(-1)

    def _seek(self, words: str) -> None:
        """Mark every place of ``words``, and go to the first one from the line now read."""
        self._look_up(words)
        self._mark()
        self._go_there()

    def _look_up(self, words: str) -> None:
        line = self._browser.position
        self._text = self._browser.toPlainText()
        self._found = occurrences(self._text, words)
        self._at = next((at for at, (start, _) in enumerate(self._found) if start >= line), 0)
        self._arrived = False

    def _mark_anew(self, on_screen: bool) -> None:
        """Mark the words on a page that was just shown; on the same one the place stays."""
        at, text, arrived = self._at, self._text, self._arrived
        self._look_up(self._bar.text)
        if self._text == text:
            self._at, self._arrived = at, arrived
        self._mark()
        if self._text != text:
            self._arrived = self._is_on_screen()
        elif on_screen:
            self._go_there()

    def _step(self, step: int) -> None:
        """Go on to the next place or the one before; on a page just opened the next is its first.

        A page, or a fold, that is opened while the bar is there keeps its own line until then.
        """
        if self._found:
            on = step if self._arrived or step < 0 else 0
            self._at = (self._at + on) % len(self._found)
            self._mark()
            self._go_there()

    def _mark(self) -> None:
        look = self._look
        self._bar.show_count(self._at + 1, len(self._found))
        if look is None:
            return
        self._browser.setExtraSelections(
            [
                marked(self._browser.document(), place, look.theme, here=at == self._at)
                for at, place in enumerate(self._found)
            ]
        )

    def _go_there(self) -> None:
        """Scroll to the place the reader is at, with what comes after it in sight."""
        self._arrived = bool(self._found)
        if self._found:
            cursor = self._place()
            self._browser.setTextCursor(cursor)
            if not self._is_on_screen():
                bar = self._browser.verticalScrollBar()
                room = round(self._browser.viewport().height() * UPPER)
                bar.setValue(bar.value() + self._browser.cursorRect(cursor).top() - room)

    def _place(self) -> QTextCursor:
        cursor = QTextCursor(self._browser.document())
        cursor.setPosition(self._found[self._at][0])
        return cursor

    def _is_on_screen(self) -> bool:
        """Say whether the place the reader is at is in sight, and not at the very foot."""
        if not self._found:
            return False
        rect = self._browser.cursorRect(self._place())
        return rect.top() >= 0 and rect.bottom() <= self._browser.viewport().height() * LOWER
