"""How long the tree for a screen reader takes: the parts of an article, and a node for each.

Run as a program of its own; prints, as JSON, words, parts and times in ms of two articles: the one
that is nearest to 1,500 words, and the longest.
"""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from viewer.app import Application, prepare
from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.article_structure import read_structure
from viewer.open_library import Where

WORDS = 1_500
TIMES = 30


def nodes(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Return a node and everything in it."""
    yield node
    for at in range(node.childCount()):
        yield from nodes(node.child(at))


def main(library: Path, settings: Path) -> int:
    """Measure and print."""
    application = QApplication(sys.argv[:1])
    application.setCursorFlashTime(0)
    start = prepare(Where(library=library), settings)
    tags = start.library.info.languages
    topics = start.library.topics(tags[0])
    names = [line.id for topic in topics for line in start.library.articles(topic.id, tags[0])]
    whole = Application(start, settings)
    whole.window.show()
    browser = whole.window.findChildren(ArticleBrowser)[0]

    def words(name: str) -> int:
        whole.window.open(name)
        return len(browser.toPlainText().split())

    lengths = {name: words(name) for name in names}
    nearest = min(names, key=lambda name: abs(lengths[name] - WORDS))
    longest = max(names, key=lambda name: lengths[name])
    result = []
    for name in (nearest, longest):
        whole.window.open(name)
        parts, reads, walks = len(list(read_structure(browser.document()).all())), [], []
        for _ in range(TIMES):
            began = time.perf_counter()
            read_structure(browser.document())
            reads.append((time.perf_counter() - began) * 1000)
            browser.document().contentsChanged.emit()  # as if the page were another one
            began = time.perf_counter()
            for _ in nodes(QAccessible.queryAccessibleInterface(browser)):
                pass
            walks.append((time.perf_counter() - began) * 1000)
        found = {"name": name, "words": lengths[name], "parts": parts}
        result.append(found | {"read": reads, "walk": walks})
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
