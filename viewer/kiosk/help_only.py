"""The page of a kiosk that is not ready: emergency and crisis help, and what staff must do."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from viewer.clock import Clock
from viewer.gui.labels import label
from viewer.gui.support_panel import SupportPanel
from viewer.gui.theme import apply
from viewer.kiosk.long_press import LongPress
from viewer.kiosk.readiness import Missing
from viewer.kiosk.sizes import kiosk_look
from viewer.settings import Settings
from viewer.support.card import help_cards
from viewer.support.directory import Directory
from viewer.support.wording import phrases


class HelpOnly(QWidget):
    """Help always shows. Without a region no number is guessed: the receptionist is named.

    Signals:
        staff_requested(): the note for staff was pressed for long.
    """

    staff_requested = Signal()

    def __init__(
        self,
        lacking: Sequence[Missing],
        settings: Settings,
        directory: Directory,
        clock: Clock,
        parent: QWidget | None = None,
    ):
        """Tell staff what is ``lacking``, and show what help can be shown without it."""
        super().__init__(parent)
        look = kiosk_look(settings)
        self.setObjectName("center")
        apply(self, look)
        tag = settings.languages[0]
        region = settings.region if directory.knows(settings.region) else None
        words = phrases(tag)
        cards = help_cards(directory, region, settings.contacts, tag, clock.now().date())
        panel = SupportPanel()
        if region is None:
            panel.ask_region((), None, cards, words, look)
        else:
            panel.show_cards(cards, words, look)
        note = QFrame()
        note.setObjectName("notice")
        lines = QVBoxLayout(note)
        lines.addWidget(label(self._title(), "popover_title"))
        for one in lacking:
            lines.addWidget(label(self._what_to_do(one), "popover_text"))
        press = LongPress(note)
        press.pressed.connect(self.staff_requested)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(panel, 1)
        rows.addWidget(note)

    def _title(self) -> str:
        return QCoreApplication.translate("HelpOnly", "For staff: this screen is not set up yet")

    def _what_to_do(self, lacking: Missing) -> str:
        if lacking is Missing.PIN:
            return self.tr("Set a PIN: snowdrop kiosk set-pin")
        if lacking is Missing.REGION:
            return self.tr("Say where this clinic is: snowdrop kiosk set-region US")
        if lacking is Missing.UNREVIEWED:
            return self.tr(
                "No page has been checked by a clinician. If your clinic accepts that, write "
                "[show_unreviewed] with accepted_by and on into the settings."
            )
        return self.tr("The library could not be opened. Run: snowdrop doctor --kiosk")
