"""A small library that is only there to be searched, and what every answer must be like."""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from viewer.library.library_file import database
from viewer.library.store import Library, LibraryInfo
from viewer.search.alarm import Alarms
from viewer.search.documents import Document, Kind, Section
from viewer.search.index import Lore, rows
from viewer.search.results import Results
from viewer.search.searcher import OTHERS, ROWS
from viewer.search.snippet import LENGTH
from viewer.search.thesaurus import Ring, RingWords
from viewer.search.words import split

ELLIPSES = 4
"""Letters that may stand around a snippet: “… ” before it and “ …” after it."""

_OPEN: list[Library] = []


def page(
    name: str,
    title: str,
    *texts: str,
    language: str = "en",
    synonyms: Sequence[str] = (),
    sections: Sequence[Section] = (),
) -> Document:
    """Return an article: ``texts`` before its first heading, then ``sections``."""
    return Document(
        kind=Kind.ARTICLE,
        id=name,
        language=language,
        title=title,
        synonyms=synonyms,
        sections=[*(Section(text=text) for text in texts), *sections],
    )


def place(name: str, title: str, text: str, language: str = "en") -> Document:
    """Return a place to get help."""
    section = Section(text=text)
    return Document(kind=Kind.SUPPORT, id=name, language=language, title=title, sections=[section])


def term(name: str, title: str, text: str, language: str = "en") -> Document:
    """Return an explained word."""
    section = Section(text=text)
    return Document(kind=Kind.GLOSSARY, id=name, language=language, title=title, sections=[section])


def ring(name: str, goes_to: str | None = None, **words: Mapping[str, Sequence[str]]) -> Ring:
    """Return a ring; ``words`` are its words by language and sort: ``en={"lay": ["stitch"]}``."""
    return Ring(
        id=name,
        page=goes_to,
        words={tag: msgspec.convert(there, RingWords) for tag, there in words.items()},
    )


def compiled(
    *documents: Document,
    rings: Sequence[Ring] = (),
    alarms: Alarms | None = None,
    languages: Sequence[str] = ("en", "es"),
) -> bytes:
    """Return a library file in which nothing but ``documents`` can be found."""
    lore = Lore(rings=rings, alarms=alarms or Alarms(), languages=languages)
    info = LibraryInfo(
        title={"en": "Shelf"},
        version="1",
        languages=list(languages),
        content_hash="",
        newest=date(2026, 11, 22),
    )
    return database([*rows(documents, lore)], msgspec.json.encode(info))


def shelf(
    *documents: Document,
    rings: Sequence[Ring] = (),
    alarms: Alarms | None = None,
    languages: Sequence[str] = ("en", "es"),
) -> Library:
    """Return an open library in which nothing but ``documents`` can be found."""
    data = compiled(*documents, rings=rings, alarms=alarms, languages=languages)
    return closed_later(Library.from_bytes(data, "shelf.snowdrop"))


def closed_later(library: Library) -> Library:
    """Return ``library``; ``close_all`` closes it."""
    _OPEN.append(library)
    return library


def close_all() -> None:
    """Close every library that a test opened."""
    while _OPEN:
        _OPEN.pop().close()


def ids(found: Results) -> list[str]:
    """Return the articles of an answer, the best first."""
    return [hit.id for hit in found.articles]


def corrected(found: Results) -> list[tuple[str, str]]:
    """Return what was typed and what is shown for it."""
    return [(one.typed, one.shown) for one in found.corrections]


def marked(found: Results) -> list[str]:
    """Return the words that are marked in the first article's snippet."""
    return [found.articles[0].snippet[a:b] for a, b in found.articles[0].marks]


def faults(found: object, languages: Sequence[str]) -> list[str]:
    """Return what no answer may be like, whatever was typed."""
    if not isinstance(found, Results):
        return [f"no Results but {found!r}"]
    wrong = [] if found.language in languages else [f"language {found.language!r}"]
    for kind, most, hits in (
        (Kind.ARTICLE, ROWS, found.articles),
        (Kind.SUPPORT, OTHERS, found.support),
        (Kind.GLOSSARY, OTHERS, found.terms),
    ):
        if len(hits) > most:
            wrong.append(f"{len(hits)} of {kind}")
        wrong += [f"{hit.kind} among {kind}" for hit in hits if hit.kind is not kind]
    for hit in found.hits():
        if len(hit.snippet) > LENGTH + ELLIPSES:
            wrong.append(f"a snippet of {len(hit.snippet)} letters")
        if "{" in hit.snippet or "\n" in hit.snippet:
            wrong.append(f"the snippet {hit.snippet!r}")
        for start, end in hit.marks:
            words = split(hit.snippet)
            if (start, end) not in {(word.start, word.end) for word in words}:
                wrong.append(f"a mark on {hit.snippet[start:end]!r} of {hit.snippet!r}")
    return wrong
