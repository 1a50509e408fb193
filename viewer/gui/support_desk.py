"""Keeps the panel of places to get help right: the region's cards, and who answers now."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QLocale, QObject, QTimer

from viewer.clock import Clock
from viewer.gui.support_panel import SupportPanel
from viewer.gui.theme import Look
from viewer.settings import ClinicContact
from viewer.support.card import help_cards, statuses
from viewer.support.directory import Directory

LONGEST_WAIT = timedelta(hours=12)
"""The next look at the clock is never further away; a computer may have slept."""


class SupportDesk(QObject):
    """Fills the panel, and sets one single shot to the next change of opening hours."""

    def __init__(  # noqa: PLR0913 (what the panel shows depends on all of these)
        self,
        panel: SupportPanel,
        directory: Directory,
        contacts: tuple[ClinicContact, ...],
        clock: Clock,
        newest: date,
        language: Callable[[], str],
    ):
        """Serve ``panel`` from ``directory``; ``newest`` is the library's own date."""
        super().__init__(panel)
        self._panel, self._directory, self._contacts = panel, directory, contacts
        self._clock, self._newest, self._language = clock, newest, language
        self._region: str | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)
        panel.all_shown.connect(self.refresh)

    @property
    def region(self) -> str | None:
        """The region whose places are shown, if it is one the library knows."""
        return self._region

    @property
    def emergency(self) -> str | None:
        """The emergency number of the region, or None when no region is known."""
        return self._directory.emergency(self._region)

    def show(self, region: str | None, look: Look) -> None:
        """Show the cards of ``region``, or ask for it; never those of another country."""
        regions = self._directory.regions(self._language())
        known = {entry.code for entry in regions} | {code.code[:2] for code in regions}
        self._region = region if region in known else None
        urgent = self.tr("If you are in the clinic, tell the receptionist now.")
        if self._region is None:
            local = self.tr("In an emergency, call your local emergency number.")
            self._panel.ask_region(regions, self._likely(), f"{urgent} {local}", look)
            return
        cards = help_cards(
            self._directory, self._region, self._contacts, self._language(), self._today()
        )
        self._panel.show_cards(cards, urgent, look)

    def _today(self) -> date:
        return self._clock.now().date()

    def _likely(self) -> str | None:
        """Return the system's own country if it is one of the answers; only a proposal."""
        code = QLocale.territoryToCode(QLocale.system().territory())
        codes = [entry.code for entry in self._directory.regions(self._language())]
        return code if code in codes else None

    def refresh(self) -> None:
        """Say on each card who answers now, and come back when that changes."""
        if self._region is None:
            return
        now: datetime = self._clock.now()
        found, change = statuses(
            self._directory, self._region, self._language(), now, self._newest
        )
        self._panel.show_statuses(found)
        if change is not None:
            wait = min(change - now, LONGEST_WAIT)
            self._timer.start(max(1000, round(wait.total_seconds() * 1000) + 500))
