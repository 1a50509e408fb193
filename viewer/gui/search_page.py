"""The search page: a field, and under it the answers, in the middle of the window."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.answer import Answer, RowText
from viewer.gui.hit_row import HitRow, Offer
from viewer.gui.icons import icon
from viewer.gui.labels import label
from viewer.gui.theme import Look
from viewer.gui.touch import scroll_by_finger
from viewer.search.wording import Wording

MOST_LETTERS = 2_000
"""Letters that the field takes, and that are listened to."""

UNLEARNED = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
"""Tells a keyboard on the screen to learn nothing from what is typed (K9)."""

WIDEST = 720
"""The column in pixels of window text: lines of a wide screen are too long to read (A22)."""

SIDE = 18
"""Least space in pixels between the column and the sides."""

ABOVE = 10
"""Pixels that a heading stands apart from the rows before it, beside the usual space."""


class SearchPage(QWidget):
    """The field and the answers; it searches nothing by itself.

    Signals:
        asked(str): the words in the field are now these.
        asked_literally(str): the same words, with no spelling help.
        open_requested(str, str): the address of the row that was chosen, and its language.
        closed(): the reader wants the page before.
    """

    asked = Signal(str)
    asked_literally = Signal(str)
    open_requested = Signal(str, str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None):
        """Begin empty."""
        super().__init__(parent)
        self.setObjectName("center")
        self._look: Look | None = None
        self._rows: list[HitRow] = []
        self._headings: list[QLabel] = []
        self._shown: list[HitRow] = []
        self._lines: Sequence[str] = ()
        self._literal: Offer | None = None
        self._field = QLineEdit()
        self._field.setObjectName("search_field")
        self._field.setMaxLength(MOST_LETTERS)
        self._field.setInputMethodHints(UNLEARNED)
        self._field.setAcceptDrops(False)
        self._field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._field.textChanged.connect(self.asked)
        self._field.returnPressed.connect(self._open_first)
        self._field.installEventFilter(self)
        self._close = QToolButton()
        self._close.setObjectName("close")
        self._close.clicked.connect(self.closed)
        self.closed.connect(self.clear)
        self._alarm = QFrame()
        self._alarm.setObjectName("urgent_card")
        self._alarm.hide()
        self._alarm_rows = QVBoxLayout(self._alarm)
        self._alarm_rows.setContentsMargins(16, 14, 16, 14)
        self._notes = QLabel()
        self._notes.setObjectName("search_note")
        self._notes.setWordWrap(True)
        self._notes.setTextFormat(Qt.TextFormat.PlainText)
        self._arrange()

    def _arrange(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._field, 1)
        self._head.addWidget(self._close)
        inside = QWidget()
        inside.setObjectName("page")
        self._list = QVBoxLayout(inside)
        self._list.setSpacing(8)
        self._list.addWidget(self._alarm)
        self._list.addWidget(self._notes)
        self._list.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("tile_page")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setWidget(inside)
        scroll_by_finger(self._scroll)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._head)
        rows.addWidget(self._scroll, 1)

    def set_look(self, look: Look, words: Wording) -> None:
        """Take another theme, text size or language; show_answer() makes it visible."""
        self._look = look
        self._center()
        self._field.setPlaceholderText(words.hint)
        self._field.setAccessibleName(words.search)
        self._close.setAccessibleName(words.close)
        self._close.setToolTip(words.close)
        side = look.px(20)
        self._close.setIcon(icon("x", look.theme.ink, side))
        self._close.setIconSize(QSize(side, side))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        self._center()

    def _center(self) -> None:
        widest = self._look.px(WIDEST) if self._look is not None else WIDEST
        side = max(SIDE, (self.width() - widest) // 2)
        self._head.setContentsMargins(side, 12, side - 6, 8)
        self._list.setContentsMargins(side, 4, side, 24)

    @property
    def text(self) -> str:
        """The words in the field."""
        return self._field.text()

    def begin(self) -> None:
        """Put the focus into the field, ready to type over what stands there."""
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget the words for good: what a field is told to clear, Ctrl+Z brings back."""
        self._field.setText("")

    # -- answers ------------------------------------------------------------------------------

    def show_answer(self, answer: Answer) -> None:
        """Show ``answer`` in the rows that are there; the widgets stay, so nothing flickers."""
        if self._look is None:
            return
        new = self._show_alarm(answer.alarm)
        self._notes.setText("\n".join(answer.notes))
        self._notes.setVisible(bool(answer.notes))
        self._show_literal(answer.literal, self._look)
        self._shown = []
        groups = [group for group in answer.groups if group.rows]
        for at, group in enumerate(groups):
            self._show_heading(at, group.heading)
            for text in group.rows:
                self._show_row(text, self._look)
        for row in self._rows[len(self._shown) :]:
            row.forget()
            row.hide()
        for heading in self._headings[len(groups) :]:
            heading.hide()
        self._scroll.verticalScrollBar().setValue(0)
        said = ". ".join(filter(None, (self._alarm.accessibleName() if new else "", answer.count)))
        if said and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _show_alarm(self, lines: Sequence[str]) -> bool:
        """Show the card with these lines, or none; say whether it has anything new to say."""
        if list(lines) == list(self._lines):
            return False
        self._lines = lines
        while (item := self._alarm_rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for at, line in enumerate(lines):
            name = "alarm_title" if at == 0 else "card_text" if at == 1 else "card_name"
            self._alarm_rows.addWidget(label(line, name))
        self._alarm.setAccessibleName(". ".join(line.rstrip(".") for line in lines))
        self._alarm.setVisible(bool(lines))
        return bool(lines)

    def _show_literal(self, text: str, look: Look) -> None:
        if self._literal is None:
            self._literal = Offer(look)
            self._literal.clicked.connect(self._ask_literally)
            self._list.insertWidget(2, self._literal, 0, Qt.AlignmentFlag.AlignLeading)
        self._literal.say(text, look)
        self._literal.setVisible(bool(text))

    def _show_heading(self, at: int, text: str) -> None:
        """Show a heading below what is there; in its place first: alone it would be a window."""
        if at == len(self._headings):
            self._headings.append(label("", "panel_heading"))
            self._headings[at].setContentsMargins(0, ABOVE, 0, 0)
        heading = self._headings[at]
        self._list.removeWidget(heading)
        self._list.insertWidget(self._list.count() - 1, heading)
        heading.setText(text)
        heading.setAccessibleName(text)
        heading.setVisible(bool(text))

    def _show_row(self, text: RowText, look: Look) -> None:
        at = len(self._shown)
        if at == len(self._rows):
            made = HitRow(look)
            made.clicked.connect(self._open_sender)
            made.installEventFilter(self)
            self._rows.append(made)
        row = self._rows[at]
        row.show_hit(
            look,
            text.title,
            section=text.section,
            snippet=text.snippet,
            marks=text.marks,
            note=text.note,
            urgent=text.urgent,
        )
        row.setProperty("address", text.address)
        row.setProperty("language", text.language)
        self._list.removeWidget(row)
        self._list.insertWidget(self._list.count() - 1, row)
        row.show()
        self._shown.append(row)

    # -- choosing -----------------------------------------------------------------------------

    def _open_sender(self) -> None:
        sender = self.sender()
        if isinstance(sender, HitRow):
            self._open(sender)

    def _open_first(self) -> None:
        if self._shown and self.text.strip():
            self._open(self._shown[0])

    def _open(self, row: HitRow) -> None:
        self.open_requested.emit(row.property("address"), row.property("language"))

    def _ask_literally(self) -> None:
        self.asked_literally.emit(self.text)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys walk from the field through the rows and back."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._step(watched, step)
                return True
        return super().eventFilter(watched, event)

    def _step(self, start: QObject, step: int) -> None:
        stops: list[QWidget] = [self._field, *self._shown]
        at = next((at for at, stop in enumerate(stops) if stop is start), 0) + step
        if 0 <= at < len(stops):
            stops[at].setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(stops[at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
