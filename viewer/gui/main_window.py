"""The window: puts the widgets together and is the one place that moves between pages."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from viewer.gui.columns import HELP, NARROWEST, PAGE, SEARCH, TOPICS, Columns
from viewer.gui.display_card import OWN_NAMES, DisplayCard
from viewer.gui.interface import speak
from viewer.gui.keyboard_window import KeyboardWindow
from viewer.gui.notice import Notice
from viewer.gui.pages import Pages
from viewer.gui.parts import Parts
from viewer.gui.reading_bar import ReadingBar
from viewer.gui.search_desk import SearchDesk
from viewer.gui.search_page import SearchPage
from viewer.gui.shortcuts import Shortcuts
from viewer.gui.support_desk import SupportDesk
from viewer.gui.support_panel import SupportPanel
from viewer.gui.theme import MAX_CHROME, THEMES, Look, apply
from viewer.gui.topic_sidebar import TopicSidebar
from viewer.library.article import ArticleLine
from viewer.visit.history import HOME, Place


class MainWindow(KeyboardWindow):
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
        self._visit, self._library = parts.visit, parts.library
        self._dressed: Look | None = None
        self.setWindowTitle("Snowdrop")
        self.setMinimumSize(NARROWEST, 400)
        self.resize(1280, 800)
        self._apply(self._look())  # first: each widget is then dressed once, as it is shown
        self._bar = self._make_bar(parts.settings.clinic_name)
        self._notice = Notice()
        self._sidebar = TopicSidebar()
        self._pages = Pages(parts)
        self._panel = SupportPanel()
        self._search = SearchPage()
        self._columns = Columns(self._sidebar, self._pages, self._search, self._panel)
        self._whole = QWidget()
        self._arrange()
        self._desk = SupportDesk(self._panel, parts)
        self._answers = SearchDesk(self._search, parts, self._desk)
        languages = {tag: OWN_NAMES.get(tag, tag) for tag in parts.library.info.languages}
        self._display = DisplayCard(self._whole, self._visit, languages)
        self._connect()
        self._list_topics()
        self._dress(parts.settings.region)
        self._show(self._visit.history.current)

    def _make_bar(self, clinic_name: str) -> ReadingBar:
        return ReadingBar(clinic_name)

    def _arrange(self) -> None:
        self._whole.setObjectName("center")
        rows = QVBoxLayout(self._whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._bar)
        rows.addWidget(self._notice)
        rows.addWidget(self._columns, 1)
        self.setCentralWidget(self._whole)

    def _connect(self) -> None:
        """Connect every widget; they do not know each other."""
        self._sidebar.open_requested.connect(self.open)
        self._pages.open_requested.connect(self.open)
        self._pages.help_requested.connect(self.show_help)
        self._pages.refused.connect(self.tell)
        self._panel.region_chosen.connect(self._choose_region)
        self._bar.topics_requested.connect(self.show_topics)
        self._bar.help_requested.connect(self.show_help)
        self._bar.back_requested.connect(self.back)
        self._bar.forward_requested.connect(self.forward)
        self._bar.smaller_requested.connect(self.shrink_text)
        self._bar.larger_requested.connect(self.grow_text)
        self._bar.colors_requested.connect(self._open_display)
        self._bar.language_requested.connect(self._change_language)
        self._bar.search_requested.connect(self.show_search)
        self._answers.open_requested.connect(self._open_in)
        self._answers.help_requested.connect(self.show_help)
        self.opened.connect(self._answers.leave_with)
        self._search.closed.connect(self.back)
        self._display.language_chosen.connect(self.set_language)
        self._display.theme_chosen.connect(self.set_theme)
        self._display.changed.connect(self._redress)
        self._display.smaller_requested.connect(self.shrink_text)
        self._display.larger_requested.connect(self.grow_text)
        acts = {
            "search": self.show_search,
            "back": self.back,
            "forward": self.forward,
            "home": self.go_home,
            "help": self.show_help,
            "larger": self.grow_text,
            "smaller": self.shrink_text,
        }
        regions = (self._bar, self._sidebar, self._pages, self._search, self._panel)
        Shortcuts(self._whole, acts, regions, self._look)

    def _list_topics(self) -> None:
        topics = self._library.topics(self._visit.language)
        self._sidebar.set_library(topics, self._fetch, self._look())
        self._bar.offer_language(OWN_NAMES.get(self._other_language(), ""))

    def _other_language(self) -> str:
        """Return the language after this one; nothing when the library has only one."""
        tags = self._library.info.languages
        at = tags.index(self._visit.language) if self._visit.language in tags else -1
        return tags[(at + 1) % len(tags)] if len(tags) > 1 else ""

    def _change_language(self) -> None:
        self.set_language(self._other_language())

    def set_language(self, tag: str) -> None:
        """Read on in another language (a BCP 47 tag): the same page, from its beginning."""
        self._visit.language = tag or self._visit.language
        speak(self._visit.language)
        self._visit.history.leave(0)
        self._list_topics()
        self._dress(self._desk.region)
        self._show(self._visit.history.current)

    def _fetch(self, topic: str, offset: int, limit: int) -> Sequence[ArticleLine]:
        return self._library.articles(topic, self._visit.language, offset, limit)

    def open(self, address: str) -> None:
        """Go to ``home``, ``topic:ID`` or an article (``ID`` or ``ID#heading``).

        This is the one way to move: sidebar, tiles, links and the command line all end here.
        """
        page, _, heading = address.partition("#")
        if not self._pages.holds(page):
            self.tell(self.tr("This page is not in the library, or it could not be read."))
            return
        self._leave()
        self._visit.history.go_to(page)
        self._show(self._visit.history.current if not heading else Place(page), heading)

    def follow(self, link: str) -> None:
        """Do what a link of the page on show asks."""
        self._pages.follow(link)

    def back(self) -> None:
        """Return to the page before, at the line the reader had reached."""
        if self._columns.front != PAGE:
            self._bring(PAGE)
            self._pages.take_focus()
        elif self._visit.history.can_go_back:
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
        self._visit.history.leave(self._pages.position)

    def _show(self, place: Place, heading: str = "") -> None:
        self._display.dismiss()
        self._bring(PAGE)
        self._pages.show_place(place, heading)
        self._sidebar.set_current(place.address, self._pages.topic)
        self._update_bar()
        self.opened.emit(place.address)

    # -- how it looks -------------------------------------------------------------------------

    def _look(self) -> Look:
        preferences = self._visit.preferences
        widest = max(1.0, min(MAX_CHROME, self.width() / NARROWEST))
        return Look(THEMES[preferences.theme], preferences.text_size, widest, preferences.spacing)

    def _dress(self, region: str | None) -> None:
        """Put theme and text size on everything; called at start and after each change."""
        look = self._look()
        self._panel.empty()  # its many cards are made anew: nobody needs to style the old ones
        self._apply(look)
        self._bar.set_look(look)
        self._sidebar.set_look(look)
        self._desk.show(region, look)
        self._pages.set_look(look, self._desk.emergency, self._desk.crisis)
        self._answers.set_look(look)
        self._fold(look)

    def _apply(self, look: Look) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication) and look != self._dressed:
            apply(app, look)
        self._dressed = look

    def _redress(self) -> None:
        """Dress again and show the page anew at the same line."""
        self._leave()
        self._dress(self._desk.region)
        self._pages.show_place(self._visit.history.current)
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
        sender = self._bar.button("display" if self._columns.folded else "colors")
        self._display.show_beside(sender, self._look())

    def _update_bar(self) -> None:
        history, preferences = self._visit.history, self._visit.preferences
        self._bar.set_state(
            history.can_go_back or self._columns.front != PAGE,
            history.can_go_forward,
            preferences.can_shrink,
            preferences.can_grow,
        )

    # -- narrow windows -------------------------------------------------------------------------

    def _fold(self, look: Look) -> None:
        self._columns.fold(self.width(), look)
        self._bar.set_folded(self._columns.folded, self.width())
        self._update_bar()

    def _bring(self, front: str) -> None:
        self._columns.bring(front)
        self._update_bar()

    def show_topics(self) -> None:
        """Show the topics; in a narrow window they take the place of the page, or give it back."""
        self._bring(PAGE if self._columns.front == TOPICS else TOPICS)
        self._sidebar.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_help(self, name: str = "") -> None:
        """Show places to get help, at the card ``name`` if there is one."""
        if self._columns.folded:
            self._bring(HELP)
        self._panel.reveal(name)

    def show_search(self) -> None:
        """Show the search page in the place of the page."""
        self._leave()
        self._bring(SEARCH)
        self._answers.begin()

    def _open_in(self, address: str, language: str) -> None:
        """Open a page that search found; one in another language is read in that one (L4)."""
        if language and language != self._visit.language:
            self.set_language(language)
        self.open(address)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold the panels; in a very narrow window hold the buttons back too."""
        super().resizeEvent(event)
        if self._look() != self._dressed:
            self._redress()
        else:
            self._fold(self._look())

    def _choose_region(self, region: str) -> None:
        self._leave()
        self._dress(region)
        self._pages.show_place(self._visit.history.current)
        self.region_chosen.emit(region)

    def tell(self, message: str) -> None:
        """Say something across the window."""
        self._notice.tell(message)
