"""Every text that a reader may meet, with its file and line: what the word and glyph checks read.

Articles, red flags, glossary, the library's own titles, words in drawings, places to get help, and
the words of the program itself.
"""

import ast
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from xml.parsers import expat

import msgspec

from viewer.checks.prose import blocks, plain
from viewer.library.content import ArticleSource
from viewer.problems import RejectedError, shown_path
from viewer.records import parse
from viewer.support.directory import Directory
from viewer.text_file import read_text


class Place(StrEnum):
    """Where a text stands; some words are fine in one place and not in another."""

    ARTICLE = "article"
    GLOSSARY = "glossary"
    RED_FLAGS = "red-flags"
    LIBRARY = "library"
    FIGURE = "figure"
    SUPPORT = "support"
    NAME = "name"
    INTERFACE = "interface"


class Shipped(msgspec.Struct, frozen=True, kw_only=True):
    """A text as a reader meets it; its line breaks are those of the file.

    ``outside`` is the same text with explained spans hidden.
    """

    file: str
    line: int
    language: str
    place: Place
    text: str
    outside: str

    def line_at(self, position: int) -> int:
        """Return the line of the letter at ``position``."""
        return self.line + self.text.count("\n", 0, position) if self.line else 0


FACING_PATIENTS = (
    *("gui", "kiosk", "handout", "cli.py"),
    *("library/phrases.py", "support/phrases.py", "support/wording.py"),
)
"""Parts of the package whose strings people see."""

_RECORDS = {
    "glossary.yaml": (Place.GLOSSARY, frozenset(("term", "definition"))),
    "library.yaml": (Place.LIBRARY, frozenset(("title", "description"))),
    "red-flags.yaml": (Place.RED_FLAGS, frozenset(("title", "receptionist", "text"))),
}


def content_texts(
    folder: Path, articles: Iterable[ArticleSource], languages: Iterable[str]
) -> Iterator[Shipped]:
    """Yield every text under the content folder; a file that cannot be read is left to others."""
    for article in articles:
        yield from article_texts(article)
    languages = list(languages)
    files = [(folder / name, languages[0]) for name in ("glossary.yaml", "library.yaml")]
    files += [(folder / language / "red-flags.yaml", language) for language in languages]
    for path, language in files:
        if path.is_file() and not path.is_symlink():
            yield from _record_texts(path, shown_path(path, folder), [language, *languages])
    for path in sorted((folder / "figures").glob("*.svg")):
        if path.is_file() and not path.is_symlink():
            yield from _drawing_texts(path, shown_path(path, folder), languages[0])


def article_texts(article: ArticleSource) -> Iterator[Shipped]:
    """Yield all words of one article.

    Not its synonyms: those are the words that people type, and nothing shows them.
    """
    front, marks = article.front, article.marks
    heads = [("title", front.title), ("summary", front.summary)]
    heads += [("notice", front.notice or ""), ("notice_on_screen", front.notice_on_screen or "")]
    found = [(marks.line(field), text) for field, text in heads]
    found += [(marks.line("key_points", at), text) for at, text in enumerate(front.key_points)]
    found += [
        (marks.line("related", at, "reason"), related.reason)
        for at, related in enumerate(front.related)
    ]
    for line, text in found:
        if text:
            yield _shipped(article.file, line, article.language, Place.ARTICLE, text)
    for block in blocks(article):
        whole = _shipped(article.file, block.line, article.language, Place.ARTICLE, block.text)
        yield msgspec.structs.replace(whole, outside=plain(block.written, explained=False))


def support_texts(directory: Directory) -> Iterator[Shipped]:
    """Yield the words of the places to get help, and the names that they give themselves."""
    for country in directory.countries:
        for resource in country.resources:
            file, line = country.file, resource.line
            yield _shipped(file, line, "", Place.NAME, resource.name)
            texts = [resource.audience, resource.text, resource.caution or {}]
            for contact in resource.contacts:
                texts += [contact.who or {}, contact.menu or {}]
            for text in texts:
                for language, sentence in text.items():
                    yield _shipped(file, line, language, Place.SUPPORT, sentence)


def interface_texts(package: Path) -> Iterator[Shipped]:
    """Yield the strings of the program that people see, and the page that introduces it (T11)."""
    for part in FACING_PATIENTS:
        place = package / part
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            if path.is_file():
                yield from _strings(path, shown_path(path, package))
    readme = package.parent / "README.md"
    if readme.is_file():
        text = readme.read_text("utf-8")
        yield _shipped("README.md", 1, "en", Place.INTERFACE, text)


def _shipped(file: str, line: int, language: str, place: Place, text: str) -> Shipped:
    return Shipped(file=file, line=line, language=language, place=place, text=text, outside=text)


def _record_texts(path: Path, shown: str, languages: list[str]) -> Iterator[Shipped]:
    """Yield the texts of a record; a key such as ``es`` says of which language they are."""
    place, fields = _RECORDS[path.name]
    try:
        marked = parse(read_text(path, shown), shown)
    except RejectedError:
        return  # named where the content is read
    for where, text in _leaves(marked.value, ()):
        if fields.intersection(where):
            tag = next((str(part) for part in where[-2:] if part in languages), languages[0])
            yield _shipped(shown, marked.line(*where), tag, place, text)


def _leaves(
    value: object, where: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, (*where, key))
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _leaves(item, (*where, at))


def _drawing_texts(path: Path, shown: str, language: str) -> Iterator[Shipped]:
    """Yield the words in a drawing; the name may end in a language: ``stitch-es.svg``."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    found: list[tuple[int, str]] = []

    def words(text: str) -> None:
        if text.strip():
            found.append((parser.CurrentLineNumber, text.strip()))

    parser.CharacterDataHandler = words
    try:
        parser.Parse(path.read_bytes(), True)
    except (expat.ExpatError, OSError):
        return  # named where the figures are read
    tag = path.stem.rpartition("-")[2]
    for line, text in found:
        yield _shipped(shown, line, tag if tag == "es" else language, Place.FIGURE, text)


def _strings(path: Path, shown: str) -> Iterator[Shipped]:
    """Yield strings that look like words for people: a capital first, or more than one word."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            text = node.value.strip()
            if text[:1].isupper() or " " in text:
                yield _shipped(shown, node.lineno, "en", Place.INTERFACE, text)
