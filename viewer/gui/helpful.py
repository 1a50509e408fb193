"""“Was this helpful?” at the end of a page: two buttons, then fixed reasons, then thanks (K10)."""

from enum import Enum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QScrollArea,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.labels import label
from viewer.gui.theme import Look
from viewer.gui.tile import Tile
from viewer.gui.touch import scroll_by_finger
from viewer.library.article import Article, Sensitivity
from viewer.staff.counts import Answer

TILE_WIDTH = 230
"""A button is at least this wide, in pixels of window text, unless the row is narrower."""

EDGE = 2
"""Pixels of the line over the row."""


class Step(Enum):
    """What the row says: nothing, the question, the question why, or thanks."""

    NOTHING = "nothing"
    ASKED = "asked"
    WHY = "why"
    THANKED = "thanked"


class Choice(Tile):
    """An answer, as large as a finger needs it and no larger."""

    TITLE = (17, 600)


class Helpful(QScrollArea):
    """Asks once a page and visit, when the end of the page is reached; nothing can be typed.

    It never asks on a page that speaks of a baby's death: nobody who has just read that is to
    give it marks. Nor may the page on signs that should not wait be followed by a question: there
    the next thing to do is to call.

    Signals:
        answered(str, str): the id of an article and an ``Answer``; once for each article.
    """

    answered = Signal(str, str)

    def __init__(self, page: QTextBrowser, urgent: str | None, parent: QWidget | None = None):
        """Stand hidden under ``page``; ``urgent`` is the article that is never asked about."""
        super().__init__(parent)
        self.setObjectName("helpful")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll_by_finger(self)
        self._page, self._urgent = page, urgent
        self._article, self._step = "", Step.NOTHING
        self._look: Look | None = None
        self._answered: set[str] = set()
        bar = page.verticalScrollBar()
        bar.valueChanged.connect(self._look_for_the_end)
        bar.rangeChanged.connect(self._look_for_the_end)
        self.hide()

    def show_for(self, article: Article | None, look: Look) -> None:
        """Belong to ``article`` from now on; None: no page of text is on show."""
        name = article.id if article is not None and self._may_ask(article) else ""
        if name != self._article:
            self._settle()
            self._article, self._step = name, Step.NOTHING
        self.set_look(look)
        self._look_for_the_end()

    def set_look(self, look: Look) -> None:
        """Take another theme or text size."""
        self._look = look
        self._fill()

    def forget(self) -> None:
        """Settle, and know no longer what was answered: the visit is over."""
        self._settle()
        self._article, self._step = "", Step.NOTHING
        self._answered.clear()

    def _may_ask(self, article: Article) -> bool:
        quiet = article.front.sensitivity is Sensitivity.SENSITIVE or article.id == self._urgent
        return not quiet and article.id not in self._answered

    def _look_for_the_end(self) -> None:
        """Ask once the last line has been on the screen; the text itself does not move."""
        bar, page = self._page.verticalScrollBar(), self._page
        if not self._article or self._step is not Step.NOTHING or not page.isVisible():
            return
        fits = page.document().size().height() <= page.viewport().height()
        if fits or 0 < bar.maximum() <= bar.value():
            self._go_to(Step.ASKED)

    def _go_to(self, step: Step) -> None:
        self._step = step
        self._fill()

    def _fill(self) -> None:
        """Show what the step says, in the language and the look of the moment."""
        focused = self.isAncestorOf(QApplication.focusWidget() or self._page)
        self.setVisible(self._step is not Step.NOTHING)
        if self._look is None or self._step is Step.NOTHING:
            return
        inside = QWidget()
        inside.setObjectName("page")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(28, 10, 28, 14)
        rows.setSpacing(8)
        heading, choices = self._words()
        rows.addWidget(label(heading, "card_name"))
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._tiles = [self._tile(value, text, self._look) for value, text in choices]
        rows.addLayout(self._grid)
        self.setAccessibleName(heading)
        self.setWidget(inside)
        self._arrange()
        if focused:
            (self._tiles[0] if self._tiles else self._page).setFocus()

    def _tile(self, value: str, text: str, look: Look) -> Tile:
        tile = Choice(text, "", look)
        tile.setProperty("answer", value)
        tile.clicked.connect(self._take)
        return tile

    def _words(self) -> tuple[str, list[tuple[str, str]]]:
        """Return the sentence of this step, and its answers."""
        if self._step is Step.ASKED:
            return self.tr("Was this page helpful?"), [
                (Answer.HELPED, self.tr("This helped")),
                (Answer.NOT_HELPED, self.tr("This did not help")),
            ]
        if self._step is Step.WHY:
            return self.tr("What was not right? Choose one, if you like."), [
                (Answer.TOO_HARD, self.tr("It was too hard to read")),
                (Answer.NOT_MY_SITUATION, self.tr("It is not my situation")),
                (Answer.MISSING_TOPIC, self.tr("What I looked for is missing")),
                (Answer.UPSETTING, self.tr("It upset me")),
                (Answer.NOT_HELPED, self.tr("I would rather not say")),
            ]
        return self.tr("Thank you. Only the number of answers of this day is kept."), []

    def _arrange(self) -> None:
        """Put as many buttons into a row as fit; never take more than half of the page."""
        inside = self.widget()
        if self._look is None or inside is None:
            return
        room = self.width() - 56
        columns = max(1, min(len(self._tiles), room // self._look.px(TILE_WIDTH)))
        for at, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, at // columns, at % columns)
            tile.show()
        layout, parent = inside.layout(), self.parentWidget()
        if layout is not None:
            most = parent.height() // 2 if parent is not None else layout.heightForWidth(room)
            height = layout.totalHeightForWidth(max(1, self.width()))
            self.setFixedHeight(max(1, min(height + EDGE, most)))

    def _take(self) -> None:
        answer = str(self.sender().property("answer"))
        if self._step is Step.ASKED and answer == Answer.NOT_HELPED:
            self._go_to(Step.WHY)
        else:
            self._tell(answer)
            self._go_to(Step.THANKED)

    def _settle(self) -> None:
        """Count an answer whose reason was never given: it was an answer all the same."""
        if self._step is Step.WHY:
            self._tell(Answer.NOT_HELPED)
            self._step = Step.THANKED

    def _tell(self, answer: str) -> None:
        self._answered.add(self._article)
        self.answered.emit(self._article, answer)

    def hideEvent(self, event: QHideEvent) -> None:
        """Settle: the reader has left the page, or her visit ends."""
        super().hideEvent(event)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the buttons anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._step is not Step.NOTHING:
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Say the words anew when the language changes (L3)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()
