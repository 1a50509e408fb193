"""Prints the clinical codes that the articles carry, and the page that is made from them."""

import argparse

from viewer.lookup.document import Carried, document
from viewer.open_library import Where, open_library


def codes(options: argparse.Namespace, where: Where) -> int:
    """Print each code with the article it opens, or all as ``docs/clinical-codes.md``.

    Raises RejectedError when no library can be opened.
    """
    library, _ = open_library(where)  # “snowdrop check” tells what is wrong in its sources
    language = library.info.languages[0]
    rows = []
    for code, name in library.codes():
        article = library.article(name, language)
        rows.append(Carried(code, name, article.front.title if article else name))
    library.close()
    if options.document:
        print(document(rows), end="")
        return 0
    for row in rows:
        print(f"{row.code.system:<7} {row.code.shown:<18} {row.article}")
    return 0
