"""A leaflet as a PDF or as pictures of its pages; made in memory, and nothing is written.

What the paper looks like stands in viewer/assets/print/leaflet.typ.
"""

import contextlib
import re
import sys
from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from viewer.handout.document import BODY, LARGE_BODY, document
from viewer.handout.leaflet import Leaflet
from viewer.handout.nodes import Node, walk
from viewer.handout.phrases import paper_phrases
from viewer.handout.pictures import drawing
from viewer.library.article import Figure
from viewer.library.phrases import phrases_for
from viewer.paths import ASSETS
from viewer.problems import Problem, RejectedError
from viewer.settings import MOST_PAGES

if TYPE_CHECKING:
    import typst

FILE_NAME = "information.pdf"
"""Neutral, whatever is printed (K11)."""

FindFigure = Callable[[str], Figure | None]

LAYOUT = ASSETS / "print" / "leaflet.typ"
_WIDEST, _HIGHEST = 430.0, 480.0
"""Points that a picture may take: it fits between the margins of both papers."""

_WIDEST_LARGE = 487.0
"""In large print it takes all the width there is (the layout knows how much), for its letters."""

_SMALL = 190.0
"""Points of a picture that has room beside another, inside the frame of a callout."""

_POINTS = 0.75
"""Points of a pixel."""

_ALONE = b'#image(sys.inputs.data, alt: "one picture")'
_AGES = 12
"""Documents after which typst has dropped whatever was in none of them; 11 are enough."""

_PAGE = re.compile(rb"/Type\s*/Page\b")
"""Begins each page in a PDF that typst wrote; the tests count with another reader."""


class Made(msgspec.Struct, frozen=True):
    """A finished PDF; ``told`` says to the reader, in sentences, what is not in it."""

    data: bytes
    pages: int
    told: tuple[str, ...] = ()


def title(language: str) -> str:
    """Return the title of every handout in ``language``; it tells nobody the topic."""
    return paper_phrases(language).title


def make_pdf(leaflet: Leaflet, figure: FindFigure, *, most_pages: int | None = MOST_PAGES) -> Made:
    """Return ``leaflet`` as a PDF; ``figure`` finds a picture by its name.

    The same leaflet gives the same bytes. A picture that fails is left out and told. Raises
    RejectedError with one sentence when it has more than ``most_pages`` or cannot be made.
    """
    made, told = _made(leaflet, figure, format="pdf", timestamp=_moment(leaflet.today))
    (data,) = made
    pages = len(_PAGE.findall(data))
    if most_pages is not None and pages > most_pages:
        words = paper_phrases(leaflet.language)
        raise _refused("too-many-pages", words.too_many.format(pages=pages, most=most_pages))
    return Made(data, pages, (*leaflet.left_out, *told))


def make_pictures(leaflet: Leaflet, figure: FindFigure, dpi: float) -> list[bytes]:
    """Return the pages of ``leaflet`` as PNG pictures with ``dpi`` dots to the inch.

    Raises RejectedError when they cannot be made.
    """
    return _made(leaflet, figure, format="png", ppi=float(dpi))[0]


def forget_pages() -> None:
    """Have typst drop what it remembers of every handout until now; about a tenth of a second.

    It remembers the parts of a document, so as to set the next one sooner, until so many others
    have been set. What was in that memory may still be there unused, as with all memory.
    """
    if "typst" in sys.modules:
        for _ in range(_AGES):
            _compiler(b"", {}, _fonts(own=True), "").compile(format="pdf")


def _made(leaflet: Leaflet, figure: FindFigure, **how: Any) -> tuple[list[bytes], list[str]]:
    """Return the files that typst makes, and what had to be left out.

    First as it should be. When that fails, without the pictures that cannot be drawn; then with
    the fonts of this machine, for letters that ours do not have, and without the promise that a
    screen reader finds every letter (PDF/UA).
    """
    broken: frozenset[str] = frozenset()
    for fonts, standard in ((_fonts(own=True), "ua-1"), (_fonts(own=False), None)):
        if how["format"] == "pdf":
            how["pdf_standards"] = standard or []
        pages = _Pages(leaflet, figure, broken)
        try:
            return pages.set(fonts, **how), pages.told
        except RuntimeError:
            broken = frozenset(pages.broken())
        if broken:
            pages = _Pages(leaflet, figure, broken)
            with contextlib.suppress(RuntimeError):
                return pages.set(fonts, **how), pages.told
    raise _refused("not-made", paper_phrases(leaflet.language).not_made)


