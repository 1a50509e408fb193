"""An article's body as an editor sees it: paragraphs, items and headings, each with its line.

The compiler forgets lines; a check has to name them. This reads the same Markdown by its lines and
takes our own marks off the words.
"""

import html
import re
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from viewer.library.content import ArticleSource

HIDDEN = "\u2592"
"""Stands for each letter of an explained span where such words are to be left out."""

_CALLOUT = re.compile(r' *!!! *([A-Za-z-]+) *"?(.*?)"? *$')
_HEADING = re.compile(r" *(#+) *(.*?)[ #]*$")
_FIGURE = re.compile(r' *!\[([^\]]*)\]\(([^\s)]+)(?: +"([^"]*)")?\) *$')
_ITEM = re.compile(r" *(?:([-*+])|\d+\.) +(.*)$")
_RULER = re.compile(r" *\|?[\s|:-]+\|?$")
_CARD = "[red-flags]"
_CITATION = re.compile(r" ?\[@[^\[\]\n]+\]")
_FACTS = re.compile(r" ?\{facts:[^{}\n]*\}")
_FIXED_ID = re.compile(r"\s*\{#[^{}]*\}\s*$")
_EXPLAINED = re.compile(r"\{explained: *([^{}\n]*?) *\}")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_STARS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(.{1,300}?)(?<=\S)\1(?!\w)", re.DOTALL)
_RISK_WORDS = re.compile(r"^(\s*(?:who|with|without):\s*)(.*)$")
_LABEL = re.compile(r"label: *([^,}]*)")


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    STEP = "step"
    ROW = "row"
    ALT = "alt"
    CAPTION = "caption"
    TITLE = "title"
    RISK = "risk"
    CARD = "card"


SENTENCES = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.STEP, Kind.CAPTION))
"""Kinds of block that hold whole sentences."""


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of the body, as written: marks still in it, its line breaks kept.

    ``around`` is the kind of the callout or fold it stands in; ``id`` a heading's fixed id.
    """

    kind: Kind
    written: str
    line: int
    level: int = 0
    around: str = ""
    id: str = ""

    @property
    def text(self) -> str:
        """The words alone."""
        return plain(self.written)


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A heading and what follows it up to the next heading; the first may have no heading."""

    heading: Block | None
    blocks: list[Block]


def plain(written: str, *, explained: bool = True) -> str:
    """Return ``written`` without marks; ``explained`` False hides what is in an explained span."""
    text = _FACTS.sub("", _CITATION.sub("", written))
    text = _EXPLAINED.sub(lambda m: m[1] if explained else HIDDEN * len(m[1]), text)
    text = _FIXED_ID.sub("", _LINK.sub(r"\1", text)).replace("{emergency}", "911")
    return html.unescape(_STARS.sub(r"\2", text))


def blocks(article: ArticleSource) -> list[Block]:
    """Return the body of ``article`` piece by piece."""
    return _Reader(article.body_line).read(article.body)


def sections(found: list[Block]) -> Iterator[Section]:
    """Cut ``found`` at its headings."""
    heading, rest = None, list[Block]()
    for block in found:
        if block.kind is Kind.HEADING:
            if heading or rest:
                yield Section(heading=heading, blocks=rest)
            heading, rest = block, []
        else:
            rest.append(block)
    if heading or rest:
        yield Section(heading=heading, blocks=rest)


class _Reader:
    """Goes through the lines once; ``_open`` is the paragraph or item that may still go on."""

    def __init__(self, first_line: int) -> None:
        self._first = first_line
        self._found: list[Block] = []
        self._around: list[tuple[int, str]] = []
        self._open = False

    def read(self, body: str) -> list[Block]:
        for at, line in enumerate(body.expandtabs(4).split("\n"), self._first):
            if not line.strip():
                self._open = False
                continue
            indent = len(line) - len(line.lstrip(" "))
            while self._around and indent <= self._around[-1][0]:
                self._around.pop()
            self._line(line, at, indent)
        return self._found

    def _line(self, line: str, at: int, indent: int) -> None:
        callout = _CALLOUT.match(line)
        if callout:
            self._add(Kind.TITLE, callout[2], at)
            self._around.append((indent, callout[1].lower()))
        elif self._around and self._around[-1][1] == "risk":
            self._risk(line, at)
        elif line.strip() == _CARD:
            self._add(Kind.CARD, "", at)
        elif heading := _HEADING.match(line):
            self._heading(heading, at)
        elif figure := _FIGURE.match(line):
            self._add(Kind.ALT, figure[1], at)
            if figure[3]:
                self._add(Kind.CAPTION, figure[3], at)
        else:
            self._words(line, at)

    def _heading(self, heading: re.Match[str], at: int) -> None:
        fixed = re.search(r"\{#([^{}]*)\}$", heading[2])
        name = fixed[1] if fixed else ""
        self._add(Kind.HEADING, heading[2], at, level=len(heading[1]), id=name)

    def _words(self, line: str, at: int) -> None:
        if line.lstrip().startswith("|"):
            if not _RULER.fullmatch(line):
                self._add(Kind.ROW, line.strip().strip("|").strip(), at)
        elif item := _ITEM.match(line):
            self._add(Kind.ITEM if item[1] else Kind.STEP, item[2], at)
            self._open = True
        elif self._open:
            last = self._found[-1]
            joined = f"{last.written}\n{line.strip()}"
            self._found[-1] = msgspec.structs.replace(last, written=joined)
        else:
            self._add(Kind.PARAGRAPH, line.strip(), at)
            self._open = True

    def _risk(self, line: str, at: int) -> None:
        """Keep the words of a risk block: who it is about, and the labels of its two sides."""
        words = _RISK_WORDS.match(line)
        if words:
            label = _LABEL.search(words[2])
            self._add(Kind.RISK, label[1] if label else words[2], at)

    def _add(
        self,
        kind: Kind,
        written: str,
        line: int,
        *,
        level: int = 0,
        id: str = "",  # noqa: A002
    ) -> None:
        self._open = False
        around = self._around[-1][1] if self._around else ""
        self._found.append(
            Block(kind=kind, written=written, line=line, level=level, around=around, id=id)
        )
