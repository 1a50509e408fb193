"""An article with its contents list and the cards that open beside the place you read."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.article_bar import ArticleBar
from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.code_view import CodeView
from viewer.gui.directions import direction_of, isolated, mirrored
from viewer.gui.find_bar import FindBar
from viewer.gui.finding import Finding
from viewer.gui.labels import label
from viewer.gui.listen_bar import ListenBar
from viewer.gui.listening import Listening
from viewer.gui.page_links import page_links
from viewer.gui.popover import Popover
from viewer.gui.speaker import Speaker
from viewer.gui.theme import Look
from viewer.gui.tile import Row
from viewer.handout.code import dots
from viewer.library.article import Heading

TOP_LEVEL = 2
"""Headings of the body begin here; the title is level 1."""


class ArticleView(QWidget):
    """The middle of the window while an article is open.

    Signals:
        link_requested(str): the reader activated a link of the text.
        voice_lost(str): reading aloud came to an end; a sentence that says why.
        handout_requested(): put this page into the handout, or take it out.
    """

    link_requested = Signal(str)
    voice_lost = Signal(str)
    handout_requested = Signal()

    def __init__(
        self,
        browser: ArticleBrowser,
        parent: QWidget | None = None,
        speaker: Speaker | None = None,
    ):
        """Show pages in ``browser``, which this view then owns; ``speaker`` reads them aloud."""
        super().__init__(parent)
        self.setObjectName("center")
        self._look: Look | None = None
        self._outline: Sequence[Heading] = ()
        self.browser = browser
        self._bar = ArticleBar()
        self._bar.contents_requested.connect(self._open_contents)
        self._bar.links_requested.connect(self._open_links)
        self._bar.handout_requested.connect(self.handout_requested)
        self._bar.listen_requested.connect(self._begin_listening)
        self._bar.find_requested.connect(self.begin_finding)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self._find_bar, listen_bar = FindBar(), ListenBar()
        self._finding = Finding(browser, self._find_bar)
        self._listening = Listening(browser, listen_bar, speaker)
        self._listening.failed.connect(self.voice_lost)
        # The Tab key goes in this order (A7).
        for widget in (self._bar, self._find_bar, listen_bar, browser):
            rows.addWidget(widget)
        rows.setStretchFactor(browser, 1)
        self._popover = Popover(self)
        browser.link_requested.connect(self.link_requested)
        browser.line_reached.connect(self._popover.dismiss)

    def offer_links(self) -> None:
        """Offer all links of the page as a list of large buttons, as on a kiosk (A5)."""
        self._bar.offer("links", offered=True)

    def offer_listening(self, offered: bool) -> None:
        """Show the button that reads aloud, or put it and its bar away."""
        self._bar.offer("listen", offered=offered)
        if not offered:
            self._listening.end()

    def show_in_handout(self, there: bool) -> None:
        """Say on its button whether the page is in the handout."""
        self._bar.show_in_handout(there)

    def forget(self) -> None:
        """Keep neither the page nor what was looked for on it."""
        self._popover.dismiss()
        self._listening.end()
        self._finding.end()
        self._find_bar.forget()
        self.browser.setHtml("")

    def stop_listening(self) -> None:
        """Be silent at once, and put the bar away; the next one begins at the usual volume."""
        self._listening.end()

    def show_page(  # noqa: PLR0913 (what is shown, how, where, and in what language)
        self,
        html: str,
        outline: Sequence[Heading],
        look: Look,
        position: int = 0,
        *,
        language: str = "en",
        numbers: Collection[str] = (),
    ) -> None:
        """Show a page of ``html`` with its ``outline``, scrolled to ``position``.

        It is laid out and read aloud as ``language`` (BCP 47) is; ``numbers`` begin with numbers
        to ring.
        """
        self._popover.dismiss()
        self._look, self._outline = look, outline
        self.browser.setAccessibleName(self.tr("Article"))
        self._bar.offer("contents", offered=len(outline) > 1)
        self._bar.set_look(look)
        self._finding.expect_page(look)
        self._turn(language)
        self.browser.show_page(mirrored(isolated(html, language), language), look, position)
        self._finding.show_page()
        self._listening.show_page(look, language, numbers)

    def _turn(self, language: str) -> None:
        """Lay the page out the way its own language is read, whatever the window's is (L4, L7)."""
        direction, document = direction_of(language), self.browser.document()
        self.browser.viewport().setLayoutDirection(direction)
        option = document.defaultTextOption()
        if option.textDirection() != direction:  # else the page that goes would be laid out anew
            option.setTextDirection(direction)
            document.setDefaultTextOption(option)

    def show_card(self, title: str, texts: Sequence[str], address: str | None = None) -> None:
        """Show ``texts`` on a card beside the link that was just activated.

        ``address``, a public one, is also shown as a code that a phone can read.
        """
        if self._look is not None:
            rect = self.browser.link_rect()
            place = QRect(self.browser.viewport().mapTo(self, rect.topLeft()), rect.size())
            rows: list[QWidget] = [label(text, "popover_text", copied=True) for text in texts]
            if address is not None:
                rows.append(label(self.tr("For your phone:"), "popover_text"))
                rows.append(CodeView(dots(address), self.tr("A code for your phone")))
            self._popover.open(title, rows, place, self._look)

    def dismiss_card(self) -> None:
        """Close the card, if one is open."""
        self._popover.dismiss()

    def take_focus(self) -> None:
        """Put the focus on the text, unless someone is typing what to find in it."""
        focus = QApplication.focusWidget()
        if focus is None or not self._find_bar.isAncestorOf(focus):
            self.browser.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- find, or listen to, this page: one bar at a time ----------------------------------------

    def begin_finding(self) -> None:
        """Open the bar that finds words on this page; elsewhere nothing happens."""
        if self.isVisible():
            self._listening.end()
            self._finding.begin()

    def find_next(self) -> None:
        """Go on to the next place of the words that were looked for, on the page alone."""
        if self.isVisible():
            self._finding.step_on()

    def find_before(self) -> None:
        """Go back to the place before, on the page alone."""
        if self.isVisible():
            self._finding.step_back()

    def _begin_listening(self) -> None:
        """Open the bar to listen; it is silent until its own button is pressed."""
        self._finding.end()
        self._listening.begin()

    def _open_contents(self) -> None:
        """List the headings as real buttons (A4)."""
        if self._look is None:
            return
        buttons = []
        for heading in self._outline:
            indent = "" if heading.level == TOP_LEVEL else "– "
            button = Row(indent + heading.title, "", self._look)
            button.setAccessibleName(heading.title)
            button.setProperty("anchor", heading.id)
            button.clicked.connect(self._jump)
            buttons.append(button)
        self._popover.open(
            self.tr("On this page"), buttons, self._bar.rect_of("contents", self), self._look
        )

    def _open_links(self) -> None:
        """List the links as real buttons (A5)."""
        if self._look is None:
            return
        rows: list[QWidget] = []
        for address, text in page_links(self.browser.document()):
            row = Row(text, "", self._look)
            row.setProperty("address", address)
            row.clicked.connect(self._follow)
            rows.append(row)
        title = self.tr("Links on this page")
        self._popover.open(title, rows, self._bar.rect_of("links", self), self._look)

    def _follow(self) -> None:
        sender = self.sender()
        if sender is not None:
            address = str(sender.property("address"))
            self._popover.dismiss()
            self.browser.focus_link(address)  # what it opens stands beside it
            self.link_requested.emit(address)

    def _jump(self) -> None:
        sender = self.sender()
        if sender is not None:
            anchor = str(sender.property("anchor"))
            self._popover.dismiss()
            self.link_requested.emit(f"#{anchor}")

    def hideEvent(self, event: QHideEvent) -> None:
        """Be silent: whoever leaves the page, or the window, no longer listens."""
        super().hideEvent(event)
        self._listening.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the card away: what it stood beside has moved."""
        super().resizeEvent(event)
        self._popover.dismiss()
        self._listening.keep_in_sight()
