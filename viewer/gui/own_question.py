"""Where somebody types a question of her own; on a clinic's computer only (K9)."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from viewer.gui.fold_row import FoldRow
from viewer.gui.labels import label
from viewer.gui.search_page import UNLEARNED
from viewer.visit.handout import LONGEST_QUESTION


class OwnQuestion(QWidget):
    """A field, and a button that adds what is in it.

    Signals:
        typed(str): a question; never an empty one.
    """

    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        """Begin empty."""
        super().__init__(parent)
        self._asks = label("", "popover_text")  # a hint in the field is gone as soon as one types
        self._field = self._make_field()
        self._asks.setBuddy(self._field)
        self._add = QPushButton()
        self._add.setObjectName("plain_button")
        self._add.clicked.connect(self._send)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._asks)
        row = FoldRow()
        row.add(self._field, wide=True)
        row.add(self._add)
        rows.addWidget(row)
        self._say()

    def _make_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName("search_field")
        field.setMaxLength(LONGEST_QUESTION)
        field.setInputMethodHints(UNLEARNED)
        field.setAcceptDrops(False)
        field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        field.setMinimumWidth(40)
        field.returnPressed.connect(self._send)
        return field

    @property
    def stops(self) -> list[QWidget]:
        """Where the Tab key stops, in order."""
        return [self._field, self._add]

    def forget(self) -> None:
        """Empty the field."""
        self._field.setText("")  # what a field is told to clear, Ctrl+Z brings back

    def _send(self) -> None:
        if self._field.text().strip():
            self.typed.emit(self._field.text())
            self.forget()
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        self._asks.setText(self.tr("Your own question"))
        self._field.setAccessibleName(self.tr("Your own question"))
        self._add.setText(self.tr("Add this question"))
        self._add.setAccessibleName(self.tr("Add this question"))

    def changeEvent(self, event: QEvent) -> None:
        """Say the words anew when the language changes (L3)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
