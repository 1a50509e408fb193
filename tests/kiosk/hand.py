"""A hand at a kiosk: it touches, types and scrolls; all of it comes in through the window itself.

It knows the kiosk window, and asks it anew for the desk each time: desks come and go with visits.
"""

import random
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QTextCursor, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QScrollArea,
    QTextBrowser,
    QWidget,
)

from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.callout_cards import pieces
from viewer.gui.find_bar import FindBar
from viewer.gui.support_panel import SupportPanel
from viewer.gui.tile import Row, Tile
from viewer.kiosk.bar import KioskBar
from viewer.kiosk.window import KioskWindow
from viewer.settings import THEMES

QUESTIONS, LONG = "questions-to-ask", "cervical-stitch"


ROUNDS = 3
"""How often Qt must look for what is waiting: a row that breaks in two moves all that is below."""


def settle() -> None:
    """Let Qt do what a touch has caused; it need not all be painted, for there are thousands."""
    for _ in range(ROUNDS):
        QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def first_link(browser: QTextBrowser) -> QPoint:
    """Scroll to the first link of a page, and return where in its view it is seen."""
    cursor = QTextCursor(browser.document())
    while not cursor.charFormat().anchorHref():
        assert cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    bar = browser.verticalScrollBar()
    bar.setValue(bar.value() + browser.cursorRect(cursor).top() - browser.height() // 3)
    settle()
    place = browser.cursorRect(cursor).center()
    assert browser.anchorAt(place)
    return place


class Hand:
    """Does what a hand can do, and no more."""

    def __init__(self, window: KioskWindow):
        """Touch ``window``."""
        self.window = window

    @property
    def handle(self) -> QWindow:
        """The window of the system: what a hand does comes here first."""
        return self.window.windowHandle()

    @property
    def article(self) -> ArticleBrowser:
        """The page of text of this visit."""
        found = self.window.desk.findChild(ArticleBrowser)
        assert isinstance(found, ArticleBrowser)
        return found

    @property
    def field(self) -> QLineEdit:
        """The one field on the screen."""
        found = [one for one in self.window.desk.findChildren(QLineEdit) if one.isVisible()]
        assert len(found) == 1, f"{len(found)} fields are on the screen."
        return found[0]

    # -- what a hand does

    def begin(self) -> None:
        """Touch the attract page."""
        self.tap(self.window.attract)

    def tap(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Scroll to a widget and touch it in its middle, or at a point of it."""
        around = widget.parentWidget()
        while at is None and around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(widget)
            around = around.parentWidget()
        place = at or widget.visibleRegion().boundingRect().center()
        QTest.mouseClick(
            self.handle,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            widget.mapTo(self.window, place),
        )
        settle()

    def key(self, key: Qt.Key) -> None:
        """Press a key."""
        QTest.keyClick(self.handle, key)
        settle()

    def write(self, words: str) -> None:
        """Type small letters into the field that has the focus."""
        for letter in words:
            if QApplication.activeWindow() is not self.window:
                # The keyboard on the screen takes no focus, but the offscreen platform gives it.
                self.window.activateWindow()
                settle()
            QTest.keyClick(self.handle, Qt.Key(ord(letter.upper())))
        settle()

    def rest_elsewhere(self) -> None:
        """Take the hand away: under a hand that rests on it, a button looks different."""
        QTest.mouseMove(self.handle, QPoint(2, 2))
        settle()

    # -- what it can reach

    def press(self, request: str) -> None:
        """Press the button of the kiosk's bar with this request."""
        bar = self.window.desk.findChild(KioskBar)
        assert isinstance(bar, KioskBar)
        self.tap(bar.button(request))

    def buttons(self, kind: type[QAbstractButton] = QAbstractButton) -> list[QAbstractButton]:
        """Return the buttons that are on the screen."""
        found: list[QAbstractButton] = self.window.desk.findChildren(kind)
        return [one for one in found if one.isVisible() and not one.visibleRegion().isEmpty()]

    def press_named(self, name: str) -> None:
        """Press the first button with this word, or this name to a screen reader."""
        for button in self.buttons():
            if name in (button.text(), button.accessibleName()):
                self.tap(button)
                return
        raise AssertionError(f"There is no button “{name}”.")

    def press_request(self, request: str) -> None:
        """Press a button over an article: “contents”, “find” or “listen”."""
        found = [one for one in self.buttons() if one.property("request") == request]
        self.tap(found[-1])

    def listen_to(self, name: str) -> None:
        """Have an article read aloud."""
        self.open(name)
        self.press_request("listen")
        self.press_named("Read aloud")

    def tap_tile(self, address: str) -> None:
        """Touch the tile that opens ``address``."""
        tiles = self.window.desk.findChildren(Tile)
        self.tap(next(t for t in tiles if t.property("address") == address and t.isVisible()))

    def tap_link(self, prefix: str) -> str:
        """Touch the first link of the page whose address begins so, if there is one."""
        for link, place in self.links(prefix):
            cursor = QTextCursor(self.article.document())
            cursor.setPosition(place)
            bar, view = self.article.verticalScrollBar(), self.article.viewport()
            bar.setValue(bar.value() + self.article.cursorRect(cursor).top() - view.height() // 3)
            cursor.setPosition(place + 1)
            self.tap(view, self.article.cursorRect(cursor).center())
            return link
        return ""

    def links(self, prefix: str) -> list[tuple[str, int]]:
        """Return the links of the page that begin so, and where each one stands."""
        found = []
        block = self.article.document().begin()
        while block.isValid():
            found += [
                (form.anchorHref(), start)
                for start, _, form in pieces(block)
                if form.anchorHref().startswith(prefix)
            ]
            block = block.next()
        return found

    # -- longer doings

    def open(self, article: str) -> None:
        """Open an article, as a tile or a row of the search page does."""
        self.window.desk.open(article)
        settle()

    def search_for(self, words: str) -> None:
        """Open the search page and type."""
        self.press("search")
        self.write(words)

    def find(self, words: str, article: str = LONG) -> None:
        """Open an article and look for words on it."""
        self.open(article)
        self.press_request("find")
        self.write(words)

    def close_find(self) -> None:
        """Put the bar that finds words away."""
        bar = self.window.desk.findChild(FindBar)
        assert isinstance(bar, FindBar)
        self.tap(bar.findChildren(QAbstractButton)[-1])

    def tick(self) -> str:
        """Choose the first question of the list of questions."""
        self.open(QUESTIONS)
        return self.tap_link("tick:")

    def unfold(self) -> str:
        """Open the first fold of an article."""
        self.open(LONG)
        return self.tap_link("fold:")

    def scroll(self) -> None:
        """Go down a screen on an article."""
        self.open(LONG)
        self.key(Qt.Key.Key_PageDown)

    def open_contents(self) -> None:
        """Open the card with the headings of an article."""
        self.open(LONG)
        self.press_request("contents")

    def open_display(self) -> None:
        """Open the card of text and colors."""
        self.press("display")

    def take_theme(self, name: str) -> None:
        """Take other colors."""
        self.open_display()
        self.tap(next(row for row in self._rows() if row.property("theme") == name))

    def take_larger_text(self) -> None:
        """Take the next size of text."""
        self.open_display()
        self.press_named("A+")

    def take_more_space(self) -> None:
        """Take more space between letters and lines: the card's one row that is no name."""
        self.open_display()
        named = ("theme", "typeface", "language")
        self.tap(next(r for r in self._rows() if not any(r.property(n) for n in named)))

    def _rows(self) -> list[Row]:
        """Return the rows of the card that can be chosen, scrolled away or not."""
        rows: list[Row] = self.window.desk.findChildren(Row)
        return [row for row in rows if row.isCheckable() and row.isVisible()]

    def choose(self, circumstance: str = "after-a-loss") -> None:
        """Say where the reader stands."""
        self.press("home")
        self.tap_tile("choices")
        self.tap_tile(f"choice:{circumstance}")

    def read_help(self) -> None:
        """Open the places to get help, and go down to the last one."""
        self.press("help")
        panel = self.window.desk.findChild(SupportPanel)
        assert isinstance(panel, SupportPanel)
        panel.verticalScrollBar().setValue(panel.verticalScrollBar().maximum())
        settle()


class Person:
    """Reads as people do: one thing after the other, in no order; the same for the same ``seed``.

    ``words`` gives what she types next, ``articles`` are those she may open.
    """

    def __init__(self, hand: Hand, seed: int, words: Callable[[], str], articles: Sequence[str]):
        """Use ``hand``."""
        self._hand, self._words, self._articles = hand, words, articles
        self._random = random.Random(seed)  # noqa: S311 (it chooses what to do next)
        # How often in a hundred each of them is done, or so.
        self._acts: dict[Callable[[], object], float] = {
            self._scroll: 76,
            self._open: 6,
            self._back: 6,
            self._home: 6,
            hand.unfold: 0.6,
            hand.open_contents: 0.6,
            hand.tick: 0.6,
            self._language: 0.6,
            self._urgent: 0.6,
            self._theme: 0.4,
            self._search: 0.4,
            self._find: 0.4,
            hand.take_larger_text: 0.3,
            hand.take_more_space: 0.3,
            hand.read_help: 0.3,
            hand.choose: 0.3,
        }

    def act(self) -> None:
        """Do one thing, whatever is on the screen."""
        self._random.choices(list(self._acts), list(self._acts.values()))[0]()

    def do_everything(self) -> int:
        """Do every kind of thing once; return how many there are."""
        for act in self._acts:
            act()
        return len(self._acts)

    def _scroll(self) -> None:
        self._hand.key(self._random.choice((Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_Up)))

    def _open(self) -> None:
        self._hand.open(self._random.choice(self._articles))

    def _search(self) -> None:
        self._hand.search_for(self._words())

    def _find(self) -> None:
        self._hand.find(self._words())
        self._hand.close_find()

    def _theme(self) -> None:
        self._hand.take_theme(self._random.choice(THEMES))

    def _language(self) -> None:
        self._hand.press("language")

    def _urgent(self) -> None:
        self._hand.press("urgent")

    def _home(self) -> None:
        self._hand.press("home")

    def _back(self) -> None:
        self._hand.press("back")
