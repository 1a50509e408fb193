"""The end of a visit has many steps, and none of them may keep another from being done."""

from collections.abc import Callable
from contextlib import ExitStack


def do_all(*steps: Callable[[], object]) -> None:
    """Do each of ``steps`` in order, also after one that fails; then raise what failed last."""
    with ExitStack() as rest:
        for step in reversed(steps):
            rest.callback(step)
