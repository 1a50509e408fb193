"""Find on this page: a field, how many there are, and large buttons to go through them."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from viewer.gui.actions import with_key
from viewer.gui.folding_bar import FoldingBar
from viewer.gui.search_page import MOST_LETTERS, UNLEARNED
from viewer.gui.theme import Look


class FindBar(FoldingBar):
    """The bar over an article; it finds nothing by itself.

    Signals:
        sought(str): the words in the field are now these.
        stepped(int): 1 for the next place, -1 for the one before.
        closed(): the reader is done.
    """

    sought = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None):
        """Begin hidden."""
        super().__init__(parent)
        self._field = QLineEdit()
        self._field.setObjectName("search_field")
        self._field.setMaxLength(MOST_LETTERS)
        self._field.setInputMethodHints(UNLEARNED)
        self._field.setAcceptDrops(False)
        self._field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._field.textChanged.connect(self.sought)
        self._field.installEventFilter(self)
        self._count = QLabel()
        self._count.setObjectName("find_count")
        self._before = self._button("chevron-up", self._step_back)
        self._next = self._button("chevron-down", self._step)
        self._close = self._button("x", self.closed.emit)
        buttons = QHBoxLayout()
        buttons.addWidget(self._count)
        buttons.addStretch(1)
        for button in (self._before, self._next, self._close):
            buttons.addWidget(button)
        self.setLayout(self._rows)
        self._rows.setContentsMargins(14, 4, 14, 4)
        self._rows.addWidget(self._field, 1)
        self._rows.addLayout(buttons)
        self.hide()

    def _say(self) -> None:
        """Put its words on every part, in the language of the moment (L3)."""
        self._field.setAccessibleName(self.tr("Find on this page"))
        self._field.setPlaceholderText(self.tr("Find on this page"))
        before, following, close = (
            self.tr("Previous place"),
            self.tr("Next place"),
            self.tr("Close"),
        )
        for button, name, hint in (
            (self._before, before, with_key(before, "find_before")),
            (self._next, following, with_key(following, "find_next")),
            (self._close, close, close),
        ):
            button.setAccessibleName(name)
            button.setToolTip(hint)

    def set_look(self, look: Look) -> None:
        """Take another theme or text size."""
        self._say()
        self._dress(look)

    @property
    def text(self) -> str:
        """The words in the field."""
        return self._field.text()

    def forget(self) -> None:
        """Forget the words for good: what a field is told to clear, Ctrl+Z brings back."""
        self._field.setText("")

    def begin(self) -> None:
        """Show the bar, ready to type over what stands in it."""
        self.show()
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_count(self, at: int, count: int) -> None:
        """Say that the reader is at place ``at`` of ``count``, both from 1."""
        if count:
            said = self.tr("{at} of {count}").format(at=at, count=count)
        else:
            said = self.tr("Not found") if self.text.strip() else ""
        self._count.setText(said)
        self._before.setEnabled(count > 1)
        self._next.setEnabled(count > 1)
        if said and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _step(self) -> None:
        self.stepped.emit(1)

    def _step_back(self) -> None:
        self.stepped.emit(-1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the next place with Enter, to the one before with Shift and Enter."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.stepped.emit(-1 if shifted else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
        return super().eventFilter(watched, event)
