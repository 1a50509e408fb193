"""The library as a reader opens it: read-only, and nothing in it needs parsing.

This module lies on the way to the first picture on the screen, so it imports next to nothing.
"""

import sqlite3
from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

import msgspec

from viewer.library.article import Article, ArticleLine, Circumstance, Figure, Term, Topic
from viewer.library.library_file import HEADER_BYTES, check_header, database, rejected

if TYPE_CHECKING:
    from viewer.lookup.codes import Code
    from viewer.search.results import Results
    from viewer.search.searcher import Searcher

Row = TypeVar("Row")
_TOPIC: type[tuple[str, str, str, str, int]] = tuple[str, str, str, str, int]
_LINE: type[tuple[str, str, str, str]] = tuple[str, str, str, str]
_FIGURE: type[tuple[str, str, int, int, bytes]] = tuple[str, str, int, int, bytes]
_LINES = "SELECT id, shown_language, title, summary FROM line WHERE language = ?"


class LibraryInfo(msgspec.Struct, frozen=True, kw_only=True):
    """What a library says about itself.

    ``newest`` is the latest date of writing or checking in it: a clock before that day is wrong.
    ``content_hash`` is the SHA-256 of everything in it. ``when_to_call`` is the article on signs
    that should not wait; ``circumstances`` order the topics for a reader.
    """

    title: dict[str, str]
    version: str
    languages: list[str]
    content_hash: str
    newest: date
    when_to_call: str | None = None
    circumstances: list[Circumstance] = []


