"""Renders all articles of a library: one after the other, or a large library on every processor."""

import os
from collections.abc import Iterator, Mapping, Sequence

from viewer.library.content import ArticleSource
from viewer.library.markup import Renderer
from viewer.library.reading import Rendered
from viewer.library.scope import Scope
from viewer.problems import RejectedError

MANY = 400
"""Articles from which on it is worth while to start other processes (each takes half a second)."""

BATCH = 25
"""Articles that a process is handed at once."""

_worker: tuple[Renderer, Mapping[str, Scope]]


def render_all(
    sources: Sequence[ArticleSource], scopes: Mapping[str, Scope]
) -> Iterator[Rendered | RejectedError]:
    """Yield each of ``sources`` as it will be shown, in their order, or why it cannot be.

    ``scopes`` are what exists for a page of each language. What comes out does not depend on how
    many processors there are.
    """
    workers = min(os.cpu_count() or 1, 8)
    if len(sources) < MANY or workers == 1:
        renderer = Renderer()
        for source in sources:
            yield _render(renderer, source, scopes)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Started anew and not forked: the one who compiles may have a window, and windows have threads.
    context = get_context("spawn")
    with ProcessPoolExecutor(workers, context, _begin, (dict(scopes),)) as pool:
        yield from pool.map(_work, sources, chunksize=BATCH)


def _render(
    renderer: Renderer, source: ArticleSource, scopes: Mapping[str, Scope]
) -> Rendered | RejectedError:
    try:
        return renderer.render(source, scopes[source.language])
    except RejectedError as error:
        return RejectedError(*error.problems)


def _begin(scopes: Mapping[str, Scope]) -> None:
    """Make ready a process that renders."""
    global _worker  # noqa: PLW0603 (a process of a pool has nowhere else to keep what it was given)
    _worker = Renderer(), scopes


def _work(source: ArticleSource) -> Rendered | RejectedError:
    renderer, scopes = _worker
    return _render(renderer, source, scopes)
