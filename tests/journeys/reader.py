"""A person at the screen: taps, types, looks. It knows only what a person could see or touch."""

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QLabel,
    QScrollArea,
    QTreeView,
    QWidget,
)

from tests.conftest import settle
from viewer.app import Application
from viewer.gui.article_browser import ArticleBrowser


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

    # -- what is on the screen

    def sees(self, text: str) -> bool:
        """Say whether ``text`` stands on the screen now, without scrolling."""
        labels = self.window.findChildren(QLabel)
        buttons = self.window.findChildren(QAbstractButton)
        texts = [label.text() for label in labels if on_screen(label)]
        texts += [button.text() for button in buttons if on_screen(button)]
        if on_screen(self.article):
            texts.append(self.visible_text())
        return any(text in found for found in texts)

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

    def press(self, name: str) -> None:
        """Press the button on the screen that is called ``name``."""
        self.tap(self.button(name))

    def button(self, name: str) -> QAbstractButton:
        """Return the button on the screen that is called ``name``."""
        found = [
            button
            for button in self.window.findChildren(QAbstractButton)
            if on_screen(button) and name in (button.accessibleName(), button.text())
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
        return any(on_screen(b) and b.accessibleName() == name for b in buttons)

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

    def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        self.window.resize(width, height)
        settle()


def on_screen(widget: QWidget) -> bool:
    """Say whether any of ``widget`` can be seen."""
    return widget.isVisible() and not widget.visibleRegion().isEmpty()
