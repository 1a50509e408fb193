"""The window: puts the widgets together and is the one place that moves between pages."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from viewer.clock import Clock
from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.article_view import ArticleView
from viewer.gui.display_card import DisplayCard
from viewer.gui.home import home_tiles, topic_tiles
from viewer.gui.notice import Notice
from viewer.gui.reading_bar import ReadingBar
from viewer.gui.support_desk import SupportDesk
from viewer.gui.support_panel import SupportPanel
from viewer.gui.theme import MAX_CHROME, THEMES, Look, apply
from viewer.gui.tile_page import TilePage
from viewer.gui.topic_sidebar import TopicSidebar
from viewer.library.article import Article, ArticleLine, Topic
from viewer.library.page import page_html
from viewer.library.store import Library
from viewer.settings import Settings
from viewer.support.directory import Directory
from viewer.visit.history import HOME, Place
from viewer.visit.visit import Visit

FOLD_BELOW = 1000
"""Narrower than this, in pixels of window text, the two side panels fold into buttons."""

NARROWEST = 320
"""The narrowest window in which everything still fits (A18)."""


class Parts(msgspec.Struct, frozen=True):
    """What a window is made from; app.py puts it together."""

    settings: Settings
    library: Library
    directory: Directory
    visit: Visit
    clock: Clock


class MainWindow(QMainWindow):
    """The whole program as a person sees it.

    Signals:
        opened(str): a page is now on show; its address.
        region_chosen(str): the person said where this clinic is; whoever keeps settings listens.
    """

    opened = Signal(str)
    region_chosen = Signal(str)

    def __init__(self, parts: Parts, parent: QWidget | None = None):
        """Build the window from ``parts`` and show the page that the visit is on."""
        super().__init__(parent)
        self._parts = parts
        self._visit, self._library = parts.visit, parts.library
        self._article: Article | None = None
        self._front = "page"
        self._folded: bool | None = None
        self._dressed: Look | None = None
        self.setWindowTitle("Snowdrop")
        self.setMinimumSize(NARROWEST, 400)
        self.resize(1280, 800)
        self._bar = ReadingBar(parts.settings.clinic_name)
        self._notice = Notice()
        self._sidebar = TopicSidebar()
        self._tiles = TilePage()
        self._view = ArticleView(ArticleBrowser(parts.library.figure))
        self._panel = SupportPanel()
        self._middle = QStackedWidget()
        self._middle.addWidget(self._tiles)
        self._middle.addWidget(self._view)
        self._arrange()
        self._desk = SupportDesk(
            self._panel,
            parts.directory,
            parts.settings.contacts,
            parts.clock,
            parts.library.info.newest,
            self._language,
        )
        self._display = DisplayCard(self._whole, self._visit.preferences)
        self._connect()
        self._dress(parts.settings.region)
        self.open(self._visit.history.current.address)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._sidebar)
        row.addWidget(self._middle, 1)
        row.addWidget(self._panel)
        self._whole = QWidget()
        self._whole.setObjectName("center")
        rows = QVBoxLayout(self._whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._bar)
        rows.addWidget(self._notice)
        rows.addLayout(row, 1)
        self.setCentralWidget(self._whole)

    def _connect(self) -> None:
        """Connect every widget; they do not know each other."""
        self._sidebar.open_requested.connect(self.open)
        self._tiles.open_requested.connect(self.open)
        self._view.link_requested.connect(self.follow)
        self._panel.region_chosen.connect(self._choose_region)
        self._bar.topics_requested.connect(self.show_topics)
        self._bar.help_requested.connect(self.show_help)
        self._bar.back_requested.connect(self.back)
        self._bar.forward_requested.connect(self.forward)
        self._bar.smaller_requested.connect(self.shrink_text)
        self._bar.larger_requested.connect(self.grow_text)
        self._bar.colors_requested.connect(self._open_display)
        self._display.theme_chosen.connect(self.set_theme)
        self._display.smaller_requested.connect(self.shrink_text)
        self._display.larger_requested.connect(self.grow_text)
        for keys, act in self._keys():
            for sequence in keys:
                QShortcut(QKeySequence(sequence), self, act)

    def _keys(self) -> Sequence[tuple[Sequence[str], Callable[[], None]]]:
        """The standard keys of a reader."""
        return (
            (("Alt+Left",), self.back),
            (("Alt+Right",), self.forward),
            (("Alt+Home",), self.go_home),
            (("Ctrl++", "Ctrl+="), self.grow_text),
            (("Ctrl+-",), self.shrink_text),
        )

    def _language(self) -> str:
        return self._visit.language

    # -- moving -----------------------------------------------------------------------------

    def open(self, address: str) -> None:
        """Go to ``home``, ``topic:ID`` or an article (``ID`` or ``ID#heading``).

        This is the one way to move: sidebar, tiles, links and the command line all end here.
        """
        page, _, heading = address.partition("#")
        if not self._exists(page):
            self.tell(self.tr("This page is not in the library, or it could not be read."))
            return
        self._leave()
        self._visit.history.go_to(page)
        self._show(self._visit.history.current if not heading else Place(page), heading)

    def _exists(self, page: str) -> bool:
        if page == HOME:
            return True
        if page.startswith("topic:"):
            return any(f"topic:{topic.id}" == page for topic in self._topics())
        return self._library.article(page, self._visit.language) is not None

    def _topics(self) -> Sequence[Topic]:
        return self._library.topics(self._visit.language)

    def back(self) -> None:
        """Return to the page before, at the line the reader had reached."""
        if self._front != "page":
            self._bring("page")
            return
        if self._visit.history.can_go_back:
            self._leave()
            self._show(self._visit.history.back())

    def forward(self) -> None:
        """Undo one step back."""
        if self._visit.history.can_go_forward:
            self._leave()
            self._show(self._visit.history.forward())

    def go_home(self) -> None:
        """Open the home page."""
        self.open(HOME)

    def _leave(self) -> None:
        on_article = self._middle.currentWidget() is self._view
        self._visit.history.leave(self._view.browser.position if on_article else 0)

    def _show(self, place: Place, heading: str = "") -> None:
        self._display.dismiss()
        self._bring("page")
        if place.address == HOME or place.address.startswith("topic:"):
            self._show_tiles(place.address)
            topic = place.address.removeprefix("topic:")
        else:
            self._article = self._library.article(place.address, self._visit.language)
            self._middle.setCurrentWidget(self._view)
            self._render(place.position)
            topic = self._article.topic if self._article else ""
            if heading:
                self._view.browser.reach_anchor(heading)
            self._view.browser.setFocus(Qt.FocusReason.OtherFocusReason)
        self._sidebar.set_current(place.address, topic)
        self._update_bar()
        self.opened.emit(place.address)

    def _show_tiles(self, address: str) -> None:
        self._article = None
        language, library = self._visit.language, self._library
        if address == HOME:
            page = home_tiles(library, language)
        else:
            page = topic_tiles(library, address.removeprefix("topic:"), language)
        self._tiles.show_tiles(page.heading, page.lead, page.tiles, self._look())
        self._tiles.verticalScrollBar().setValue(0)
        self._middle.setCurrentWidget(self._tiles)
        self._tiles.setFocus(Qt.FocusReason.OtherFocusReason)

    def _render(self, position: int) -> None:
        article = self._article
        if article is None:
            return
        html = page_html(
            article,
            today=self._parts.clock.now().date(),
            emergency=self._desk.emergency,
            opened=self._visit.opened(article.id),
            neighbours=self._library.neighbours(article.id, self._visit.language),
        )
        self._view.show_page(html, article.outline, self._look(), position)

    def follow(self, link: str) -> None:
        """Do what a link of the text asks; one of an unknown kind says so and does nothing."""
        scheme, _, rest = link.partition(":")
        if link.startswith("#"):
            self._reach(link[1:])
        elif scheme == "article":
            self.open(rest)
        elif scheme in ("support", "tel"):
            self._bring("help")
            self._panel.reveal(rest)
        elif scheme == "fold" and self._article is not None:
            self._toggle_fold(rest)
        elif scheme == "cite" and self._article is not None:
            self._show_source(rest)
        elif scheme == "term":
            self._show_term(rest)
        else:
            self.tell(self.tr("This link leads outside the library and is not opened."))

    def _reach(self, anchor: str) -> None:
        """Go to a heading of this page; a fold it lies in is opened first."""
        article = self._article
        if article is None:
            return
        fold = next((h.passage for h in article.outline if h.id == anchor), "")
        if fold and fold not in self._visit.opened(article.id):
            self._toggle_fold(fold)
        self._view.browser.reach_anchor(anchor)
        self._view.browser.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_fold(self, fold: str) -> None:
        if self._article is not None:
            place = self._view.browser.position
            self._visit.toggle(self._article.id, fold)
            self._render(place)

    def _show_source(self, key: str) -> None:
        source = next((s for s in self._article.sources if s.key == key), None) if self._article else None
        if source is not None:
            title = self.tr("Source {number}").format(number=source.number)
            self._view.show_card(title, [t for t in (source.text, source.address) if t])

    def _show_term(self, name: str) -> None:
        term = self._library.term(name, self._visit.language)
        if term is not None:
            self._view.show_card(term.title, [term.definition])

    # -- how it looks -------------------------------------------------------------------------

    def _look(self) -> Look:
        preferences = self._visit.preferences
        widest = max(1.0, min(MAX_CHROME, self.width() / NARROWEST))
        return Look(THEMES[preferences.theme], preferences.text_size, widest)

    def _dress(self, region: str | None) -> None:
        """Put theme and text size on everything; called at start and after each change."""
        look = self._look()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply(app, look)
        self._dressed = look
        self._bar.set_look(look)
        if self._sidebar.model() is None:
            self._sidebar.set_library(self._topics(), self._fetch, look)
        else:
            self._sidebar.set_look(look)
        self._desk.show(region, look)
        self._fold(look)

    def _fetch(self, topic: str, offset: int, limit: int) -> Sequence[ArticleLine]:
        return self._library.articles(topic, self._visit.language, offset, limit)

    def _redress(self) -> None:
        """Dress again and show the page anew at the same line."""
        self._leave()
        self._dress(self._desk.region)
        place = self._visit.history.current
        if self._article is not None:
            self._render(place.position)
        else:
            self._show_tiles(place.address)
        self._update_bar()
        self._display.refresh(self._look())

    def grow_text(self) -> None:
        """Make the text one step larger, up to 400 %."""
        self._visit.preferences.grow()
        self._redress()

    def shrink_text(self) -> None:
        """Make the text one step smaller, down to 100 %."""
        self._visit.preferences.shrink()
        self._redress()

    def set_theme(self, name: str) -> None:
        """Use another of the four themes."""
        self._visit.preferences.theme = name
        self._redress()

    def _open_display(self) -> None:
        sender = self._bar.button("display" if self._folded else "colors")
        corner = sender.mapTo(self._whole, sender.rect().topLeft())
        self._display.show_beside(QRect(corner, sender.size()), self._look())

    def _update_bar(self) -> None:
        history, preferences = self._visit.history, self._visit.preferences
        self._bar.set_state(
            history.can_go_back or self._front != "page",
            history.can_go_forward,
            preferences.can_shrink,
            preferences.can_grow,
        )

    # -- narrow windows -------------------------------------------------------------------------

    def _fold(self, look: Look) -> None:
        """Fold the side panels when the window is too narrow for three columns."""
        self._folded = self.width() < FOLD_BELOW * look.chrome
        self._bar.set_folded(self._folded)
        unlimited = 16_777_215
        for panel, share, least, most in (
            (self._sidebar, 0.22, 240, 300),
            (self._panel, 0.24, 270, 340),
        ):
            side = round(min(max(self.width() * share, least * look.chrome), most * look.chrome))
            panel.setMinimumWidth(0 if self._folded else side)
            panel.setMaximumWidth(unlimited if self._folded else side)
        self._bring(self._front if self._folded else "page")

    def _bring(self, front: str) -> None:
        """Show the page, or in a narrow window one of the panels in its place."""
        self._front = front
        folded = bool(self._folded)
        self._middle.setVisible(not folded or front == "page")
        self._sidebar.setVisible(not folded or front == "topics")
        self._panel.setVisible(not folded or front == "help")
        self._update_bar()

    def show_topics(self) -> None:
        """Show the topics; in a narrow window they take the place of the page."""
        self._bring("page" if self._front == "topics" else "topics")
        self._sidebar.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_help(self) -> None:
        """Show places to get help; in a narrow window they take the place of the page."""
        self._bring("help")
        self._panel.reveal("")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Fold or unfold the panels; in a very narrow window hold the buttons back too."""
        super().resizeEvent(event)
        if self._dressed is not None and self._look() != self._dressed:
            self._redress()
        else:
            self._fold(self._look())

    # -- the rest -------------------------------------------------------------------------------

    def _choose_region(self, region: str) -> None:
        self._desk.show(region, self._look())
        if self._article is not None:
            self._render(self._view.browser.position)
        self.region_chosen.emit(region)

    def tell(self, message: str) -> None:
        """Say something across the window."""
        self._notice.tell(message)
