"""The library file: one SQLite file, its tables, and what tells a whole one from a torn one.

It is opened for reading only, and opening costs the same for ten articles and ten thousand.
"""

import sqlite3
import struct
from collections.abc import Sequence

from viewer.problems import Problem, RejectedError

APPLICATION_ID = 0x534E4F57
"""“SNOW”: SQLite keeps it in the header, so a file of another program is known at once."""

FORMAT_VERSION = 6
"""Raised whenever a table or a stored struct changes; a file of another version is not opened."""

HEADER_BYTES = 100
PAGE_SIZE = 4096

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE topic (
    language TEXT, position INTEGER, id TEXT, title TEXT, description TEXT, icon TEXT,
    count INTEGER, PRIMARY KEY (language, position)
) WITHOUT ROWID;
CREATE TABLE line (
    language TEXT, rank INTEGER, id TEXT, topic TEXT, position INTEGER,
    shown_language TEXT, title TEXT, summary TEXT, body INTEGER,
    PRIMARY KEY (language, rank)
) WITHOUT ROWID;
CREATE UNIQUE INDEX line_by_id ON line (language, id);
CREATE INDEX line_by_topic ON line (language, topic, position);
CREATE TABLE article (body INTEGER PRIMARY KEY, json BLOB NOT NULL);
CREATE TABLE code (
    system TEXT, value TEXT, rank INTEGER, id TEXT, PRIMARY KEY (system, value, rank)
) WITHOUT ROWID;
CREATE TABLE term (
    language TEXT, id TEXT, title TEXT, definition TEXT, PRIMARY KEY (language, id)
) WITHOUT ROWID;
CREATE TABLE figure (
    name TEXT PRIMARY KEY, media_type TEXT, width INTEGER, height INTEGER, data BLOB
);
CREATE TABLE search_entry (
    number INTEGER PRIMARY KEY, kind TEXT, id TEXT, title TEXT, bundle INTEGER, place INTEGER
);
CREATE TABLE search_bundle (number INTEGER PRIMARY KEY, sections BLOB);
CREATE TABLE search_word (
    language TEXT, articles INTEGER, word TEXT, entries BLOB,
    PRIMARY KEY (language, articles, word)
) WITHOUT ROWID;
CREATE TABLE search_vocabulary (language TEXT PRIMARY KEY, words BLOB) WITHOUT ROWID;
"""
"""``line`` is the library as a reader of one language meets it, in order: ``rank`` counts all of
it, ``position`` one topic. ``shown_language`` differs from ``language`` where a translation is
missing; ``body`` points at the article itself, which lists never touch. ``code`` holds clinical
codes as ``viewer.lookup.codes`` writes them; its ``rank`` is that of the first language. The search
tables are filled by ``viewer.search.index``: ``search_word`` holds stems and ring tokens, articles
apart from other entries, for they are never weighed against each other."""


def check_header(header: bytes, size: int, shown: str) -> None:
    """Check the first ``HEADER_BYTES`` of a library file that is ``size`` bytes long.

    Raises RejectedError, with one sentence, when it is not SQLite, no library, of another version,
    or shorter than it says.
    """
    if len(header) < HEADER_BYTES or not header.startswith(b"SQLite format 3\0"):
        raise rejected(shown, "not-a-library", "This is not a Snowdrop library.")
    (page_size,) = struct.unpack_from(">H", header, 16)
    (pages,) = struct.unpack_from(">I", header, 28)
    (version,) = struct.unpack_from(">I", header, 60)
    (application,) = struct.unpack_from(">I", header, 68)
    if application != APPLICATION_ID:
        raise rejected(shown, "not-a-library", "This is an SQLite file, but no Snowdrop library.")
    if version != FORMAT_VERSION:
        raise rejected(
            shown,
            "other-version",
            f"This library has format version {version}; this Snowdrop reads {FORMAT_VERSION}.",
        )
    if size < pages * (65_536 if page_size == 1 else page_size):
        raise rejected(shown, "cut-short", "This library was cut short while it was copied.")


def database(rows: Sequence[tuple[str, tuple[object, ...]]], info: bytes) -> bytes:
    """Return a library file with these ``rows`` (table, values); the same rows, the same bytes."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {FORMAT_VERSION}")
        connection.executescript(f"BEGIN; {SCHEMA}")
        for table, values in [*rows, ("meta", ("info", info))]:
            marks = ", ".join("?" * len(values))
            connection.execute(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608
        connection.execute("COMMIT")
        return connection.serialize()
    finally:
        connection.close()


def rejected(shown: str, rule: str, reason: str) -> RejectedError:
    """Return the error for a library file that cannot be used, with what to do about it."""
    advice = "Compile it again with “snowdrop compile”, or choose another file."
    return RejectedError(Problem(file=shown, line=0, rule=rule, message=f"{reason} {advice}"))
