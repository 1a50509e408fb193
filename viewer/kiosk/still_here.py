"""The question whether somebody still reads: one large button, and the seconds left (K1)."""

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from viewer.gui.icons import icon
from viewer.gui.theme import Look

TOLD_AGAIN = (30, 20, 10, 5)
"""Seconds at which a screen reader is told; every second would drown all else."""

ANSWERING = frozenset(
    {
        *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space),
        *(Qt.Key.Key_Return, Qt.Key.Key_Enter),
    }
)
"""Keys that are for the question's own buttons; any other, and any touch, is an answer
itself; but for those of a keypad."""


class StillHere(QWidget):
    """Covers the page, so nobody beside the screen reads on while she thinks.

    Signals:
        stayed(): the reader wants to read on.
        finished(): she does not.
        hide_requested(): somebody comes; the button stands where it stands over every page (K4).
        speak_requested(): read the question aloud, or nothing any longer (A30).
    """

    stayed = Signal()
    finished = Signal()
    hide_requested = Signal()
    speak_requested = Signal()

    def __init__(self, parent: QWidget | None = None):
        """Begin without a number; count() sets it."""
        super().__init__(parent)
        self.setObjectName("attract")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._seconds = 0
        self._question = QLabel()
        self._question.setObjectName("attract_clinic")
        self._left = QLabel()
        self._left.setObjectName("attract_line")
        self._stay = QPushButton()
        self._stay.setObjectName("kiosk_main_button")
        self._stay.clicked.connect(self.stayed)
        self._finish = QPushButton()
        self._finish.setObjectName("kiosk_button")
        self._finish.clicked.connect(self.finished)
        self._hide = self._tool()
        self._hide.clicked.connect(self.hide_requested)
        self._corner = QRect()
        self._speak = self._tool()
        self._speak.setCheckable(True)
        self._speak.clicked.connect(self.speak_requested)
        self._speak.hide()
        self._rows = rows = QVBoxLayout(self)
        rows.setContentsMargins(40, 40, 40, 40)
        rows.setSpacing(24)
        rows.addStretch(2)
        for words in (self._question, self._left):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words.setWordWrap(True)
            rows.addWidget(words)
        for button in (self._stay, self._finish):
            rows.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(3)
        self._say()

    def _tool(self) -> QToolButton:
        tool = QToolButton(self)
        tool.setObjectName("kiosk_tool")
        tool.setProperty("large", True)
        tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        tool.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return tool

    def _say(self) -> None:
        self._question.setText(self.tr("Are you still reading?"))
        self._stay.setText(self.tr("Keep reading"))
        self._finish.setText(self.tr("Finish and clear"))
        self._hide.setText(QCoreApplication.translate("KioskBar", "Hide this now"))
        self._hide.setAccessibleName(self._hide.text())
        self._left.setText(
            self.tr("This page closes and is forgotten in {seconds} s.").format(
                seconds=self._seconds
            )
        )

    def changeEvent(self, event: QEvent) -> None:
        """Say the words anew when the language changes (L3)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def set_look(self, look: Look, like: QToolButton, corner: QRect) -> None:
        """Be dressed as ``like``, the same button of the page that is covered, at ``corner``."""
        self._dress(self._hide, "eye-off", look, like)
        self._corner = corner
        self._place()

    def offer_speech(self, look: Look, like: QToolButton, corner: QRect) -> None:
        """Show the button that reads aloud as ``like`` at ``corner``; it is pressed as that is."""
        self._speak.setText(like.text())
        self._speak.setAccessibleName(like.accessibleName())
        self._speak.setAccessibleDescription(like.accessibleDescription())
        self._speak.setChecked(like.isChecked())
        self._dress(self._speak, "volume-2", look, like)
        self._speak.setGeometry(corner)
        self._speak.show()

    def _dress(self, tool: QToolButton, picture: str, look: Look, like: QToolButton) -> None:
        if tool.property("large") != like.property("large"):
            tool.setProperty("large", like.property("large"))
            tool.style().unpolish(tool)
            tool.style().polish(tool)
        side = look.px(26)
        tool.setIcon(icon(picture, look.theme.action, side))
        tool.setIconSize(QSize(side, side))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button in its corner."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Put the button into its corner, and the words under it."""
        size = self._corner.size().expandedTo(self._hide.sizeHint())
        place = QRect(self._corner.topLeft(), size)
        place.moveRight(self.width() - 12 if self._corner.isNull() else self._corner.right())
        self._hide.setGeometry(place)
        self._rows.setContentsMargins(40, max(40, place.bottom() + 8), 40, 40)

    def count(self, seconds: int) -> None:
        """Say how many ``seconds`` are left, now and then to a screen reader too (A26)."""
        self._seconds = seconds
        self._say()
        if seconds in TOLD_AGAIN:
            event = QAccessibleAnnouncementEvent(self, self.words)
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(event)

    @property
    def words(self) -> str:
        """The question, and how long it stands."""
        return f"{self._question.text()} {self._left.text()}"

    def take_focus(self) -> None:
        """Put the focus on the button that reads on."""
        self._stay.setFocus(Qt.FocusReason.OtherFocusReason)
