"""Get the library to read: the one that came with the program, a file, or sources compiled now.

An editor never thinks of compiling: when the sources have changed since the last time, they are
compiled again before anything is shown.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from viewer import paths
from viewer.library.store import Library
from viewer.problems import Problem, RejectedError, Severity, in_reading_order

if TYPE_CHECKING:
    from viewer.support.directory import Directory

Progress = Callable[[int, int], None]


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """Which library a command reads: a compiled file, or two folders of sources, or neither."""

    library: Path | None = None
    content: Path | None = None
    resources: Path | None = None

    def folders(self) -> tuple[Path, Path]:
        """Return the folders of sources, the usual ones where none were named."""
        content, resources = paths.sources()
        return self.content or content, self.resources or resources


def open_library(where: Where, progress: Progress | None = None) -> tuple[Library, list[Problem]]:
    """Open the library that ``where`` names and return it with what was wrong in its sources.

    A compiled file does not tell what was wrong in its sources. Raises RejectedError when no
    library can be had at all.
    """
    if where.library is not None:
        return Library.open(where.library), []
    bundled = paths.bundled_library()
    if where.content is None and where.resources is None and bundled.is_file():
        return Library.open(bundled), []
    return _open_sources(*where.folders(), progress)


def known_language(library: Library, wanted: str) -> str:
    """Return ``wanted``, or its base language; raise RejectedError when the library has neither.

    A window shows such a reader what there is; somebody at a terminal may mean another language.
    """
    found = library.nearest(wanted)
    if found.partition("-")[0] == wanted.partition("-")[0]:
        return found
    has = ", ".join(library.info.languages)
    message = f"This library has no “{wanted}”. It has: {has}."
    raise RejectedError(Problem(file="--language", line=0, rule="no-language", message=message))


def check_region(where: Where, code: str) -> None:
    """Raise RejectedError for a region that has no places to get help in the library."""
    from viewer.support.directory import Directory

    library, _ = open_library(where)
    known_region(Directory.decode(library.support()), code)
    library.close()


def known_region(directory: "Directory", wanted: str) -> str:
    """Return ``wanted``; raise RejectedError for a region that has no places to get help here."""
    if directory.knows(wanted):
        return wanted
    known = ", ".join(sorted(region.code for region in directory.regions("en")))
    message = f"There are no places to get help for “{wanted}”. Name one of: {known}."
    raise RejectedError(Problem(file="region", line=0, rule="no-region", message=message))


def _open_sources(
    content: Path, resources: Path, progress: Progress | None
) -> tuple[Library, list[Problem]]:
    from viewer.library.output import sources_fingerprint

    output = paths.compiled_library(content, resources)
    stamp = output.with_suffix(".sources")
    fingerprint = sources_fingerprint(content, resources)
    known = _kept_problems(stamp, fingerprint)
    if known is not None:
        try:
            return Library.open(output), known
        except RejectedError:
            pass  # gone, of another format, or damaged: compile it again
    data, problems = compile_sources(content, resources, progress)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        write(data, output)
        stamp.write_bytes(msgspec.json.encode(_Kept(fingerprint, problems)))
    except (OSError, RejectedError) as error:
        problems = [*problems, _not_kept(output, str(error))]
    return Library.from_bytes(data, output.name), problems


class _Kept(msgspec.Struct, frozen=True):
    """What is noted beside a compiled library: its sources, and what was wrong in them."""

    fingerprint: str
    problems: list[Problem]


def _kept_problems(stamp: Path, fingerprint: str) -> list[Problem] | None:
    """Return what was wrong in these very sources; None when others were compiled, or none."""
    try:
        kept = msgspec.json.decode(stamp.read_bytes(), type=_Kept)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None
    return kept.problems if kept.fingerprint == fingerprint else None


def compile_sources(
    content: Path, resources: Path, progress: Progress | None = None
) -> tuple[bytes, list[Problem]]:
    """Compile two folders into the bytes of a library file and say what was wrong in them.

    Raises RejectedError when there is no usable ``library.yaml``.
    """
    from viewer.library.compiler import SupportData, compile_library
    from viewer.library.source import load_content
    from viewer.support.directory import encode
    from viewer.support.findable import support_documents
    from viewer.support.source import load_support

    source = load_content(content)
    directory, wrong = load_support(resources)
    support = SupportData(
        ids=directory.ids(),
        numbers=directory.numbers(),
        encoded=encode(directory),
        documents=tuple(support_documents(directory, source.library.languages)),
    )
    data, unresolved = compile_library(source, support, progress=progress)
    return data, in_reading_order([*wrong, *unresolved])


def write(data: bytes, output: Path) -> None:
    """Write a compiled library so that a kill at any moment leaves the old file whole.

    Raises RejectedError when the folder cannot be written.
    """
    from viewer.library.output import write_library

    write_library(data, output)


def _not_kept(output: Path, reason: str) -> Problem:
    message = (
        f"The compiled library could not be kept ({reason}). Everything is shown all the same, "
        "but it is compiled again at the next start. Make the folder writable."
    )
    return Problem(
        file=output.name, line=0, rule="not-kept", message=message, severity=Severity.WARNING
    )
