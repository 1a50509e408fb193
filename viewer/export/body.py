"""The stored passages of an article as semantic HTML.

What is stored was made for Qt's rich text: cards are tables, anchors are empty links, a caption is
a paragraph. Here a card becomes a note, a caption belongs to its figure, a heading carries its own
id, and every header of a table says what it heads.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from viewer.export.edition import Edition, relative
from viewer.export.phrases import words_for
from viewer.export.tree import Part, append, node, parse
from viewer.library.article import CRISIS, EMERGENCY, Article
from viewer.library.phrases import phrases_for

_KEPT = ("alt", "width", "height", "start")
_ALIGNED = {"center": "middle", "right": "end"}


class Body:
    """Turns the passages of ``article`` into the content of one ``page`` of an edition."""

    def __init__(self, edition: Edition, article: Article, page: str) -> None:
        """Begin a page on which no id is taken yet."""
        self._edition, self._article, self._page = edition, article, page
        self._words = words_for(article.language)
        self._phrases = phrases_for(article.language)
        self._ids: set[str] = set()
        self._notes = 0

    def take(self, wanted: str) -> str:
        """Return ``wanted`` as an id if the page has none such yet, else nothing."""
        if not wanted or wanted in self._ids:
            return ""
        self._ids.add(wanted)
        return wanted

    def link(self, target: str) -> str:
        """Return how the page names ``target``."""
        return relative(target, self._page)

    def passage(self, html: str) -> list[Element]:
        """Return the blocks of a passage."""
        html = html.replace(EMERGENCY, self._phrases.emergency).replace(
            CRISIS, self._phrases.crisis
        )
        holder = node("div")
        self._fill(holder, parse(html))
        return list(holder)

    def note(self, kind: str, *parts: Part, title: str, language: str = "") -> Element:
        """Return a card; a screen reader calls it a note and says its title."""
        self._notes += 1
        name = f"page-note-{self._notes}"
        heading = node("p", title, kind="note-title", id=name)
        attributes = {"role": "note", "aria_labelledby": name, "lang": language}
        return node("div", heading, *parts, kind=f"note {kind}", **attributes)

    def _fill(self, new: Element, old: Element) -> None:
        """Put all that ``old`` holds, turned, into ``new``."""
        append(new, old.text)
        for child in old:
            last = new[-1] if len(new) else None
            if child.get("class") == "caption" and last is not None and last.tag == "figure":
                self._fill(caption := node("figcaption"), child)
                last.append(caption)
            else:
                for part in self._turn(child, new):
                    append(new, part)
            append(new, child.tail)

    def _turn(self, old: Element, parent: Element) -> Iterator[Part]:
        """Yield what stands in the place of ``old``."""
        kind = old.get("class", "")
        if old.tag == "a":
            yield from self._anchor(old, parent)
        elif old.tag == "img":
            yield from self._image(old)
        elif old.tag == "table":
            yield self._card(old, kind) if kind.startswith("callout") else self._table(old)
        elif kind == "figure":
            yield self._copy(old, "figure")
        else:
            yield self._copy(old, old.tag, "group" if kind == "callout-group" else "")

    def _copy(self, old: Element, tag: str, kind: str = "") -> Element:
        new = node(tag, kind=kind or _ALIGNED.get(old.get("align", ""), ""))
        for name in _KEPT:
            if name in old.attrib:
                new.set(name, old.attrib[name])
        self._fill(new, old)
        return new

    def _anchor(self, old: Element, parent: Element) -> Iterator[Part]:
        """Yield a link, its words alone where it leads nowhere here, or nothing for a mark."""
        address = old.get("href")
        if address is None:
            name = "" if old.get("name", "").startswith("callout-") else old.get("name", "")
            if name and "id" in parent.attrib:
                yield node("span", id=self.take(name))
            elif self.take(name):
                parent.set("id", name)
            return
        if address.startswith("tick:"):
            return
        target = self._edition.resolve(address, self._article.id)
        if target is None:
            self._fill(words := node("span"), old)
            yield from filter(None, [words.text, *words])
            return
        link = node("a", href=self.link(target))
        self._fill(link, old)
        if address.startswith("cite:"):
            number = "".join(old.itertext())
            link.set("aria-label", self._words.source_number.format(number=number))
        yield link

    def _image(self, old: Element) -> Iterator[Part]:
        target = self._edition.figure(old.get("src", "").removeprefix("figure:"))
        if target is None:
            yield old.get("alt", "")
            return
        image = self._copy(old, "img")
        image.set("src", self.link(target))
        yield image

    def _card(self, old: Element, kind: str) -> Element:
        """Return a card for a table of one cell; its first paragraph is its title."""
        cell = next(iter(old.iter("td")), old)
        title = next((one for one in cell if one.get("class") == "callout-title"), None)
        shown = "".join(title.itertext()) if title is not None else ""
        if title is not None:
            cell.remove(title)
        card = self.note(kind.removeprefix("callout").strip(), title=shown)
        self._fill(card, cell)
        return card

    def _table(self, old: Element) -> Element:
        """Return a table of data; a header heads its column in the head, its row elsewhere."""
        table = node("table")
        rows = node("tbody")
        for part in old:
            if part.tag == "thead":
                head = self._copy(part, "thead")
                _scope(head, "col")
                table.append(head)
            else:
                rows.append(self._copy(part, part.tag))
        _scope(rows, "row")
        table.append(rows)
        return table


def _scope(part: Element, scope: str) -> None:
    for header in part.iter("th"):
        if "".join(header.itertext()).strip():
            header.set("scope", scope)
        else:
            header.tag = "td"
