"""Pages to print and to look at, as typst draws them."""

from typing import Any

import typst


def source(count: int) -> bytes:
    """Return ``count`` A4 pages, each with its number on it."""
    pages = " #pagebreak() ".join(f"Page {number}" for number in range(1, count + 1))
    return f'#set page("a4")\n#set text(40pt)\n{pages}'.encode()


def pdf(count: int) -> bytes:
    """Return the pages as a PDF."""
    files: Any = {"main.typ": source(count)}
    return typst.compile(files)


def pictures(count: int, dpi: int) -> list[bytes]:
    """Return the pages as PNG."""
    files: Any = {"main.typ": source(count)}
    drawn: Any = typst.compile(files, format="png", ppi=float(dpi))
    return [drawn] if isinstance(drawn, bytes) else list(drawn)
