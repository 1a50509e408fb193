"""A message across the window: what went wrong and what to do, never a dialog."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from viewer.gui.labels import label


class Notice(QFrame):
    """Shows one message until the reader puts it away."""

    def __init__(self, parent: QWidget | None = None):
        """Begin hidden."""
        super().__init__(parent)
        self.setObjectName("notice")
        self._text = label("", "notice_text")
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        self._close = QPushButton()
        self._close.setObjectName("plain_button")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 12, 8)
        row.addWidget(self._text, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._say()
        self.hide()

    def _say(self) -> None:
        self._close.setText(self.tr("OK"))

    def changeEvent(self, event: QEvent) -> None:
        """Say the words anew when the language changes (L3)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    @property
    def text(self) -> str:
        """The message on show, or nothing."""
        return "" if self.isHidden() else self._text.accessibleName()

    def forget(self) -> None:
        """Keep no message: it was for the person who was here."""
        self._text.clear()
        self.setAccessibleName("")
        self.hide()

    def tell(self, message: str) -> None:
        """Show ``message``; one that is on show already is kept above it."""
        both = f"{self.text}\n{message}" if self.text else message
        self._text.setText(both)
        self.setAccessibleName(both)
        self.show()
