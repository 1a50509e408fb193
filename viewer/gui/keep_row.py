"""The box on the card “Text and colors” that keeps its choices for the next time."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from viewer.gui.labels import label
from viewer.gui.theme import Look
from viewer.gui.tile import Row
from viewer.problems import RejectedError
from viewer.visit.visit import Visit


class KeepRow(QObject):
    """Offers to keep a visit's choices where that may be done; a kiosk never offers it.

    Signals:
        changed(): the box was ticked, or the tick was taken off.
    """

    changed = Signal()

    def __init__(self, visit: Visit, parent: QObject):
        """Serve the card ``parent`` with the choices of ``visit``."""
        super().__init__(parent)
        self._keeping = visit.keeping if visit.may_keep else None
        self._followed = self._keeping.choices() if self._keeping else {}
        self._failure = ""

    def rows(self, look: Look) -> list[QWidget]:
        """Return the box, and below it why the choices could not be kept; nothing in a kiosk."""
        if self._keeping is None:
            return []
        row = Row(self.tr("Keep these choices on this computer"), "", look)
        row.setCheckable(True)
        row.setChecked(self._keeping.is_on)
        row.clicked.connect(self._toggle)
        told = [label(self._failure, "popover_text")] if self._failure else []
        return [row, *told]

    def follow(self) -> None:
        """Keep the choices anew where they are kept and others have been made."""
        if self._keeping is None or self._followed == self._keeping.choices():
            return
        self._followed = self._keeping.choices()
        try:
            self._keeping.follow()
        except RejectedError as error:
            self._failure = error.problems[0].message

    def _toggle(self) -> None:
        if self._keeping is None:
            return
        self._failure = ""
        try:
            if self._keeping.is_on:
                self._keeping.end()
            else:
                self._keeping.begin()
        except RejectedError as error:
            self._failure = error.problems[0].message
        self.changed.emit()
