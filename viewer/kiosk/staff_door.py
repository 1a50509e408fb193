"""The staff door: a keypad of our own, so that no keyboard of the system is needed (K18)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer.clock import running
from viewer.gui.touch import scroll_by_finger
from viewer.kiosk.patience import Patience
from viewer.staff.door import Door, Outcome
from viewer.staff.pin import MOST_DIGITS

KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "⌫")


class StaffDoor(QWidget):
    """Asks for the PIN.

    Signals:
        opened(): the PIN was right.
        refused(Outcome): it was not, or nobody may try now.
        left(): whoever stood here has gone.
    """

    opened = Signal()
    refused = Signal(object)
    left = Signal()

    def __init__(self, door: Door, now: Callable[[], float] = running):
        """Try PINs on ``door``; without a key pressed it shuts by itself (see ``patience``).

        ``now`` counts seconds.
        """
        super().__init__()
        self.setObjectName("attract")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes through its keys alone
        self._door = door
        self._typed = ""
        self.patience = Patience(self, now)
        self.patience.over.connect(self.leave)
        self._title = QLabel()
        self._title.setObjectName("attract_clinic")
        self._dots = QLabel()
        self._dots.setObjectName("attract_line")
        self._told = QLabel()
        self._told.setObjectName("popover_text")
        self._told.setWordWrap(True)
        self._open, self._back = QPushButton(), QPushButton()
        self._open.setObjectName("kiosk_main_button")
        self._back.setObjectName("kiosk_button")
        self._open.clicked.connect(self.try_pin)
        self._back.clicked.connect(self.leave)
        self._arrange()
        self._say()

    def _arrange(self) -> None:
        inside = QWidget()
        inside.setObjectName("page")
        self._scroll_in_low_screens(inside)
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(40, 40, 40, 40)
        rows.setSpacing(16)
        rows.addStretch(1)
        for words in (self._title, self._dots, self._told):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            rows.addWidget(words)
        pad = QGridLayout()
        pad.setSpacing(12)
        for at, key in enumerate(KEYS):
            if key:
                button = QPushButton(key)
                button.setObjectName("kiosk_key")
                button.setProperty("key", key)
                button.clicked.connect(self._press_sender)
                pad.addWidget(button, at // 3, at % 3)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addLayout(pad)
        middle.addStretch(1)
        rows.addLayout(middle)
        for button in (self._open, self._back):
            rows.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(2)

    def _scroll_in_low_screens(self, inside: QWidget) -> None:
        """Put all of the door into a page that scrolls: large keys need more than 900 pixels."""
        page = QScrollArea()
        page.setObjectName("tile_page")
        page.setFrameShape(QFrame.Shape.NoFrame)
        page.setWidgetResizable(True)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page.setWidget(inside)
        scroll_by_finger(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _say(self) -> None:
        self._title.setText(self.tr("For staff"))
        self.setAccessibleName(self._title.text())
        self._open.setText(self.tr("Open"))
        self._back.setText(self.tr("Back"))
        delete = self.tr("Delete the last digit")
        for button in self.findChildren(QPushButton, "kiosk_key"):
            key = str(button.property("key"))
            button.setAccessibleName(key if key.isdigit() else delete)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Say the words anew when the language changes (L3)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def begin(self) -> None:
        """Open the keypad with nothing typed."""
        self._typed = ""
        self._told.setText(self._sentence(None))
        self._show()
        self.patience.begin()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Shut the door; what was typed is forgotten."""
        self._typed = ""
        self.patience.rest()
        self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed, and wait for nobody: a visit may be on when the time is up."""
        self._typed = ""
        self.patience.rest()
        super().hideEvent(event)

    def _press_sender(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._press(str(sender.property("key")))

    def _press(self, key: str) -> None:
        if not self.patience.touched():
            return
        self._typed = (self._typed + key)[:MOST_DIGITS] if key.isdigit() else self._typed[:-1]
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter what has the focus; digits come only from the keypad on the screen."""
        focus = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focus, QPushButton) and not event.isAutoRepeat():
                focus.click()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        self._dots.setText("●" * len(self._typed) or " ")
        self._dots.setAccessibleName(self.tr("Digits typed: {n}").format(n=len(self._typed)))

    def try_pin(self) -> None:
        """Try what was typed."""
        if not self.patience.touched():
            return
        typed, self._typed = self._typed, ""
        self._show()
        if not typed:
            return  # nobody has tried anything
        outcome = self._door.try_pin(typed)
        if outcome is Outcome.OPEN:
            self.patience.rest()
            self.opened.emit()
            return
        self._told.setText(self._sentence(outcome))
        self.refused.emit(outcome)

    def _sentence(self, outcome: Outcome | None) -> str:
        locked = self._door.seconds_locked()
        if locked:
            minutes = (locked + 59) // 60
            return self.tr("Too many tries. Come back in {minutes} min.").format(minutes=minutes)
        if outcome is Outcome.NO_PIN:
            return self.tr("No PIN is set on this machine: snowdrop kiosk set-pin")
        return self.tr("This is not the PIN.") if outcome is Outcome.WRONG else " "
