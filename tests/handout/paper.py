"""Makes leaflets as a reader would, and reads the PDF again with a reader of another maker."""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

from viewer.handout import pdf
from viewer.handout.leaflet import Leaflet, Sheet, collect
from viewer.handout.pdf import Made, make_pdf
from viewer.library.article import Article, Passage, PassageKind
from viewer.library.store import Library
from viewer.settings import ClinicContact, Settings
from viewer.support.directory import Directory
from viewer.visit.handout import Handout, Kind, Question

TODAY = date(2026, 11, 22)
CLINIC = "Riverside Clinic"
WARD = ClinicContact(name="Ward 4", number="555-0100", hours="Day and night")
STITCH, LOSS, QUESTIONS = "cervical-stitch", "second-trimester-loss", "questions-to-ask"
FOOT = 24 / 25.4 * 72
"""Points from the lower edge of the paper under which only the foot stands."""


class Press:
    """Makes leaflets and PDF files of one library."""

    def __init__(self, file: Path) -> None:
        """Open the library ``file``."""
        self.library = Library.open(file)
        self.directory = Directory.decode(self.library.support())

    def articles(self, language: str = "en") -> list[Article]:
        """Return every article, in the order of the library."""
        ids = [
            line.id
            for topic in self.library.topics(language)
            for line in self.library.articles(topic.id, language)
        ]
        return [self.article(name, language) for name in ids]

    def article(self, name: str, language: str = "en") -> Article:
        """Return one article, which must be there."""
        found = self.library.article(name, language)
        assert found is not None
        return found

    def leaflet(
        self,
        *ids: str,
        cards: Sequence[str] = (),
        questions: Sequence[Question] = (),
        whole: bool = False,
        language: str = "en",
        region: str | None = "US",
        large: bool = False,
        **settings: Any,
    ) -> Leaflet:
        """Return what a handout of these articles, cards and questions prints."""
        handout = Handout()
        for name in ids:
            handout.add(Kind.ARTICLE, name)
            handout.set_whole(name, whole)
        for name in cards:
            handout.add(Kind.HELP, name)
        for question in questions:
            handout.ask(question)
        usual: dict[str, Any] = {"clinic_name": CLINIC, "contacts": (WARD,), "region": region}
        return collect(
            handout,
            self.library,
            self.directory,
            Settings(**(usual | settings)),
            region=region,
            language=language,
            today=TODAY,
            large=large,
        )

    def with_html(self, html: str, kind: PassageKind = PassageKind.OPEN, **front: Any) -> Leaflet:
        """Return a leaflet of one article whose only passage is ``html``, and no cards."""
        leaflet = self.leaflet(STITCH)
        article = leaflet.articles[0].article
        changed = msgspec.structs.replace(
            article,
            passages=[Passage(kind=kind, html=html, text="", id="fold", title="")],
            front=msgspec.structs.replace(article.front, **front),
            sources=[],
            read_next=[],
        )
        return msgspec.structs.replace(leaflet, articles=(Sheet(changed),), cards=())

    def pdf(self, leaflet: Leaflet, **how: Any) -> "Paper":
        """Return ``leaflet`` as a PDF that can be looked at."""
        return Paper(make_pdf(leaflet, self.library.figure, **how))


class Run(msgspec.Struct, frozen=True):
    """Some words as they stand on a page: size and place from the lower edge, in points."""

    text: str
    size: float
    y: float


class Paper:
    """A finished PDF, read again."""

    def __init__(self, made: Made) -> None:
        """Open what was made."""
        self.made = made
        self.reader = PdfReader(io.BytesIO(made.data))
        self.pages = list(self.reader.pages)
        self._runs: dict[int, list[Run]] = {}

    @property
    def root(self) -> Any:
        """The PDF's own words about itself and its tags."""
        return self.reader.trailer["/Root"]

    @cached_property
    def text(self) -> str:
        """All words, page by page, with single blanks."""
        return "\n".join(words(page) for page in self.pages)

    def runs(self, page: PageObject) -> list[Run]:
        """Return the words of ``page`` with their sizes; a page is read once."""
        if id(page) not in self._runs:
            self._runs[id(page)] = _read(page)
        return self._runs[id(page)]

    def foot(self, page: PageObject) -> str:
        """Return what stands in the lower margin of ``page``."""
        return " ".join(run.text for run in self.runs(page) if run.y < FOOT)

    def sizes(self) -> Counter[float]:
        """Return how many letters there are of each size, in points."""
        counted: Counter[float] = Counter()
        for page in self.pages:
            for run in self.runs(page):
                counted[run.size] += len(run.text)
        return counted

    def fonts(self) -> Iterator[Any]:
        """Yield every font of every page."""
        for page in self.pages:
            resources: Any = page["/Resources"]
            for font in resources.get("/Font", {}).values():
                yield font.get_object()

    def addresses(self) -> set[str]:
        """Return the web addresses that links lead to."""
        return {str(link["/A"]["/URI"]) for link in self._links() if "/URI" in link.get("/A", {})}

    def jumps(self) -> int:
        """Return how many links lead to a place in the PDF itself."""
        return sum(
            "/Dest" in link or link.get("/A", {}).get("/S") == "/GoTo" for link in self._links()
        )

    def _links(self) -> Iterator[Any]:
        for page in self.pages:
            for item in page.get("/Annots", ()):
                yield item.get_object()

    def operators(self) -> Iterator[tuple[Any, bytes]]:
        """Yield what paints the pages: operands and operator."""
        for page in self.pages:
            yield from ContentStream(page.get_contents(), self.reader).operations


def _read(page: PageObject) -> list[Run]:
    found: list[Run] = []

    def visit(text: str, cm: list[float], tm: list[float], _: Any, size: float) -> None:
        if text.strip():
            scale = abs(tm[3] * cm[3])
            found.append(Run(text.strip(), round(size * scale, 1), cm[3] * tm[5] + cm[5]))

    page.extract_text(visitor_text=visit)
    return found


def words(page: PageObject) -> str:
    """Return the words of ``page`` with single blanks and without marks that nobody sees."""
    text = re.sub(r"[\u200b\u202a-\u202e]", "", page.extract_text())
    return re.sub(r"\s+", " ", text)


def structure(root: object) -> list[dict[str, object]]:
    """Return every element of the tree of tags."""
    found, waiting = [], [root]
    while waiting:
        node = waiting.pop()
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            found.append(node)
            waiting += [node["/K"]] if "/K" in node else []
    return found


class Changed:
    """Spoils the layout: what a control needs."""

    def __init__(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Keep the spoiled layouts as ``file``."""
        self._file, self._monkeypatch = file, monkeypatch

    def __call__(self, old: str, new: str) -> None:
        """Lay out with ``new`` wherever ``old`` stands."""
        text = pdf.LAYOUT.read_text(encoding="utf-8")
        assert old in text
        self._file.write_text(text.replace(old, new), encoding="utf-8")
        self._monkeypatch.setattr(pdf, "LAYOUT", self._file)
