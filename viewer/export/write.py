"""``snowdrop export``: writes the library as web pages, as books or as text."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from viewer.export import epub, html, text
from viewer.export.edition import Edition
from viewer.export.folder import MARK, Files, write_folder
from viewer.library.output import not_written, write_library
from viewer.library.store import Library
from viewer.open_library import known_language

KINDS = ("html", "epub", "text")
Progress = Callable[[int, int], None]

_ENDINGS = {"html": html.ENDING, "epub": epub.ENDING, "text": text.ENDING}


def export(
    library: Library, kind: str, output: Path, language: str | None, progress: Progress
) -> list[Path]:
    """Write ``library`` into the folder ``output`` and return what was written.

    ``kind`` is one of KINDS. Only ``language`` is written if it is named. Web pages and text take
    the place of an older export as a whole; of the books each takes the place of its older one.
    ``progress`` is told how many pages are done. Raises RejectedError for a language that the
    library has not, and when the folder cannot be written; what was there then stays.
    """
    tags = [known_language(library, language)] if language else library.info.languages
    apart = kind == "epub"
    editions = {tag: Edition(library, tag, _ENDINGS[kind], apart=apart) for tag in tags}
    if kind == "epub":
        return _write_books(editions, output, progress)
    files = html.html_files(editions) if kind == "html" else text.text_files(editions.values())
    total = sum(len(edition.articles()) for edition in editions.values())
    write_folder(_counted(_marked(files, library), total, progress), output)
    return [output]


def _write_books(editions: Mapping[str, Edition], output: Path, progress: Progress) -> list[Path]:
    try:
        output.mkdir(exist_ok=True)
    except OSError as error:
        raise not_written(error, output, "export") from error
    written = []
    for at, (tag, edition) in enumerate(editions.items(), 1):
        file = output / epub.file_name(tag)
        write_library(epub.epub(edition), file, "book")
        written.append(file)
        progress(at, len(editions))
    return written


def _marked(files: Files, library: Library) -> Iterator[tuple[str, bytes]]:
    """Yield ``files``, and the one by which the folder is known as an export."""
    info = library.info
    lines = (f"Snowdrop {info.version}", info.newest.isoformat(), f"sha256 {info.content_hash}")
    yield MARK, ("\n".join(lines) + "\n").encode()
    yield from files


def _counted(files: Files, total: int, progress: Progress) -> Iterator[tuple[str, bytes]]:
    done = 0
    for name, data in files:
        yield name, data
        if "/articles/" in name and name.count(".") == 1:
            done += 1
            progress(done, total)
