"""Visits to a kiosk while a screen reader listens; then what is left of them, as a line of JSON.

``python -m tests.gui.soak_of_nodes LIBRARY FOLDER VISITS [broken]``: a process of its own, because
Qt, once it has a client, has one for good, and because a node that is gone too early ends it.
"""

import gc
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from tests.conftest import settle
from tests.kiosk.kiosk_maker import make
from viewer.gui import accessibility
from viewer.gui.article_accessibility import ArticleTree, pool

FIRST = 10
"""Visits after which the figures are taken as those of a kiosk at work."""

PAGES = ("cervical-stitch", "treatment-options", "second-trimester-loss")


def walk(node: QAccessibleInterface | None) -> Iterator[str]:
    """Ask a node and all in it what a client asks; yield their names."""
    if node is None or not node.isValid():
        return
    node.rect()
    node.state()
    node.role()
    yield node.text(QAccessible.Text.Name)
    for at in range(node.childCount()):
        yield from walk(node.child(at))


def left() -> tuple[int, int, int]:
    """Return the nodes that are held, the nodes in the pool, and the trees of pages."""
    gc.collect()
    trees = sum(isinstance(found, ArticleTree) for found in gc.get_objects())
    return accessibility.held(), len(pool), trees


def forget_nothing() -> None:
    """Break it: hold every node for good, as if Qt deleted none."""

    def lives(node: object) -> bool:
        return True

    patch.object(accessibility, "isValid", lives).start()


def main() -> None:
    """Make the visits."""
    library, folder, visits, *how = sys.argv[1:]
    if how:
        forget_nothing()
    app = QApplication(["snowdrop"])
    QAccessible.setActive(True)
    read = 0
    figures: list[tuple[int, int, int]] = []
    with make(Path(folder), Path(library), size=(1080, 1400)) as kiosk:
        window = kiosk.window
        for visit in range(int(visits)):
            window.begin()
            for page in ("home", PAGES[visit % len(PAGES)]):
                window.desk.open(page)
                app.processEvents()
                read += sum(1 for _ in walk(QAccessible.queryAccessibleInterface(window)))
            window.finish()
            settle()
            if visit + 1 in (FIRST, int(visits)):
                figures.append(left())
    print(json.dumps({"read": read, "figures": figures}))


if __name__ == "__main__":
    main()