class _Pages:
    """The document of one leaflet, and the pictures in it."""

    def __init__(self, leaflet: Leaflet, figure: FindFigure, broken: Collection[str]) -> None:
        """Look up every picture but those that are known to be ``broken``."""
        self.told: list[str] = []
        self._files: dict[str, bytes] = {}
        self._names: dict[str, str] = {}
        self._large = leaflet.large
        self._document = document(leaflet)
        gone = paper_phrases(leaflet.language).picture_gone
        for part in self._document.parts:
            for node in walk(part.nodes):
                if node.get("t") != "figure":
                    continue
                found = figure(node["name"]) if node["name"] not in broken else None
                drawn = drawing(found) if found else None
                if found and drawn:
                    self._place(node, found, drawn)
                    continue
                alt = phrases_for(part.language).picture.format(alt=node["alt"])
                node["instead"] = alt
                if (said := gone.format(title=part.title)) not in self.told:
                    self.told.append(said)
            for node in walk(part.nodes):
                if node.get("t") == "callout":
                    node["c"] = _side_by_side(node["c"])

    def _place(self, node: Node, found: Figure, drawn: bytes) -> None:
        points, widest = _POINTS, _WIDEST
        if self._large:
            points, widest = _POINTS * LARGE_BODY / BODY, _WIDEST_LARGE
        scale = min(points, widest / found.width, _HIGHEST / found.height)
        node["file"] = f"{found.name}.svg"
        node["width"] = found.width * scale
        node["small"] = found.width * _POINTS <= _SMALL
        self._files[node["file"]] = drawn
        self._names[node["file"]] = found.name

    def set(self, fonts: "typst.Fonts", **how: Any) -> list[bytes]:
        """Return one PDF, or a picture of each page. Raises RuntimeError (TypstError is one)."""
        data = msgspec.json.encode(self._document).decode()
        made = _compiler(LAYOUT.read_bytes(), self._files, fonts, data).compile(**how)
        return made if isinstance(made, list) else [made or b""]

    def broken(self) -> list[str]:
        """Return the names of the pictures that cannot be drawn, each tried alone."""
        found = []
        for name, data in self._files.items():
            try:
                _compiler(_ALONE, {name: data}, _fonts(own=True), name).compile(format="pdf")
            except RuntimeError:
                found.append(self._names[name])
        return found


def _side_by_side(nodes: list[Node]) -> list[Node]:
    """Put two small pictures that follow one another beside one another, to be compared."""
    made: list[Node] = []
    for node in nodes:
        before = made[-1] if made else {}
        if _is_small(node) and _is_small(before):
            made[-1] = {"t": "pair", "c": [before, node]}
        else:
            made.append(node)
    return made


def _is_small(node: Node) -> bool:
    return node.get("t") == "figure" and node.get("small", False)


def _compiler(
    layout: bytes, files: dict[str, bytes], fonts: "typst.Fonts", data: str
) -> "typst.Compiler":
    """Return what sets ``layout`` with ``data``; it reads no file and asks for none."""
    import typst

    # Its own types do not name what its documentation does: files that lie in memory.
    given: Any = {"main.typ": layout, **files}
    return typst.Compiler(given, font_paths=fonts, sys_inputs={"data": data})


@lru_cache
def _fonts(*, own: bool) -> "typst.Fonts":
    """Return our typeface alone, or with the fonts of this machine behind it."""
    import typst

    return typst.Fonts(include_system_fonts=not own, font_paths=[ASSETS / "fonts"])


def _moment(day: date) -> datetime:
    """Return the day without its hour: when somebody printed is nobody's business."""
    return datetime.combine(day, time(), UTC)


def _refused(rule: str, message: str) -> RejectedError:
    return RejectedError(Problem(file="handout", line=0, rule=rule, message=message))