class Library:
    """An open library file. A damaged page of it yields nothing instead of an exception."""

    def __init__(self, connection: sqlite3.Connection, shown: str) -> None:
        """Read what the library says about itself; ``shown`` is how messages call the file.

        Raises RejectedError when that much cannot be read.
        """
        self._connection = connection
        self._articles = msgspec.json.Decoder(Article)
        self._searcher: Searcher | None = None
        self._last: tuple[tuple[str, str], Article | None] | None = None
        self.file: Path | None = None
        """The file that is read; None where the library lies in memory."""
        self.when_damaged: Callable[[], None] = _nothing
        """Called in the middle of reading, each time that a part turns out to be damaged."""
        try:
            ((raw,),) = connection.execute("SELECT value FROM meta WHERE key = 'info'").fetchall()
            self.info = msgspec.json.decode(raw, type=LibraryInfo)
            connection.execute("SELECT id FROM topic LIMIT 1").fetchone()
        except (sqlite3.Error, msgspec.MsgspecError, ValueError, TypeError) as error:
            connection.close()
            raise rejected(shown, "damaged", "This library is damaged.") from error

    @classmethod
    def open(cls, path: Path) -> "Library":
        """Open the library file ``path`` for reading; another program may replace it meanwhile.

        Raises RejectedError with one sentence for a file that is not there, may not be read, is
        not a library, is cut short or of another version.
        """
        shown = str(path)
        try:
            with path.open("rb") as file:
                header = file.read(HEADER_BYTES)
                size = file.seek(0, 2)
            check_header(header, size, shown)
            connection = sqlite3.connect(_address(path), uri=True)
        except FileNotFoundError as error:
            raise rejected(shown, "not-there", "There is no library here.") from error
        except OSError as error:
            reason = f"This library could not be read ({error.strerror or error})."
            raise rejected(shown, "unreadable", reason) from error
        except sqlite3.Error as error:
            raise rejected(shown, "unreadable", "This library could not be opened.") from error
        library = cls(connection, shown)
        library.file = path
        return library

    @classmethod
    def from_bytes(cls, data: bytes, shown: str) -> "Library":
        """Open a library that ``compile_library`` made, without a file.

        Raises RejectedError as ``open`` does.
        """
        check_header(data[:HEADER_BYTES], len(data), shown)
        connection = sqlite3.connect(":memory:")
        try:
            connection.deserialize(data)
        except (sqlite3.Error, OverflowError) as error:
            connection.close()
            raise rejected(shown, "damaged", "This library is damaged.") from error
        return cls(connection, shown)

    @classmethod
    def empty(cls, languages: Sequence[str]) -> "Library":
        """Return a library that holds nothing, for who must go on without a broken one."""
        info = LibraryInfo(
            title={}, version="", languages=[*languages], content_hash="", newest=date.min
        )
        return cls.from_bytes(database([], msgspec.json.encode(info)), "nothing")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def topics(self, language: str) -> list[Topic]:
        """Return the topics that have an article, in order."""
        rows = self._rows(
            _TOPIC,
            "SELECT id, title, description, icon, count FROM topic WHERE language = ? "
            "ORDER BY position",
            self.nearest(language),
        )
        return [
            Topic(id=name, title=title, description=description, icon=icon, count=count)
            for name, title, description, icon, count in rows
        ]

    def articles(
        self, topic: str, language: str, offset: int = 0, limit: int = -1
    ) -> list[ArticleLine]:
        """Return the articles of ``topic`` in order, from ``offset`` on, at most ``limit``."""
        rows = self._rows(
            _LINE,
            f"{_LINES} AND topic = ? AND position >= ? ORDER BY position LIMIT ?",
            self.nearest(language),
            topic,
            offset,
            limit,
        )
        return [ArticleLine(*row) for row in rows]

    def article(self, article_id: str, language: str) -> Article | None:
        """Return an article, in the library's first language where a translation is missing.

        None if there is no such article, or if its part of the file is damaged. The last one is
        kept: whoever opens a page first asks whether it is there.
        """
        asked = article_id, self.nearest(language)
        if self._last is not None and self._last[0] == asked:
            return self._last[1]
        rows = self._rows(
            tuple[bytes],
            "SELECT json FROM line JOIN article USING (body) WHERE language = ? AND id = ?",
            self.nearest(language),
            article_id,
        )
        try:
            article = self._articles.decode(rows[0][0]) if rows else None
        except (msgspec.MsgspecError, ValueError):
            self.when_damaged()
            return None
        self._last = asked, article
        return article

    def neighbours(
        self, article_id: str, language: str
    ) -> tuple[ArticleLine | None, ArticleLine | None]:
        """Return the articles before and after ``article_id`` in the order of the library."""
        language = self.nearest(language)
        here = self._rows(
            tuple[int],
            "SELECT rank FROM line WHERE language = ? AND id = ?",
            language,
            article_id,
        )
        if not here:
            return None, None
        ((rank,),) = here
        before, after = (
            self._rows(_LINE, f"{_LINES} AND rank = ?", language, rank + step) for step in (-1, 1)
        )
        return (
            ArticleLine(*before[0]) if before else None,
            ArticleLine(*after[0]) if after else None,
        )

    def with_code(self, code: "Code") -> list[str]:
        """Return the ids of the articles that carry just this clinical code, in order."""
        query = "SELECT id FROM code WHERE system = ? AND value = ? ORDER BY rank"
        rows = self._rows(tuple[str], query, code.system.value, code.value)
        return [article for (article,) in rows]

    def codes(self) -> list[tuple["Code", str]]:
        """Return every clinical code with each article that carries it, in order."""
        query = "SELECT system, value, id FROM code ORDER BY system, value, rank"
        from viewer.lookup.codes import Code, System  # no page waits for it

        rows = self._rows(tuple[System, str, str], query)
        return [(Code(system, value), article) for system, value, article in rows]

    def figure(self, name: str) -> Figure | None:
        """Return the picture ``name``, such as ``cervix.svg``."""
        rows = self._rows(
            _FIGURE, "SELECT name, media_type, width, height, data FROM figure WHERE name = ?", name
        )
        for found, media_type, width, height, data in rows:
            return Figure(name=found, media_type=media_type, width=width, height=height, data=data)
        return None

    def term(self, term_id: str, language: str) -> Term | None:
        """Return the explanation of a word, in the first language where it has no other."""
        for tag in (self.nearest(language), self.info.languages[0]):
            rows = self._rows(
                tuple[str, str, str],
                "SELECT id, title, definition FROM term WHERE language = ? AND id = ?",
                tag,
                term_id,
            )
            for found, title, definition in rows:
                return Term(id=found, title=title, definition=definition)
        return None

    def search(
        self, text: str, language: str, places: Collection[str] = (), *, literal: bool = False
    ) -> "Results":
        """Return what the library has for ``text``; see ``viewer.search.searcher``.

        ``places`` are the ids of the places to get help that may be shown.
        """
        if self._searcher is None:
            # Imported when somebody searches: the first page does not wait for it.
            from viewer.search.searcher import Searcher

            self._searcher = Searcher(self._connection)
        found = self._searcher.find(text, self.nearest(language), places, literal=literal)
        if self._searcher.damaged:
            self.when_damaged()
        return found

    def forget(self) -> None:
        """Keep nothing of who has read or searched until now (K3)."""
        self._last = None
        if self._searcher is not None:
            self._searcher.forget()

    def support(self) -> bytes:
        """Return what the support side stored; empty if it stored nothing."""
        rows = self._rows(tuple[bytes], "SELECT value FROM meta WHERE key = 'support'")
        return rows[0][0] if rows else b""

    def nearest(self, language: str) -> str:
        """Return ``language``, its base language, or the library's first one."""
        known = self.info.languages
        base = language.partition("-")[0]
        return next((tag for tag in (language, base) if tag in known), known[0])

    def _rows(self, kind: type[Row], query: str, *values: str | int) -> list[Row]:
        """Return the rows of ``query``, each a ``kind``; none if that part is damaged."""
        try:
            found = self._connection.execute(query, values).fetchall()
            return msgspec.convert(found, list[kind])  # type: ignore[valid-type]
        except (sqlite3.Error, msgspec.MsgspecError):
            self.when_damaged()
            return []
        except (OverflowError, UnicodeError):
            return []  # nothing of that name can be in any library


def _nothing() -> None:
    """Tell nobody."""


def article_ids(library: Library) -> list[str]:
    """Return the ids of all articles that ``library`` shows, in order."""
    first = library.info.languages[0]
    lines = (library.articles(topic.id, first) for topic in library.topics(first))
    return [line.id for topic in lines for line in topic]


def _address(path: Path) -> str:
    """Return ``path`` as SQLite wants it: read-only, and never locked or written beside."""
    posix = path.resolve().as_posix()
    root = "" if posix.startswith("/") else "/"
    return f"file://{root}{quote(posix)}?mode=ro&immutable=1"
