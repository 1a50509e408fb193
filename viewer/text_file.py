"""Read a text file that a person wrote; everything hand-written is read through here."""

from pathlib import Path

from viewer.problems import Problem, RejectedError

MAX_BYTES = 2_000_000
"""A record longer than this is refused: no hand-written file is, and a parser should not try."""


def read_text(path: Path, shown: str) -> str:
    """Return the text of ``path``, which messages call ``shown``.

    Raises RejectedError when the file cannot be read, is too long, or is not UTF-8.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise RejectedError(
            Problem(
                file=shown,
                line=0,
                rule="unreadable",
                message=f"This file could not be read ({error.strerror or error}). "
                "Check that it exists and that you may open it.",
            )
        ) from error
    return decode_text(raw, shown)


def decode_text(raw: bytes, shown: str) -> str:
    """Return ``raw`` as text; raises RejectedError if it is too long or not UTF-8."""
    if len(raw) > MAX_BYTES:
        raise RejectedError(
            Problem(
                file=shown,
                line=0,
                rule="too-long",
                message=f"This file has {len(raw):,} bytes; at most {MAX_BYTES:,} are read. "
                "Split it, or check that it is the right file.",
            )
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise RejectedError(
            Problem(
                file=shown,
                line=line,
                rule="not-utf-8",
                message=f"Byte {error.start} is not valid UTF-8. "
                "Save the file again with the encoding UTF-8.",
            )
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
