"""Behind the staff door: the state of this kiosk, and the few things staff do at it."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from viewer.clock import running
from viewer.gui.display_card import OWN_NAMES
from viewer.gui.labels import label, literal
from viewer.kiosk.kept import Kept
from viewer.kiosk.patience import Patience
from viewer.kiosk.status import Row, proof_rows, status_rows

Choice = tuple[str, str, bool]
"""A value, its name, and whether it holds now."""

DEAF = 600
"""Milliseconds for which a page that has just opened takes no touch: the second tap of two, on the
door's “Open”, would fall on a country."""


class StaffPage(QScrollArea):
    """Status, proof, region and language, clean glass, restart, leave.

    Signals:
        language_chosen(str), region_chosen(str): what the next visits begin with.
        glass_requested(), restart_requested(), leave_requested(), closed()
    """

    language_chosen = Signal(str)
    region_chosen = Signal(str)
    glass_requested = Signal()
    restart_requested = Signal()
    leave_requested = Signal()
    closed = Signal()

    def __init__(
        self,
        kept: Kept,
        ended: Callable[[], datetime | None],
        now: Callable[[], float] = running,
    ):
        """Show the state of ``kept``; without a touch it closes by itself (see ``patience``).

        ``ended`` tells when the last visit did; ``now`` counts seconds.
        """
        super().__init__()
        self._ended = ended
        self._chosen: QPushButton | None = None
        self.setObjectName("tile_page")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to its buttons, and scrolls to them
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._kept = kept
        self._fill()
        self.patience = Patience(self, now)
        self.patience.over.connect(self.closed)
        self._deaf = QTimer(self)
        self._deaf.setSingleShot(True)
        self._deaf.setInterval(DEAF)
        self._deaf.timeout.connect(self.listen)

    def show_state(self, kept: Kept) -> None:
        """Show another state: staff have just chosen it."""
        self._kept = kept
        self._fill()
        if self._chosen is not None:
            self._chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def touched(self) -> None:
        """Somebody is still here."""
        if self.isVisible():
            self.patience.touched()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the state anew each time: it is today's."""
        super().showEvent(event)
        self._fill()
        self._inside.setEnabled(False)
        self._deaf.start()
        self.patience.begin()

    def listen(self) -> None:
        """Take touches from now on."""
        self._inside.setEnabled(True)

    def changeEvent(self, event: QEvent) -> None:
        """Say the words anew when the language changes (L3)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self._fill()

    def hideEvent(self, event: QHideEvent) -> None:
        """Wake nobody while no one is here."""
        self.patience.rest()
        self._deaf.stop()
        super().hideEvent(event)

    def _fill(self) -> None:
        inside = QWidget()
        inside.setObjectName("page")
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(40, 30, 40, 40)
        self._rows.setSpacing(12)
        tag = self._kept.settings.languages[0]
        self._add_table(self.tr("This kiosk today"), status_rows(self._kept, tag, self._ended()))
        self._add_table(self.tr("What it keeps and sends"), proof_rows(self._kept))
        self._add_buttons(
            self.tr("Language at the start of a visit"), self._languages(), self._take_language
        )
        self._add_buttons(self.tr("Where this clinic is"), self._regions(tag), self._take_region)
        acts = (
            (self.tr("Clean the glass"), self.glass_requested),
            (self.tr("Restart"), self.restart_requested),
            (self.tr("Leave kiosk mode"), self.leave_requested),
            (self.tr("Back to the readers"), self.closed),
        )
        for text, signal in acts:
            button = QPushButton(text)
            button.setObjectName("kiosk_button")
            button.clicked.connect(signal)
            self._rows.addWidget(button)
        self._rows.addStretch(1)
        self._inside = inside
        self.setWidget(inside)

    def _add_table(self, title: str, rows: Sequence[Row]) -> None:
        self._rows.addWidget(label(title, "panel_heading"))
        grid = QGridLayout()
        for at, (name, value) in enumerate(rows):
            grid.addWidget(label(name, "panel_note"), at, 0)
            grid.addWidget(label(value, "popover_text"), at, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._rows.addLayout(grid)

    def _add_buttons(self, title: str, choices: Sequence[Choice], act: Callable[[], None]) -> None:
        self._rows.addWidget(label(title, "panel_heading"))
        grid = QGridLayout()
        for at, (value, text, chosen) in enumerate(choices):
            button = QPushButton(literal(text))
            button.setObjectName("choice")
            button.setCheckable(True)
            button.setChecked(chosen)
            button.setProperty("choice", value)
            self._chosen = button if chosen else self._chosen
            button.clicked.connect(act)
            grid.addWidget(button, at // 3, at % 3)
        self._rows.addLayout(grid)

    def _languages(self) -> list[Choice]:
        now = self._kept.settings.languages[0]
        tags = self._kept.library.info.languages
        return [(tag, OWN_NAMES.get(tag, tag), tag == now) for tag in tags]

    def _regions(self, tag: str) -> list[Choice]:
        now = self._kept.settings.region
        return [(one.code, one.name, one.code == now) for one in self._kept.directory.regions(tag)]

    def _take_language(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.language_chosen.emit(str(sender.property("choice")))

    def _take_region(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.region_chosen.emit(str(sender.property("choice")))
