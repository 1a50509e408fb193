"""Keeps the panel of places to get help right: the region's cards, and who answers now."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QLocale, QObject, QTimer

from viewer.gui.parts import Parts
from viewer.gui.support_panel import SupportPanel
from viewer.gui.theme import Look
from viewer.support.card import help_cards, statuses
from viewer.support.wording import phrases

LONGEST_WAIT = timedelta(hours=12)
"""The next look at the clock is never further away; a computer may have slept."""


class SupportDesk(QObject):
    """Fills the panel, and sets one single shot to the next change of opening hours."""

    def __init__(self, panel: SupportPanel, parts: Parts):
        """Serve ``panel`` with the places, settings, clock and language of ``parts``."""
        super().__init__(panel)
        self._panel, self._parts = panel, parts
        self._region: str | None = None
        self._shown: tuple[date, Look] | None = None
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
        return self._parts.directory.emergency(self._region)

    @property
    def crisis(self) -> str | None:
        """The crisis line that stands beside the emergency number, in the reader's language."""
        return self._parts.directory.crisis(self._region, self._parts.visit.language)

    def show(self, region: str | None, look: Look) -> None:
        """Show the cards of ``region``, or ask for it; never those of another country."""
        regions = self._parts.directory.regions(self._parts.visit.language)
        self._region = region if self._parts.directory.knows(region) else None
        self._shown = self._today(), look
        words = phrases(self._parts.visit.language)
        cards = help_cards(
            self._parts.directory,
            self._region,
            self._parts.settings.contacts,
            self._parts.visit.language,
            self._today(),
        )
        if self._region is None:
            self._panel.ask_region(regions, self._likely(), cards, words, look)
        else:
            self._panel.show_cards(cards, words, look)

    def _today(self) -> date:
        return self._parts.clock.now().date()

    def _likely(self) -> str | None:
        """Return the system's own country if it is one of the answers; only a proposal."""
        code = QLocale.territoryToCode(QLocale.system().territory())
        codes = [entry.code for entry in self._parts.directory.regions(self._parts.visit.language)]
        return code if code in codes else None

    def refresh(self) -> None:
        """Say on each card who answers now, and come back when that changes."""
        if self._region is None or self._shown is None:
            return
        day, look = self._shown
        if day != self._today():
            # On another day a check may be due, and its number withheld.
            self.show(self._region, look)
            return
        now: datetime = self._parts.clock.now()
        parts = self._parts
        found, change = statuses(
            parts.directory,
            self._region,
            parts.visit.language,
            now=now,
            newest=parts.library.info.newest,
        )
        self._panel.show_statuses(found)
        if change is not None:
            wait = min(change - now, LONGEST_WAIT)
            self._timer.start(max(1000, round(wait.total_seconds() * 1000) + 500))
