"""What ``snowdrop open`` is asked for: a page, a code, or a request of a record system.

Codes and requests end here. No message names them, and what leaves this module is a page's id.
"""

import argparse
import sys
from pathlib import Path

from viewer import paths
from viewer.lookup.errand import Errand, OpenArticle, OpenSearch, Raise
from viewer.open_library import Where, open_library

FROM_INPUT = "-"
MOST_READ = 10_000
"""Bytes read from the standard input; no code and no address that is looked at is longer."""


def asked_for(options: argparse.Namespace, where: Where) -> Errand:
    """Return what the window is to do: open a page, or search where a code leads to none.

    Raises RejectedError when no library can be opened.
    """
    if options.code is None and options.url is None:
        return OpenArticle(options.id) if options.id else Raise()
    from viewer.lookup.codes import read_code
    from viewer.lookup.infobutton import Request, read_address
    from viewer.lookup.resolve import resolve

    if options.url == "":
        return Raise()  # the desktop has chosen the program, and no address
    if options.code is None:
        request = read_address(_read(options.url))
    else:
        code = read_code(_read(options.code))
        request = Request((code,) if code else ())
    found = []
    if request.codes:
        library, _ = open_library(where)  # the window says what is wrong with it
        found = resolve(request.codes, library.with_code)
        library.close()
    return OpenArticle(found[0], request.language) if found else OpenSearch(request.language)


def meeting_place(where: Where, settings: Path | None) -> Path:
    """Return where a window that reads these files is reached."""
    return paths.window_socket((where.library, where.content, where.resources, settings))


def _read(given: str) -> str:
    """Return what was given, or the standard input, which no other user can look at."""
    if given != FROM_INPUT:
        return given
    return sys.stdin.buffer.read(MOST_READ).decode("utf-8", "replace").strip()
