"""A question inside the window, with two answers as large buttons; never a dialog."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QSizePolicy, QWidget

from viewer.gui.labels import label

ONE_ROW = 560
"""From this width on, in pixels, the answers stand beside each other."""


class Ask(QFrame):
    """Asks one thing at a time; both answers put it away.

    Signals:
        answered(bool): the first answer was chosen, or the second.
        outdated(): it was put away unanswered, as its words are of another language now.
    """

    answered = Signal(bool)
    outdated = Signal()

    def __init__(self, parent: QWidget | None = None):
        """Begin hidden."""
        super().__init__(parent)
        self.setObjectName("notice")
        self._text = label("", "notice_text")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        self._text.setSizePolicy(policy)
        self._first, self._second = QPushButton(), QPushButton()
        self._first.setObjectName("main_button")
        self._second.setObjectName("plain_button")
        self._first.clicked.connect(self._say_first)
        self._second.clicked.connect(self._say_second)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(10)
        self._buttons.addWidget(self._first)
        self._buttons.addWidget(self._second)
        self._buttons.addStretch(1)
        rows = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        rows.setContentsMargins(18, 10, 18, 12)
        rows.setSpacing(10)
        rows.addWidget(self._text)
        rows.addLayout(self._buttons)
        self.hide()

    @property
    def text(self) -> str:
        """The question on show, or nothing."""
        return "" if self.isHidden() else self._text.accessibleName()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops, in order."""
        return self._first, self._second

    def ask(self, question: str, first: str, second: str, *, focus: bool = True) -> None:
        """Show ``question`` with its two answers; ``focus`` puts the keyboard on the first.

        Asked by itself, with nobody having pressed anything, it takes the focus from nobody.
        """
        self._text.setText(question)
        self.setAccessibleName(question)
        for button, said in ((self._first, first), (self._second, second)):
            button.setText(said)
            button.setAccessibleName(said)
        self.show()
        self._fold()
        if focus:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, question))

    def _say_first(self) -> None:
        self._answer(first=True)

    def _say_second(self) -> None:
        self._answer(first=False)

    def _answer(self, *, first: bool) -> None:
        self.hide()
        self.answered.emit(first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the answers below each other where the window is narrow."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Put the question away when the language changes: it was asked in the other one."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and not self.isHidden():
            self.hide()
            self.outdated.emit()

    def _fold(self) -> None:
        needed = sum(b.sizeHint().width() for b in (self._first, self._second)) + 60
        direction = QBoxLayout.Direction
        narrow = self.width() < max(ONE_ROW, needed)
        self._buttons.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
