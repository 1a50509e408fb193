"""The middle of the window: shows a place, and does what the links of a page ask."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.article_view import ArticleView
from viewer.gui.handout_desk import HANDOUT, HandoutDesk
from viewer.gui.headings import heading_at, place_of
from viewer.gui.home import TOPIC, TilesText
from viewer.gui.parts import Parts
from viewer.gui.theme import Look
from viewer.handout.code import code_address
from viewer.library.article import Article, PassageKind
from viewer.library.page import CHOICE, page_html
from viewer.visit.handout import Kind, Question
from viewer.visit.history import Place

if TYPE_CHECKING:
    from viewer.gui.tile_page import TilePage


class Pages(QStackedWidget):
    """Home, topic pages, articles and the handout, one at a time.

    Signals:
        open_requested(str): the reader wants another page; its address.
        help_requested(str): the reader wants places to get help; the id of one, or nothing.
        refused(str): a link was not followed, or reading aloud ended; a sentence that says why.
    """

    open_requested = Signal(str)
    help_requested = Signal(str)
    refused = Signal(str)

    def __init__(self, parts: Parts, handout: HandoutDesk, parent: QWidget | None = None):
        """Show the library's pages for a visit; the clock tells what the review lines say."""
        super().__init__(parent)
        self._library, self._visit, self._clock = parts.library, parts.visit, parts.clock
        self._parts, self._handout = parts, handout
        self._article: Article | None = None
        self._look: Look | None = None
        self._emergency: str | None = None
        self._crisis: str | None = None
        self._tiles: TilePage | None = None
        self._view = ArticleView(ArticleBrowser(parts.library.figure))
        self.addWidget(self._view)
        self._view.link_requested.connect(self.follow)
        self._view.voice_lost.connect(self.refused)
        self._view.offer_listening(parts.visit.may_listen)
        self._view.handout_requested.connect(self._put_in_handout)
        handout.changed.connect(self._show_handout)

    @property
    def _tile_page(self) -> "TilePage":
        """The page of tiles; who asks first makes it, for an article does not wait for it."""
        if self._tiles is None:
            from viewer.gui.tile_page import TilePage

            self._tiles = TilePage()
            self._tiles.open_requested.connect(self.open_requested)
            self.addWidget(self._tiles)
        return self._tiles

    @property
    def acts(self) -> Mapping[str, Callable[[], None]]:
        """What is done about the page on show; see viewer.gui.actions."""
        view = self._view
        acts: dict[str, Callable[[], None]] = {"find": view.begin_finding}
        acts |= {"find_next": view.find_next, "find_before": view.find_before}
        # No key makes a kiosk print (K11).
        return {**acts, "print": self._print} if self._visit.may_save else acts

    @property
    def is_reading(self) -> bool:
        """Whether an article is in front of the reader."""
        return self._view.isVisible()

    def _print(self) -> None:
        """Let the handout out on paper; into an empty one the article on show is put."""
        if self._article is not None and not self._handout.count:
            self._handout.toggle(Kind.ARTICLE, self._article.id)
        if self.isVisible() and self.currentWidget() not in (self._view, self._tiles):
            self._handout.press_print()
        else:
            self.open_requested.emit(HANDOUT)

    def fill_height(self) -> None:
        """Let tiles share a tall screen among them, as on a kiosk."""
        self._tile_page.fill_height()

    def offer_links(self) -> None:
        """Offer the links of each page as large buttons too (A5)."""
        self._view.offer_links()

    def stop_listening(self) -> None:
        """Be silent at once, as if nobody had listened: for the end of a visit (A27, A28)."""
        self._view.stop_listening()

    def forget(self) -> None:
        """Keep nothing of whoever was here: not the page, not what was looked for on it."""
        self._article = None
        self._view.forget()

    @property
    def position(self) -> int:
        """How many characters of an article come before the first visible line; else 0."""
        return self._view.browser.position if self._article is not None else 0

    @property
    def heading(self) -> int:
        """How many headings of an article begin at its first visible line or above it; else 0."""
        return heading_at(self._view.browser.document(), self.position) if self._article else 0

    @property
    def topic(self) -> str:
        """The topic of the page on show; nothing at home."""
        if self._article is not None:
            return self._article.topic
        address = self._visit.history.current.address
        return address.removeprefix(TOPIC) if address.startswith(TOPIC) else ""

    def holds(self, page: str) -> bool:
        """Say whether ``page`` (an address without a heading) can be shown."""
        if page == HANDOUT or self._tiles_at(page) is not None:
            return True
        return self._library.article(page, self._visit.language) is not None

    def _tiles_at(self, page: str) -> TilesText | None:
        return self._parts.tiles(page, self._library, self._visit)

    def set_look(self, look: Look, emergency: str | None, crisis: str | None) -> None:
        """Take another theme, text size or region's numbers; show_place() makes it visible."""
        self._look, self._emergency, self._crisis = look, emergency, crisis

    def show_place(self, place: Place, heading: str = "", kept: QWidget | None = None) -> None:
        """Show the page of ``place`` at its line, or at ``heading``, and put the focus there.

        Where only the look is another one, ``kept`` keeps the focus, if it still has it (A6).
        """
        tiles = self._tiles_at(place.address)
        if tiles is not None:
            self._show_tiles(tiles)
        elif place.address == HANDOUT:
            self._show_handout_page()
        else:
            self._show_article(place, heading)
        if kept is None or QApplication.focusWidget() is not kept:
            self.take_focus()

    def _show_article(self, place: Place, heading: str) -> None:
        """Show an article; one read in another language at the heading that was reached (L11)."""
        before = self._article
        self._article = self._library.article(place.address, self._visit.language)
        self._keep_folds(before)
        self.setCurrentWidget(self._view)
        elsewhere = place.language not in ("", self._visit.language)
        self._render(0 if elsewhere else place.position)
        if elsewhere:
            browser = self._view.browser
            browser.reach(place_of(browser.document(), place.heading))
        if heading:
            self._reach(heading)

    def _keep_folds(self, before: Article | None) -> None:
        """Open in this language what stood open in the one before; a fold is named in its own."""
        now = self._article
        if before is None or now is None or before.id != now.id:
            return
        opened = self._visit.opened(now.id)
        for one, other in zip(before.passages, now.passages, strict=False):
            if one.kind is other.kind and (one.id in opened) != (other.id in opened):
                self._visit.toggle(now.id, other.id)

    def _show_tiles(self, page: TilesText) -> None:
        self._article = None
        if self._look is not None:
            self._tile_page.show_tiles(page.heading, page.lead, page.tiles, self._look)
        self._tile_page.verticalScrollBar().setValue(0)
        self.setCurrentWidget(self._tile_page)

    def _show_handout_page(self) -> None:
        self._article = None
        if self._look is not None:
            page = self._handout.page(self._look)
            self.addWidget(page)  # a second time changes nothing
            self.setCurrentWidget(page)

    def _put_in_handout(self) -> None:
        if self._article is not None:
            self._handout.toggle(Kind.ARTICLE, self._article.id)

    def _show_handout(self) -> None:
        """Say on the button whether the article is in the handout."""
        article = self._article
        if article is not None:
            self._view.show_in_handout(self._handout.holds(Kind.ARTICLE, article.id))

    def take_focus(self) -> None:
        """Put the focus where the arrow keys scroll the page; what stands before it keeps it."""
        if self.isHidden():
            return
        if self.currentWidget() is self._view:
            self._view.take_focus()
        elif self.currentWidget() is self._tiles:
            self._tile_page.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._handout.take_focus()

    def _render(self, position: int) -> None:
        article = self._article
        if article is None or self._look is None:
            return
        html = page_html(
            article,
            today=self._clock.now().date(),
            emergency=self._emergency,
            crisis=self._crisis,
            opened=self._opened(article),
            neighbours=self._library.neighbours(article.id, self._visit.language),
            wanted=self._visit.language,
        )
        self._view.show_in_handout(self._handout.holds(Kind.ARTICLE, article.id))
        numbers = [number for number in (self._emergency, self._crisis) if number]
        self._view.show_page(
            html,
            article.outline,
            self._look,
            position,
            language=article.language,
            numbers=numbers,
        )

    def _opened(self, article: Article) -> frozenset[str]:
        """Return the folds that stand open, and the names of the questions that are chosen."""
        chosen = self._visit.handout.chosen(article.id)
        return self._visit.opened(article.id) | {f"{CHOICE}{number}" for number in chosen}

    def follow(self, link: str) -> None:
        """Do what a link of the text asks; one of an unknown kind says so and does nothing."""
        scheme, _, rest = link.partition(":")
        if link.startswith("#"):
            self._reach(link[1:])
        elif scheme == "article":
            self.open_requested.emit(rest)
        elif scheme in ("support", "tel"):
            self.help_requested.emit(rest)
        elif scheme == "fold":
            self._toggle(rest)
        elif scheme == "tick":
            self._choose(rest)
        elif scheme == "cite" and self._article is not None:
            self._show_source(self._article, rest)
        elif scheme == "term":
            self._show_term(rest)
        else:
            self.refused.emit(self.tr("This link leads outside the library and is not opened."))

    def _reach(self, anchor: str) -> None:
        """Go to a heading of this page; a fold it lies in is opened first."""
        article = self._article
        if article is None:
            return
        fold = next((h.passage for h in article.outline if h.id == anchor), "")
        more = (p.id for p in article.passages if p.kind is PassageKind.MORE and p.id == anchor)
        fold = fold or next(more, "")
        if fold and fold not in self._visit.opened(article.id):
            self._toggle(fold)
        self._view.browser.reach_anchor(anchor)
        self._view.browser.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle(self, fold: str) -> None:
        """Open or close a fold; the line stays."""
        if self._article is not None:
            place = self.position
            self._visit.toggle(self._article.id, fold)
            self._render(place)

    def _choose(self, number: str) -> None:
        """Choose a question of this page, or take it off; the line stays."""
        if self._article is not None and number.isdecimal():
            place = self.position
            self._handout.choose(Question(self._article.id, int(number)))
            self._render(place)

    def _show_source(self, article: Article, key: str) -> None:
        source = next((source for source in article.sources if source.key == key), None)
        if source is not None:
            title = self.tr("Source {number}").format(number=source.number)
            texts = [text for text in (source.text, source.address) if text]
            self._view.show_card(title, texts, code_address(source.address))

    def _show_term(self, name: str) -> None:
        term = self._library.term(name, self._visit.language)
        if term is not None:
            self._view.show_card(term.title, [term.definition])
