"""A small, valid content folder for tests, and the ways to spoil it."""

from datetime import date
from pathlib import Path

from viewer.library.article import Article
from viewer.library.compiler import SupportData, compile_library
from viewer.library.content import Content
from viewer.library.page import page_html
from viewer.library.signed import signed_sha256
from viewer.library.source import load_content
from viewer.library.store import Library
from viewer.problems import Problem

TODAY = date(2026, 11, 22)

FRONT = {
    "id": "stitch",
    "title": "The stitch",
    "summary": "What a stitch is.",
    "key_points": "[One., Two., Three.]",
    "written": "2026-11-21",
    "type": "treatment",
    "code": "CI-07",
    "version": '"0.1"',
    "sources": "[smith-2020, jones-2011]",
    "review": "{state: draft}",
    "authors": "[{name: A. Writer, qualifications: none}]",
    "drafting": "By hand.",
    "licence": "CC BY-SA 4.0",
    "funding": "None.",
}

LIBRARY = """\
title: {en: Snowdrop}
version: "0.1.0"
languages: [en]
topics:
  - id: care
    icon: leaf
    title: {en: Care}
    description: {en: About care.}
    articles: [stitch]
  - id: loss
    icon: heart
    title: {en: Loss}
    description: {en: About loss.}
    articles: []
"""

REFERENCES = """\
smith-2020: {authors: Smith A, title: On stitches, year: 2020, publisher: Journal, doi: 10.1000/x}
jones-2011: {authors: Jones B, title: More, year: 2011, publisher: Press, url: "https://x.org/a"}
card-2019: {authors: Card C, title: Signs, year: 2019, publisher: Press, url: "https://x.org/b"}
"""

GLOSSARY = "cervix:\n  en: {term: Cervix, definition: The neck of the womb.}\n"

RED_FLAGS = """\
title: When to call now
receptionist: Tell the receptionist now.
groups:
  - id: emergency
    title: Call {emergency} now
    signs:
      - {text: Heavy bleeding, status: verified, facts: ["2.1"], sources: [card-2019]}
      - {text: Something bulging, status: unverified, facts: ["2.1"], sources: []}
  - id: pregnant
    title: Call your unit
    signs:
      - {text: Tightenings, status: verified, facts: ["2.2"], sources: [card-2019]}
  - id: stitch
    title: With a stitch
    signs:
      - {text: Fever, status: verified, facts: ["2.3"], sources: [card-2019]}
"""

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400"><path d="M0 0"/></svg>'
SUPPORT = SupportData(ids=frozenset(["us-988"]), numbers={"us-988": "988"}, encoded=b"{}")


class ContentFolder:
    """A content folder under ``base`` with one article, ``care/stitch.md``."""

    def __init__(self, base: Path) -> None:
        self.root = base / "content"
        self.write("library.yaml", LIBRARY)
        self.write("references.yaml", REFERENCES)
        self.write("glossary.yaml", GLOSSARY)
        self.write("en/red-flags.yaml", RED_FLAGS)
        self.write("figures/womb.svg", SVG)
        self.article()

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file of the folder."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def article(
        self,
        body: str = "Some text.\n",
        name: str = "care/stitch",
        language: str = "en",
        **fields: str | None,
    ) -> Path:
        """Write an article; a field that is None is left out."""
        front = FRONT | {"id": name.rpartition("/")[2]} | fields
        head = "".join(f"{key}: {text}\n" for key, text in front.items() if text is not None)
        return self.write(f"{language}/{name}.md", f"---\n{head}---\n\n{body}")

    def field(self, name: str, text: str | None) -> None:
        """Write the article with one field changed, or left out."""
        fields = {name: text}
        self.article(**fields)  # type: ignore[arg-type]  # no field is called body or name

    def sign(self, *names: str, on: str = "2026-11-01", name: str = "en/care/stitch") -> None:
        """Let people sign an article as it stands now, as one line each."""
        language, _, path = name.partition("/")
        content = self.load()
        (article,) = (a for a in content.articles if a.file == f"content/{name}.md")
        file = self.root / "reviews.yaml"
        lines = file.read_text("utf-8") if file.exists() else ""
        for person in names:
            lines += (
                f"- {{article: {path.rpartition('/')[2]}, language: {language}, name: {person}, "
                f"role: Midwife, organisation: North Clinic, date: {on}, "
                f'signed_sha256: "{signed_sha256(article, content)}"}}\n'
            )
        self.write("reviews.yaml", lines)

    def line(self, name: str, needle: str) -> int:
        """Return the first line of a file that holds ``needle``."""
        lines = (self.root / name).read_text("utf-8").split("\n")
        return next(at for at, line in enumerate(lines, 1) if needle in line)

    def load(self) -> Content:
        """Read the folder."""
        return load_content(self.root)

    def compile(self) -> tuple[Library, list[Problem]]:
        """Compile the folder and open the result."""
        data, problems = compile_library(self.load(), SUPPORT)
        return Library.from_bytes(data, "library.snowdrop"), problems

    def stitch(self) -> Article:
        """Compile the folder and return its article."""
        library, _ = self.compile()
        article = library.article("stitch", "en")
        library.close()
        assert article is not None
        return article

    def page(self, *opened: str) -> str:
        """Compile the folder and return the page of its article."""
        return page_html(self.stitch(), today=TODAY, emergency="911", opened=opened)

    def problems(self) -> list[Problem]:
        """Compile the folder and return every problem."""
        library, problems = self.compile()
        library.close()
        return problems
