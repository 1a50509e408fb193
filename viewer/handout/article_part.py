"""An article as one part of a handout, with all that it says about itself."""

from html import escape

from viewer.handout.leaflet import Leaflet, Sheet
from viewer.handout.nodes import Node, blocks, clean, seen, walk
from viewer.handout.parts import (
    HELP,
    Part,
    callout,
    direction,
    heading,
    link,
    plain,
    sentence,
    strong,
)
from viewer.handout.phrases import paper_phrases
from viewer.library.article import CRISIS, EMERGENCY, Passage, PassageKind, Source
from viewer.library.page import about, banners
from viewer.library.phrases import phrases_for

LONGEST_ADDRESS = 2_000
_DOI, _DOI_ADDRESS, _WEB = "doi:", "https://doi.org/", "https://"


class ArticlePart:
    """Makes the part of one article."""

    def __init__(self, leaflet: Leaflet, sheet: Sheet, places: dict[str, str]) -> None:
        """Begin with ``places``: article id -> where links to it lead."""
        self._leaflet, self._sheet, self._places = leaflet, sheet, places
        article = sheet.article
        self._article, self._here = article, places[article.id]
        self._words = phrases_for(article.language)
        self._placed: set[str] = set()

    def part(self) -> Part:
        """Return the article with all that it tells about itself."""
        article = self._article
        body = self._body()
        for node in walk(body):
            if node.get("t") == "callout":
                self._label(node)
        return Part(
            id=self._here,
            title=clean(article.front.title),
            language=article.language,
            direction=direction(article.language),
            code=clean(article.front.code),
            nodes=_levelled([*self._head(), *body, *self._read_next(), *self._end()]),
        )

    def _is_printed(self, passage: Passage) -> bool:
        return passage.kind is not PassageKind.GATE or self._sheet.whole

    def _filled(self, text: str) -> str:
        """Return ``text`` with the numbers of the region, and without any where it is not known."""
        text = text.replace(EMERGENCY, self._leaflet.emergency or self._words.emergency)
        return text.replace(CRISIS, self._leaflet.crisis or self._words.crisis)

    def _head(self) -> list[Node]:
        article, words = self._article, self._words
        front = article.front
        said = (
            clean(front.code),
            words.month_of(front.written),
            f"{words.version} {front.version}",
        )
        nodes = [sentence(plain(" · ".join(said)), kind="head")]
        for title, text in banners(article, self._leaflet.today, self._leaflet.language):
            nodes.append(callout("banner", "", title, [sentence(plain(text))]))
        if notice := self._notice():
            nodes.append(callout("note", "", words.notice, [sentence(plain(notice))]))
        points = [[sentence(plain(self._filled(point)))] for point in front.key_points]
        nodes.append(callout("key", "", words.in_short, [{"t": "ul", "c": points}]))
        return nodes

    def _notice(self) -> str:
        """Return what to know before reading on; on paper nothing waits to be opened."""
        said = [self._filled(self._article.front.notice or "")]
        if any(passage.kind is PassageKind.GATE for passage in self._article.passages):
            words = paper_phrases(self._article.language)
            said.append(words.harder_printed if self._sheet.whole else words.harder_left_out)
        return " ".join(text for text in said if text)

    def _body(self) -> list[Node]:
        nodes: list[Node] = []
        left_out = sentence(plain(paper_phrases(self._article.language).left_out), kind="left-out")
        for passage in self._article.passages:
            if not self._is_printed(passage):
                # Two parts in a row are left out in one line.
                nodes += [left_out] if nodes[-1:] != [left_out] else []
                continue
            if passage.title:
                place = {"t": "place", "id": self._place(passage.id)}
                nodes.append({"t": "h", "level": 3, "c": [place, plain(passage.title)]})
            nodes += blocks(self._filled_html(passage.html), self._resolve)
        return nodes

    def _filled_html(self, html: str) -> str:
        html = html.replace(EMERGENCY, escape(self._leaflet.emergency or self._words.emergency))
        return html.replace(CRISIS, escape(self._leaflet.crisis or self._words.crisis))

    def _label(self, callout: Node) -> None:
        """Say in words of what kind a callout is: a frame alone tells too little (A17)."""
        kind = self._words.callouts.get(callout["kind"], "")
        title = "".join(node["s"] for node in walk(callout["title"]) if "s" in node)
        callout["label"] = "" if kind == title else kind

    def _resolve(self, address: str) -> str:
        """Return where ``address`` leads on paper; empty: it stays plain text."""
        scheme, _, rest = address.partition(":")
        match scheme:
            case "name":
                return self._place(rest)
            case "article":
                return f"#{self._places.get(rest.partition('#')[0], '')}"
            case "cite":
                return f"#{self._here}.{rest}"
            case "support":
                return f"#{HELP}"
        return f"#{self._here}-{address[1:]}" if address.startswith("#") else ""

    def _place(self, name: str) -> str:
        """Return the name of a place in the whole handout; empty when it has been given away."""
        if name in self._placed:
            return ""
        self._placed.add(name)
        return f"{self._here}-{name}"

    def _read_next(self) -> list[Node]:
        article = self._article
        if not article.read_next:
            return []
        items = []
        for there in article.read_next:
            title = link(there.title, self._resolve(f"article:{there.id}"))
            items.append([sentence(title, {"t": "br"}, plain(there.reason))])
        return [heading(self._words.read_next), {"t": "ul", "c": items}]

    def _end(self) -> list[Node]:
        words = self._words
        nodes: list[Node] = []
        if self._article.sources:
            nodes.append(heading(words.sources))
            nodes.append({"t": "sources", "c": [self._source(at) for at in self._article.sources]})
        quote = paper_phrases(self._article.language).quote
        nodes.append(heading(words.about))
        nodes.append(sentence(plain(quote.format(code=self._article.front.code))))
        for label, text in about(self._article):
            if label not in (words.code, words.version):  # both stand at the head
                nodes.append(sentence(strong(f"{label}: "), plain(text), kind="about"))
        return nodes

    def _source(self, source: Source) -> Node:
        to = web_address(source.address)
        address = {
            "t": "address",
            "to": to,
            "s": seen(source.address) if to else clean(source.address),
        }
        inside = [plain(f"{source.text} "), address]
        place = f"{self._here}.{source.key}"
        return {"t": "source", "id": place, "number": source.number, "c": inside}


def web_address(address: str) -> str:
    """Return where the address of a source leads; empty when it is none that can be followed."""
    if address.startswith(_DOI):
        address = _DOI_ADDRESS + address.removeprefix(_DOI)
    followed = address.startswith(_WEB) and len(address) <= LONGEST_ADDRESS
    return address if followed else ""


def _levelled(nodes: list[Node]) -> list[Node]:
    """Leave out no level of heading on the way down; programs read them aloud (PDF/UA)."""
    above = 1
    for node in walk(nodes):
        if node.get("t") == "h":
            node["level"] = above = min(node["level"], above + 1)
    return nodes
