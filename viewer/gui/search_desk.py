"""Answers the search page from the library, and says what the answer is."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.gui.answer import Answer, Group, RowText
from viewer.gui.home import home_tiles
from viewer.gui.parts import Parts
from viewer.gui.search_page import SearchPage
from viewer.gui.support_desk import SupportDesk
from viewer.gui.theme import Look
from viewer.search.results import Hit, Results
from viewer.search.wording import Wording, crisis_lines, how_many, language_name, wording
from viewer.visit.history import HOME


class SearchDesk(QObject):
    """Fills the search page; the words live in the page's field and nowhere else.

    Signals:
        open_requested(str, str): the reader chose a page; its address, and its language if known.
        help_requested(str): the reader chose a place to get help; its id, or nothing.
    """

    open_requested = Signal(str, str)
    help_requested = Signal(str)

    def __init__(self, page: SearchPage, parts: Parts, help_desk: SupportDesk):
        """Serve ``page`` from the library of ``parts``, with the region's numbers."""
        super().__init__(page)
        self._page, self._parts, self._help = page, parts, help_desk
        page.asked.connect(self.answer)
        page.asked_literally.connect(self._answer_literally)
        page.open_requested.connect(self._open)

    def set_look(self, look: Look) -> None:
        """Dress the page, and answer anew in the reader's language."""
        self._page.set_look(look, self._words)
        if self._page.isVisible():
            self.answer(self._page.text)

    def begin(self) -> None:
        """Open the page: at once, while what search needs is made ready after it is painted."""
        self.answer(self._page.text)
        self._page.begin()
        QTimer.singleShot(0, self._warm_up)

    def _open(self, address: str, language: str) -> None:
        kind, _, name = address.partition(":")
        if kind == "support":
            self.help_requested.emit(name)
        else:
            self.open_requested.emit(address, language)

    def leave_with(self, address: str) -> None:
        """Forget the words once home is open again: whoever comes next begins with nothing.

        Home may also be what lies behind this page while the language changes: the words stay.
        """
        if address == HOME and self._page.isHidden():
            self._page.clear()

    def _warm_up(self) -> None:
        self._parts.library.search("", self._parts.visit.language)

    @property
    def _words(self) -> Wording:
        return wording(self._parts.visit.language)

    def answer(self, text: str) -> None:
        """Show what the library has for ``text``."""
        self._answer(text, literal=False)

    def _answer_literally(self, text: str) -> None:
        self._answer(text, literal=True)

    def _answer(self, text: str, *, literal: bool) -> None:
        if not text.strip():
            self._page.show_answer(Answer(groups=[self._topics(self._words.try_these)]))
            return
        directory, region = self._parts.directory, self._help.region
        places = {place.id for place in directory.cards(region)}
        found = self._parts.library.search(
            text, self._parts.visit.language, places, literal=literal
        )
        self._page.show_answer(self._shown(found))

    def _shown(self, found: Results) -> Answer:
        words = self._words
        pages = Group(heading=words.pages, rows=self._rows(found.articles))
        places = Group(heading=words.support, rows=self._rows(found.support))
        terms = Group(heading=words.terms, rows=self._rows(found.terms))
        groups = [pages, places, terms]
        urgent = self._urgent() if found.urgent and not found.crisis else []
        count = len(found.hits())
        notes = [words.shown_instead.format(shown=c.shown) for c in found.corrections]
        if self._is_foreign(found.language) and count:
            name = language_name(found.language, self._parts.visit.language)
            notes.append(words.other_language.format(language=name))
        if found.crisis:
            more = RowText(address="support:", title=words.places)
            groups = [places, Group(heading="", rows=[more]), pages]
        elif not count:
            notes += [words.nothing, words.receptionist]
            groups = [self._topics(words.try_these)]
        literal = [words.literally.format(typed=c.typed) for c in found.corrections]
        return Answer(
            alarm=self._alarm() if found.crisis else (),
            notes=notes,
            literal=literal[0] if literal else "",
            groups=[Group(heading="", rows=urgent), *groups],
            count=how_many(count, words),
        )

    def _alarm(self) -> Sequence[str]:
        return crisis_lines(self._words, self._help.emergency, self._help.crisis)

    def _urgent(self) -> list[RowText]:
        page = self._parts.library.info.when_to_call
        if page is None:
            return []
        words = self._words
        return [
            RowText(
                address=page,
                title=words.urgent_title,
                snippet=words.urgent_text,
                urgent=True,
            )
        ]

    def _rows(self, hits: Sequence[Hit]) -> list[RowText]:
        words = self._words
        return [
            RowText(
                address=hit.address,
                title=hit.title,
                language=hit.language if self._is_foreign(hit.language) else "",
                section=hit.section,
                snippet=hit.snippet,
                marks=hit.marks,
                note=words.why[hit.why],
            )
            for hit in hits
        ]

    def _is_foreign(self, tag: str) -> bool:
        """Say whether a page is in another language than the reader's; “en” is that of “en-US”."""
        return tag.partition("-")[0] != self._parts.visit.language.partition("-")[0]

    def _topics(self, heading: str) -> Group:
        """Return the topics and the places to get help: what is there when nothing was found."""
        tiles = home_tiles(self._parts.library, self._parts.visit.language).tiles
        rows = [RowText(address=t.address, title=t.title, snippet=t.text) for t in tiles]
        rows.append(RowText(address="support:", title=self._words.places))
        return Group(heading=heading, rows=rows)
