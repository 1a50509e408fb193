"""One language of the library, as the pages of an export need it: what there is, and where."""

import posixpath
from collections.abc import Iterator

from viewer.export.tree import parse
from viewer.library.article import Article, Figure, PassageKind, Topic
from viewer.library.store import Library, LibraryInfo
from viewer.support.directory import EVERYWHERE, Directory, Region

_RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi")
)


def direction(language: str) -> str:
    """Return ``rtl`` for a language whose letters run from right to left, else ``ltr``."""
    return "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


class Edition:
    """The articles of one language, the addresses of all pages, and the figures they show.

    ``ending`` is that of the pages' files. ``apart`` says that the harder parts lie on pages of
    their own, as in a book, where a closed fold would be open in many readers.
    """

    def __init__(
        self, library: Library, language: str, ending: str, *, apart: bool = False
    ) -> None:
        """Read all articles of ``language``.

        Raises RejectedError when the places to get help are damaged.
        """
        self._library = library
        self.language = language
        self.ending = ending
        self.apart = apart
        self.info: LibraryInfo = library.info
        self.directory = Directory.decode(library.support())
        self.shelves = [(topic, list(self._shelf(topic))) for topic in library.topics(language)]
        self._by_id = {article.id: article for article in self.articles()}
        self._in_order = list(self._by_id.values())
        self._order = {name: at for at, name in enumerate(self._by_id)}
        self._words = {
            name: article.id
            for article in self.articles()
            for passage in article.passages
            for name in _term_anchors(passage.html)
        }
        self.figures: dict[str, Figure] = {}

    def _shelf(self, topic: Topic) -> Iterator[Article]:
        for line in self._library.articles(topic.id, self.language):
            article = self._library.article(line.id, self.language)
            if article is not None:
                yield article

    def articles(self) -> list[Article]:
        """Return all articles, in the order of the library."""
        return [article for _, shelf in self.shelves for article in shelf]

    def article(self, article_id: str | None) -> Article | None:
        """Return an article; None if there is none of this id."""
        return self._by_id.get(article_id or "")

    def neighbour(self, article_id: str, step: int) -> Article | None:
        """Return the article so many steps after ``article_id``; None past either end."""
        at = self._order[article_id] + step
        return self._in_order[at] if 0 <= at < len(self._in_order) else None

    def has_own(self, article_id: str) -> bool:
        """Tell whether the article stands here in this very language (L4)."""
        article = self._by_id.get(article_id)
        return article is not None and article.language == self.language

    def regions(self) -> list[Region]:
        """Return every region whose places to get help have a page."""
        return self.directory.regions(self.language)

    # ---- where things lie, from the root of the export

    def page(self, name: str) -> str:
        """Return the file of a page, such as ``en/index.html``."""
        return f"{self.language}/{name}{self.ending}"

    def article_page(self, article_id: str, part: str = "") -> str:
        """Return the file of an article, or of a harder part that lies apart."""
        return self.page(f"articles/{article_id}{'.' if part else ''}{part}")

    def help_page(self, region: str = "index") -> str:
        """Return the file with the places of ``region``, or with the list of regions."""
        return self.page(f"help/{region}")

    def figure(self, name: str) -> str | None:
        """Return the file of a figure and note that it is shown; None if there is none."""
        found = self.figures.get(name) or self._library.figure(name)
        if found is None:
            return None
        self.figures[name] = found
        return f"figures/{name}"

    # ---- where the library's own addresses lead

    def resolve(self, address: str, article_id: str) -> str | None:
        """Return where ``address``, in an article, leads: a file of the export, or a number.

        None when it leads nowhere here, such as to a fold or to a question to be chosen.
        """
        kind, _, rest = address.partition(":")
        if address.startswith("#"):
            return self._in_article(article_id, address[1:])
        if kind == "article":
            name, _, anchor = rest.partition("#")
            return self._in_article(name, anchor) if name in self._by_id else None
        if kind == "cite":
            return f"{self.article_page(article_id)}#source-{rest}"
        if kind == "term":
            return (
                self._in_article(self._words[rest], f"term-{rest}") if rest in self._words else None
            )
        if kind == "support":
            return self._place(rest)
        return self._number(rest) if kind == "tel" else None

    def _in_article(self, article_id: str, anchor: str) -> str:
        if not anchor:
            return self.article_page(article_id)
        return f"{self.article_page(article_id, self._apart(article_id, anchor))}#{anchor}"

    def _apart(self, article_id: str, anchor: str) -> str:
        """Return the harder part in which ``anchor`` lies, where such parts lie apart."""
        if not self.apart:
            return ""
        article = self._by_id[article_id]
        gates = {one.id for one in article.passages if one.kind is PassageKind.GATE}
        inside = {one.id: one.passage for one in article.outline if one.passage in gates}
        return inside.get(anchor, "")

    def _place(self, name: str) -> str:
        """Return the card of a place, on the page of the first region that shows it."""
        if not name:
            return self.help_page()
        home = next(
            (one for one in self.directory.countries if any(r.id == name for r in one.resources)),
            None,
        )
        if any(card.id == name for card in self.directory.cards(None)):
            return f"{self.help_page()}#place-{name}"
        for place in (home.nations or (home,)) if home and home.code != EVERYWHERE else ():
            if any(card.id == name for card in self.directory.cards(place.code)):
                return f"{self.help_page(place.code)}#place-{name}"
        return self.help_page()

    def _number(self, name: str) -> str | None:
        found = self.directory.resource(name)
        numbers = [one.number for one in found.contacts if one.number] if found else []
        return next((number.dial for number in numbers if not number.by_text), None)


def relative(target: str, page: str) -> str:
    """Return how ``page`` names ``target``: within the page, beside it, or a number as it is."""
    if target.startswith("tel:"):
        return target
    file, mark, anchor = target.partition("#")
    if file == page and mark:
        return f"#{anchor}"
    return f"{posixpath.relpath(file, posixpath.dirname(page))}{mark}{anchor}"


def _term_anchors(html: str) -> Iterator[str]:
    """Yield the words that a passage explains."""
    if 'name="term-' not in html:
        return
    for anchor in parse(html).iter("a"):
        name = anchor.get("name", "")
        if name.startswith("term-"):
            yield name.removeprefix("term-")
