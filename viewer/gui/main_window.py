"""The window: puts the widgets together and is the one place that moves between pages."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCloseEvent
from PySide6.QtWidgets import QApplication, QWidget

from viewer.gui.actions import Actions
from viewer.gui.columns import HELP, PAGE, SEARCH, TOPICS
from viewer.gui.display_card import DisplayCard, own_name
from viewer.gui.framed_window import FramedWindow
from viewer.gui.handout_desk import HANDOUT, HandoutDesk
from viewer.gui.icons import forget_figures
from viewer.gui.interface import speak
from viewer.gui.new_patient import NewPatient, put_away_copies
from viewer.gui.pages import Pages
from viewer.gui.parts import Parts
from viewer.gui.search_desk import SearchDesk
from viewer.gui.search_page import SearchPage
from viewer.gui.support_desk import SupportDesk
from viewer.library.article import ArticleLine
from viewer.visit.history import HOME, Place


class MainWindow(FramedWindow):
    """The whole program as a person sees it.

    Signals:
        opened(str): a page is now on show; its address.
        region_chosen(str): the person said where this clinic is; whoever keeps settings listens.
    """

    opened = Signal(str)
    region_chosen = Signal(str)

    def __init__(self, parts: Parts, parent: QWidget | None = None):
        """Build the window from ``parts`` and show the page that the visit is on."""
        super().__init__(parts.visit, parts.settings.clinic_name, parent)
        self._parts, self._library = parts, parts.library
        self._desk = SupportDesk(self._panel, parts)
        self._handout = HandoutDesk(parts, self._region, self)
        self._pages, self._search = Pages(parts, self._handout), SearchPage()
        self._place(self._pages, self._search)
        self._next = NewPatient(self, self._rows, self._visit, parts.seconds)
        self._answers = SearchDesk(self._search, parts, self._desk)
        languages = {tag: own_name(tag) for tag in parts.library.info.languages}
        self._display = DisplayCard(self._whole, self._visit, languages)
        self._display.stay_within(self._columns)
        self._connect()
        self._list_topics()
        self._bar.show_count(self._handout.count)
        self._panel.show_in_handout(self._handout.places)
        self._dress(parts.settings.region)  # which folds the bar, once all its words are there
        self._show(self._visit.history.current)

    def _connect(self) -> None:
        """Connect every widget; they do not know each other."""
        self._sidebar.open_requested.connect(self.open)
        self._pages.open_requested.connect(self.open)
        self._pages.help_requested.connect(self.show_help)
        self._pages.refused.connect(self.tell)
        self._panel.region_chosen.connect(self._choose_region)
        self._bar.home_requested.connect(self.go_home)
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
        self._connect_handout()
        self._search.closed.connect(self.back)
        self._display.language_chosen.connect(self.set_language)
        self._display.theme_chosen.connect(self.set_theme)
        self._display.changed.connect(self._redress)
        self._display.smaller_requested.connect(self.shrink_text)
        self._display.larger_requested.connect(self.grow_text)
        acts = {"handout": self.show_handout, "search": self.show_search, "home": self.go_home}
        acts |= {"back": self.back, "forward": self.forward, "content": self.go_to_page}
        acts |= {"display": self._open_display, "next": self.new_patient}
        acts |= {**self._own_acts, **self._pages.acts}
        regions = (self._bar, self._sidebar, self._pages, self._search, self._panel)
        actions = Actions(self._whole, acts, regions, self._look, self._columns)
        self.opened.connect(actions.dismiss)
        if self._visit.may_save:  # a kiosk has no menu (K14)
            actions.offer_menu(self._bar.button("menu"), self._idle)

    def _idle(self) -> set[str]:
        return super()._idle() | (set() if self._pages.is_reading else {"find"})

    def _connect_handout(self) -> None:
        """Let everything that fills the handout, or shows what is in it, keep in step."""
        self._handout.changed.connect(self._show_handout_count)
        self._handout.told.connect(self.tell)
        self._bar.handout_requested.connect(self.show_handout)
        self._panel.handout_requested.connect(self._handout.toggle_place)
        if self._visit.may_save:  # a clinic's computer; a kiosk ends its visits itself
            self._next.agreed.connect(self.new_patient)
            self._handout.printed.connect(self._next.offer_after_print)
            self._handout.new_patient_requested.connect(self.new_patient)
            self._bar.next_requested.connect(self.new_patient)
            self._display.next_requested.connect(self.new_patient)
            self.opened.connect(self._next.note)
            self._handout.changed.connect(self._next.note)

    def _list_topics(self) -> None:
        topics = self._library.topics(self._visit.language)
        self._sidebar.set_library(topics, self._fetch, self._look())
        others = self._display.other_languages
        if len(others) > 1:
            self._bar.offer_language(own_name(self._visit.language), ", ".join(others.values()))
        else:
            self._bar.offer_language("".join(others.values()))

    def _change_language(self) -> None:
        """Take the other language, or let the reader choose among several (L3)."""
        others = self._display.other_languages
        if len(others) > 1:
            self._display.show_languages(self._bar.button("language"), self._look())
        else:
            self.set_language("".join(others))

    def set_language(self, tag: str) -> None:
        """Read on in another language (a BCP 47 tag): the same page, from the same heading (L11).

        What was in front of the page is in front again: the search, with its words, or a panel.
        """
        front = self._columns.front
        self._leave()
        self._visit.language = tag or self._visit.language
        speak(self._visit.language)
        self._list_topics()
        self._dress(self._desk.region)
        self._show(self._visit.history.current, front=front)
        said = own_name(self._visit.language)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._whole, said))

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

    def go_to_page(self) -> None:
        """Skip to the content: to the page, or to the search that stands in its place (A6)."""
        searching = self._columns.front == SEARCH
        self._bring(SEARCH if searching else PAGE)
        (self._search.begin if searching else self._pages.take_focus)()

    def show_handout(self) -> None:
        """Open the page “My handout”."""
        self.open(HANDOUT)

    def _region(self) -> str | None:
        return self._desk.region

    def _show_handout_count(self) -> None:
        self._bar.show_count(self._handout.count)
        self._panel.show_in_handout(self._handout.places)
        self._fold(self._look())

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
        pages, language = self._pages, self._visit.language
        self._visit.history.leave(pages.position, pages.heading, language)

    def _show(self, place: Place, heading: str = "", front: str = PAGE) -> None:
        self._display.dismiss()
        self._bring(PAGE)  # where it is on the screen, it is laid out
        self._pages.show_place(place, heading)
        self._bring_back(front)
        self._sidebar.set_current(place.address, self._pages.topic)
        self._update_bar()
        self.opened.emit(place.address)

    def _bring_back(self, front: str) -> None:
        """Bring to the front again what was there, and put the focus into it."""
        if front == SEARCH:
            self._bring(SEARCH)
            self._search.begin()
        elif front == TOPICS:
            self.show_topics()
        elif front == HELP:
            self.show_help()

    def new_patient(self) -> None:
        """End this visit: nothing of it is left, and the window is as the clinic set it."""
        self._display.dismiss()
        self._handout.end()
        again = self._parts.settings_now
        self._visit.begin_anew(again() if again is not None else self._parts.settings)
        self._next.rest()
        self._pages.forget()
        self._search.clear()
        self._notice.forget()
        self._library.forget()
        forget_figures()
        put_away_copies()
        self._handout.note("")
        speak(self._visit.language)
        self._list_topics()
        self._dress(self._desk.region)
        self._show(self._visit.history.current)
        self._next.go_on()

    def offer_new_patient(self, then: Callable[[], None]) -> None:
        """Ask whether the handout is the same person's, if there is one; then do ``then``.

        Words that were searched for are not asked about: they wait for nobody.
        """
        self._search.clear()
        self._next.offer(then)

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the visit with its window: no page is printed, and no copy is left, after it."""
        self._handout.end()
        put_away_copies()
        super().closeEvent(event)

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

    def _redress(self) -> None:
        """Dress again and show the page anew at the same line; the focus stays where it is."""
        focus = QApplication.focusWidget()
        self._leave()
        self._dress(self._desk.region)
        self._pages.show_place(self._visit.history.current, kept=focus)
        self._update_bar()
        self._display.refresh(self._look())

    def _open_display(self) -> None:
        sender = self._bar.button("display" if self._columns.folded else "colors")
        self._display.show_beside(sender, self._look())

    def show_search(self) -> None:
        """Show the search page in the place of the page."""
        self._leave()
        self._bring(SEARCH)
        self._answers.begin()

    def _open_in(self, address: str, language: str) -> None:
        """Open a page that search found; one in another language is read in that one (L4)."""
        if language and language != self._visit.language:
            self._bring(PAGE)
            self.set_language(language)
        self.open(address)

    def _choose_region(self, region: str) -> None:
        self._leave()
        self._dress(region)
        self._pages.show_place(self._visit.history.current)
        self.region_chosen.emit(region)
