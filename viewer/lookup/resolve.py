"""From codes to articles: the code itself, else the nearest wider one."""

from collections.abc import Callable, Iterable

from viewer.lookup.codes import Code

Find = Callable[[Code], list[str]]
"""Returns the ids of the articles that carry just this code, in the order of the library."""


def resolve(codes: Iterable[Code], find: Find) -> list[str]:
    """Return the articles for the first of ``codes`` that has any; none where none has.

    O34.301 is looked up as O34.301, O34.30, O34.3 and O34; the first that an article carries
    decides, so a page that is nearer is never passed over for a wider one.
    """
    for code in codes:
        for wider in code.and_parents():
            found = find(wider)
            if found:
                return found
    return []
