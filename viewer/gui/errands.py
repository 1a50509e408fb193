"""Does in the window what another process of this user, or the command line, has asked for."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from viewer.gui.main_window import MainWindow
from viewer.lookup.errand import Errand, OpenArticle, OpenSearch, Raise
from viewer.visit.visit import Visit


class Errands(QObject):
    """Opens a page, or the search page; a handout that somebody left there is asked about first."""

    def __init__(self, window: MainWindow, visit: Visit, languages: Sequence[str]) -> None:
        """Serve ``window``, which shows ``visit``; its library has ``languages``."""
        super().__init__(window)
        self._window, self._visit, self._languages = window, visit, languages
        self._next: Errand = Raise()

    def take(self, errand: Errand) -> None:
        """Bring the window to the front and do ``errand``.

        Where a handout may be that of whoever was here before, the window asks about it first, and
        the errand follows once that is answered.
        """
        self._bring_to_front()
        if isinstance(errand, Raise):
            return
        self._next = errand
        self._window.offer_new_patient(self._go)

    def begin(self, errand: Errand) -> None:
        """Do ``errand`` in a window that is not on the screen yet."""
        self._next = errand
        self._go()

    def _go(self) -> None:
        errand, self._next = self._next, Raise()
        window = self._window
        if isinstance(errand, Raise):
            return
        self._speak(errand.language)
        if isinstance(errand, OpenArticle):
            window.open(errand.address)
        elif isinstance(errand, OpenSearch):
            window.go_home()  # which empties the field of the search page
            window.show_search()

    def _speak(self, language: str) -> None:
        """Read on in ``language``, or its base language, if this library has it."""
        base = language.partition("-")[0]
        tag = next((tag for tag in (language, base) if tag in self._languages), "")
        if tag and tag != self._visit.language:
            self._window.set_language(tag)

    def _bring_to_front(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
