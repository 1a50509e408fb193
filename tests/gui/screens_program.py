"""Reads a page on one screen after another, and writes down what became of it each time."""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QScreen, QTextDocument
from PySide6.QtWidgets import QApplication

from tests.conftest import settle
from tests.gui.looking import blocks, cut_texts, sideways
from tests.journeys.reader import Reader
from viewer.app import Application, prepare
from viewer.open_library import Where

_IMAGE = QTextDocument.ResourceType.ImageResource.value

JOURNEY = (
    ("fine", (720, 1280)),
    ("first", (1280, 800)),
    ("first", (800, 1000)),
    ("fine", (700, 1200)),
)
"""The name of a screen, and the size that the window has there."""


def ratios(reader: Reader) -> list[float]:
    """Return how many dots of the screen the figures of the page are drawn with for each pixel."""
    document, found = reader.article.document(), set()
    for block in blocks(document):
        pieces = block.begin()
        while not pieces.atEnd():
            form = pieces.fragment().charFormat()
            pieces += 1
            if form.isImageFormat():
                image = form.toImageFormat()
                drawn = document.resource(_IMAGE, QUrl(image.name()))
                assert isinstance(drawn, QImage)
                found.add(round(drawn.width() / image.width(), 2))
    return sorted(found)


def move(reader: Reader, screen: QScreen, size: tuple[int, int]) -> None:
    """Put the window on another screen."""
    handle = reader.window.windowHandle()
    assert handle is not None
    handle.setScreen(screen)
    reader.window.move(screen.geometry().topLeft())
    reader.window.resize(*size)
    settle()


def in_the_middle(library: str, settings: str, size: tuple[int, int]) -> Reader:
    """Return somebody who reads in the middle of a page, in a window of this size."""
    file = Path(settings)
    reader = Reader(Application(prepare(Where(library=Path(library)), file), file))
    reader.window.resize(*size)
    reader.window.show()
    reader.window.open("what-is-cervical-insufficiency")
    settle()
    bar = reader.article.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    settle()
    return reader


def main(library: str, settings: str, screens: str) -> None:
    """Read in the middle of a page while the screens change; one of them is twice as fine."""
    os.environ["QT_SCREEN_SCALE_FACTORS"] = "first=1;fine=2"
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
    app = QApplication(["snowdrop"])
    reader = in_the_middle(library, settings, (1280, 800))
    place = reader.place()
    seen = []
    for name, size in JOURNEY:
        move(reader, next(one for one in app.screens() if one.name() == name), size)
        seen.append(
            {
                "screen": reader.window.screen().name(),
                "ratio": reader.window.devicePixelRatio(),
                "same line": reader.first_line_holds(place),
                "cut": cut_texts(reader.window) + sideways(reader.window),
                "pictures": ratios(reader),
            }
        )
    print(json.dumps(seen), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
