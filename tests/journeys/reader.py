"""A person at the screen: taps, types, looks. It knows only what a person could see or touch."""

from functools import cache

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QPointingDevice, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTreeView,
    QWidget,
)

from tests.conftest import settle
from viewer.app import Application
from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.find_bar import FindBar
from viewer.gui.hit_row import HitRow
from viewer.gui.search_page import SearchPage


def called(button: QAbstractButton) -> tuple[str, str, str]:
    """Return what a button is called: its words, its name, and that without the signs before it."""
    name = button.accessibleName()
    return button.text(), name, name.removeprefix(f"{button.text()} ")


class Reader:
    """Sits before one window."""

    def __init__(self, whole: Application) -> None:
        """Sit before the window of ``whole``."""
        self.window = whole.window
        self.opened: list[str] = []
        self.window.opened.connect(self.opened.append)

    # -- what is there

    def find(self, kind: type[QWidget], name: str) -> QWidget:
        """Return the one widget of this kind and object name."""
        found = self.window.findChild(kind, name)
        assert isinstance(found, QWidget), f"There is no {name} in the window."
        return found

    @property
    def article(self) -> ArticleBrowser:
        """The page of text."""
        found = self.find(ArticleBrowser, "article")
        assert isinstance(found, ArticleBrowser)
        return found

    @property
    def sidebar(self) -> QTreeView:
        """The topics."""
        found = self.find(QTreeView, "sidebar")
        assert isinstance(found, QTreeView)
        return found

    @property
    def panel(self) -> QScrollArea:
        """The places to get help."""
        found = self.find(QScrollArea, "support")
        assert isinstance(found, QScrollArea)
        return found

    @property
    def card(self) -> QFrame | None:
        """The small card that is open, if one is."""
        cards = self.window.findChildren(QFrame, "popover")
        return next((card for card in cards if card.isVisible()), None)

    def has_card(self) -> bool:
        """Say whether the small card is open."""
        return self.card is not None

    def card_says(self) -> str:
        """Return the words on the small card."""
        assert self.card is not None, "No card is open."
        return "\n".join(label.text() for label in self.card.findChildren(QLabel))

    def cards_of_help(self) -> list[QWidget]:
        """Return the cards of the panel from top to bottom."""
        names = ("card", "urgent_card")
        cards = [c for c in self.panel.findChildren(QFrame) if c.objectName() in names]
        return sorted(cards, key=lambda card: card.mapTo(self.window, QPoint()).y())

    def help_says(self, name: str) -> str:
        """Return the words on the card of the place called ``name``."""
        for card in self.cards_of_help():
            if card.accessibleName() == name:
                labels = card.findChildren(QLabel)
                return "\n".join(label.text() for label in labels if not label.isHidden())
        raise AssertionError(f"There is no card “{name}”.")

    def names_of_help(self) -> list[str]:
        """Return the names of all cards of the panel from top to bottom."""
        return [card.accessibleName() for card in self.cards_of_help()]

    # -- the search page, and the bar that finds words on a page

    @property
    def search(self) -> SearchPage:
        """The search page, on the screen or not."""
        found = self.window.findChild(SearchPage)
        assert isinstance(found, SearchPage)
        return found

    @property
    def field(self) -> QLineEdit:
        """The one field on the screen that takes words."""
        found = [field for field in self.window.findChildren(QLineEdit) if on_screen(field)]
        assert len(found) == 1, f"{len(found)} fields are on the screen."
        return found[0]

    @property
    def finding(self) -> FindBar:
        """The bar that finds words on a page, on the screen or not."""
        found = self.window.findChild(FindBar)
        assert isinstance(found, FindBar)
        return found

    def hits(self) -> list[HitRow]:
        """Return the rows of the search page from top to bottom, scrolled away or not."""
        rows = [row for row in self.search.findChildren(HitRow) if row.isVisible()]
        return sorted(rows, key=lambda row: row.mapTo(self.search, QPoint()).y())

    def hit_titles(self) -> list[str]:
        """Return the titles of the rows from top to bottom."""
        return [row.text() for row in self.hits()]

    def hit(self, title: str) -> HitRow:
        """Return the first row with this title."""
        for row in self.hits():
            if row.text() == title:
                return row
        raise AssertionError(f"There is no row “{title}” among {self.hit_titles()}.")

    def search_says(self) -> list[str]:
        """Return every text of the search page from top to bottom, scrolled away or not."""
        found: list[QLabel | QAbstractButton] = []
        for kind in (QLabel, QAbstractButton):
            found += self.search.findChildren(kind)
        shown = [widget for widget in found if widget.isVisible()]
        shown.sort(key=lambda widget: widget.mapTo(self.search, QPoint()).y())
        texts = [text for w in shown for text in (w.text(), w.accessibleDescription())]
        return [text for text in texts if text]

    def search_for(self, words: str) -> None:
        """Open the search page and type over what stands in its field."""
        self.press("Search")
        self.write(words)

    def look_for(self, words: str) -> None:
        """Type over what stands in the field that is open; nothing clears it."""
        self.field.setFocus()
        self.field.selectAll()
        self.type(Qt.Key.Key_Delete)
        if words:
            self.paste(words)

    def find_count(self) -> str:
        """Return what the bar says about how many places there are."""
        found = self.finding.findChild(QLabel, "find_count")
        assert isinstance(found, QLabel)
        return found.text()

    def found_here(self) -> str:
        """Return the words of the place that the reader is at: the one that is underlined."""
        marks = self.article.extraSelections()
        here = [mark for mark in marks if mark.format.fontUnderline()]
        assert len(here) <= 1, "More than one place is underlined."
        return str(here[0].cursor.selectedText()) if here else ""

    def place_found(self) -> int:
        """Return which character of the page the place begins with that the reader is at."""
        marks = self.article.extraSelections()
        return next(m.cursor.selectionStart() for m in marks if m.format.fontUnderline())

    def marks(self) -> list[str]:
        """Return the words that are marked on the page, from top to bottom."""
        return [str(mark.cursor.selectedText()) for mark in self.article.extraSelections()]

    # -- what is on the screen

    def sees(self, text: str) -> bool:
        """Say whether ``text`` stands on the screen now, without scrolling."""
        labels = self.window.findChildren(QLabel)
        buttons = self.window.findChildren(QAbstractButton)
        texts = [label.text() for label in labels if on_screen(label)]
        texts += [button.text() for button in buttons if on_screen(button)]
        if on_screen(self.article):
            texts.append(self.visible_text())
        # A long address holds marks where it may go on in the next line; nobody sees them.
        return any(text in found.replace("\u200b", "") for found in texts)

    def visible_text(self) -> str:
        """Return the part of the page that is on the screen."""
        view = self.article.viewport()
        first = self.article.cursorForPosition(QPoint(view.width() // 2, 2))
        last = self.article.cursorForPosition(QPoint(view.width() - 2, view.height() - 2))
        first.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        first.setPosition(last.position(), QTextCursor.MoveMode.KeepAnchor)
        return first.selectedText().replace("\u2029", "\n")

    def page(self) -> str:
        """Return the whole text of the page on show."""
        return self.article.toPlainText() if self.article.isVisible() else ""

    def reads(self, text: str) -> bool:
        """Say whether ``text`` stands anywhere on the page on show."""
        return " ".join(text.split()) in " ".join(self.page().split())

    def place(self) -> int:
        """Return which character of the page is the first one on the screen."""
        cursor = self.article.cursorForPosition(QPoint(self.article.viewport().width() // 2, 4))
        cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
        return cursor.position()

    def first_line_holds(self, place: int) -> bool:
        """Say whether the first line on the screen holds character ``place``."""
        cursor = self.article.cursorForPosition(QPoint(self.article.viewport().width() // 2, 4))
        cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
        first = cursor.position()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfLine)
        return first <= place <= cursor.position()

    # -- what a person does

    def tap(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Tap a widget, in its middle or at a point of it."""
        middle = widget.visibleRegion().boundingRect().center()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or middle)
        settle()

    def touch(self, widget: QWidget) -> None:
        """Tap the middle of a widget with a finger."""
        middle = widget.visibleRegion().boundingRect().center()
        QTest.touchEvent(widget, finger()).press(0, middle, widget).commit()
        QTest.touchEvent(widget, finger()).release(0, middle, widget).commit()
        settle()

    def scroll_in(self, widget: QWidget) -> QWidget:
        """Scroll until a widget that lies in a scroll area is on the screen; return it."""
        around = widget.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(widget)
            around = around.parentWidget()
        settle()
        return widget

    def tap_hit(self, title: str) -> None:
        """Scroll to a row of the search page and tap it."""
        self.tap(self.scroll_in(self.hit(title)))

    def press(self, name: str) -> None:
        """Press the button on the screen that is called ``name``."""
        self.tap(self.button(name))

    def button(self, name: str) -> QAbstractButton:
        """Return the button on the screen that is called ``name``."""
        found = [
            button
            for button in self.window.findChildren(QAbstractButton)
            if on_screen(button) and name in called(button)
        ]
        assert found, f"There is no button “{name}” on the screen."
        return found[0]

    def change_text(self, name: str, times: int = 1) -> None:
        """Press “Larger text” or “Smaller text”, on the bar or, where that is full, on its card."""
        for _ in range(times):
            if self.card is None and not self._shows(name):
                self.press("Text and colors")
            self.press(name)

    def _shows(self, name: str) -> bool:
        buttons = self.window.findChildren(QAbstractButton)
        return any(on_screen(button) and name in called(button) for button in buttons)

    def choose_topic(self, title: str) -> None:
        """Tap a row of the sidebar."""
        index = self.row(title)
        assert index is not None, f"There is no row “{title}” in the sidebar."
        self.sidebar.scrollTo(index)
        self.tap(self.sidebar.viewport(), self.sidebar.visualRect(index).center())

    def row(self, title: str) -> QModelIndex | None:
        """Return the row of the sidebar with this title, if it is unfolded."""
        rows = {str(index.data()): index for index in self.rows()}
        return rows.get(title)

    def rows(self) -> list[QModelIndex]:
        """Return the rows of the sidebar that are unfolded, from top to bottom."""
        model = self.sidebar.model()
        found = []
        for at in range(model.rowCount()):
            index = model.index(at, 0)
            found.append(index)
            if self.sidebar.isExpanded(index):
                found += [model.index(row, 0, index) for row in range(model.rowCount(index))]
        return found

    def scroll_to(self, text: str) -> None:
        """Scroll until ``text`` is near the top of the screen."""
        cursor = self.article.document().find(text)
        assert not cursor.isNull(), f"“{text}” is not on the page."
        bar = self.article.verticalScrollBar()
        bar.setValue(bar.value() + self.article.cursorRect(cursor).top() - 4)
        settle()

    def links(self, prefix: str = "") -> list[str]:
        """Return the addresses of the links of the page, in order, each once."""
        return list(dict.fromkeys(link for link, _ in self._links() if link.startswith(prefix)))

    def tap_link(self, prefix: str) -> str:
        """Tap the first link of the page whose address begins so; return the address."""
        for link, place in self._links():
            if link.startswith(prefix):
                self.tap_character(place)
                return link
        raise AssertionError(f"There is no link “{prefix}…” on the page.")

    def tap_character(self, place: int) -> None:
        """Scroll to a character of the page and tap it."""
        cursor = QTextCursor(self.article.document())
        cursor.setPosition(place)
        view, bar = self.article.viewport(), self.article.verticalScrollBar()
        top = self.article.cursorRect(cursor).top()
        if not 0 <= top < view.height() - 40:
            bar.setValue(bar.value() + top - view.height() // 3)
        rect = self.article.cursorRect(cursor)
        self.tap(view, QPoint(rect.right() + 3, rect.center().y()))

    def _links(self) -> list[tuple[str, int]]:
        found = []
        block = self.article.document().begin()
        while block.isValid():
            pieces = block.begin()
            while not pieces.atEnd():
                piece = pieces.fragment()
                if piece.charFormat().anchorHref():
                    found.append((piece.charFormat().anchorHref(), piece.position()))
                pieces += 1
            block = block.next()
        return found

    def type(self, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        """Press and release a key, where the focus is."""
        where = QApplication.focusWidget() or self.window
        QTest.keyClick(where, key, held or Qt.KeyboardModifier.NoModifier)
        settle()

    def write(self, words: str) -> None:
        """Type words, letter by letter, where the focus is."""
        for letter in words:
            where = QApplication.focusWidget()
            assert where is not None, "Nothing has the focus."
            if letter.isascii():
                QTest.keyClicks(where, letter)
            else:  # no key that QTest knows
                for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                    key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                    QApplication.sendEvent(where, key)
            settle()

    def paste(self, words: str) -> None:
        """Paste words where the focus is."""
        QApplication.clipboard().setText(words)
        self.type(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        QApplication.clipboard().clear()

    def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        self.window.resize(width, height)
        settle()


@cache
def finger() -> QPointingDevice:
    """Return the touch screen; a test has one as every computer has."""
    return QTest.createTouchDevice()


def on_screen(widget: QWidget) -> bool:
    """Say whether any of ``widget`` can be seen."""
    return widget.isVisible() and not widget.visibleRegion().isEmpty()
