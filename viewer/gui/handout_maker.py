"""Makes the pages of a handout, on another thread; typst lets the window go on meanwhile."""

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from viewer.gui.background import Background
from viewer.gui.parts import Parts
from viewer.handout.leaflet import Leaflet, collect
from viewer.handout.pdf import Made, forget_pages, make_pdf, make_pictures
from viewer.library.article import Figure
from viewer.problems import RejectedError

_FIGURE = re.compile(r"figure:([A-Za-z0-9._-]+)")

Pictures = Callable[[int], list[bytes]]


class HandoutMaker(QObject):
    """Keeps the pages of the newest handout, and of no other.

    Signals:
        made(): the pages are there.
        drawn(list): pictures of the pages, as PNG, one a page.
        failed(str): a sentence that says why there are none.
    """

    made = Signal()
    drawn = Signal(list)
    failed = Signal(str)

    def __init__(self, parts: Parts, region: Callable[[], str | None], parent: QObject):
        """Make pages of the handout of ``parts.visit``, for a reader in ``region``."""
        super().__init__(parent)
        self._parts, self._region = parts, region
        self.pages: Made | None = None
        self._leaflet: Leaflet | None = None
        self._figures: dict[str, Figure] = {}
        self._making, self._drawing = Background(self), Background(self)
        self._making.finished.connect(self._take_pages)
        self._drawing.finished.connect(self._take_pictures)

    @property
    def is_making(self) -> bool:
        """Whether the pages are being made."""
        return self._making.is_running

    @property
    def is_drawing(self) -> bool:
        """Whether the pages are being drawn, to be looked at."""
        return self._drawing.is_running

    def make(self, *, large: bool) -> None:
        """Make pages of the handout as it is now; those before are forgotten."""
        self.forget()
        parts = self._parts
        self._leaflet = collect(
            parts.visit.handout,
            parts.library,
            parts.directory,
            parts.settings,
            region=self._region(),
            language=parts.visit.language,
            today=parts.clock.now().date(),
            large=large,
        )
        self._figures = self._find_figures(self._leaflet)
        self._making.run(partial(make_pdf, self._leaflet, self._figures.get))

    def _find_figures(self, leaflet: Leaflet) -> dict[str, Figure]:
        """Return the pictures of the articles: the library itself is read on this thread only."""
        passages = (p.html for sheet in leaflet.articles for p in sheet.article.passages)
        names = {name for html in passages for name in _FIGURE.findall(html)}
        found = {name: self._parts.library.figure(name) for name in names}
        return {name: figure for name, figure in found.items() if figure is not None}

    @property
    def pictures(self) -> Pictures | None:
        """What draws the pages of this moment with so many dots an inch, on whatever thread."""
        if self._leaflet is None:
            return None
        return partial(make_pictures, self._leaflet, self._figures.get)

    def draw(self, dpi: int) -> None:
        """Draw the pages; drawn() has them."""
        if self.pictures is not None:
            self._drawing.run(partial(self.pictures, dpi))

    def stop_drawing(self) -> None:
        """Draw them for nobody."""
        self._drawing.cancel()

    def _take_pages(self) -> None:
        pages = self._result_of(self._making)
        if isinstance(pages, Made):
            self.pages = pages
            self.made.emit()

    def _take_pictures(self) -> None:
        pictures = self._result_of(self._drawing)
        if isinstance(pictures, list):
            self.drawn.emit(pictures)

    def _result_of(self, background: Background) -> object:
        try:
            return background.result()
        except RejectedError as error:
            self.failed.emit(" ".join(problem.message for problem in error.problems))
            return None

    def forget(self) -> None:
        """Keep no page, and wait for none."""
        self._making.cancel()
        self._drawing.cancel()
        self.pages, self._leaflet, self._figures = None, None, {}

    def end(self) -> None:
        """Forget, and let the threads go, typst's memory last of all: the visit is over."""
        self.forget()
        self._making.end(forget_pages)
        self._drawing.end(forget_pages)
