"""Pictures: icons recolored from tokens, and figures drawn sharp at any size in any theme."""

from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QImageReader, QPixmap, QPixmapCache

from viewer.gui.theme import THEMES, Theme
from viewer.library.article import Figure
from viewer.paths import ASSETS

FIGURES_KEPT = 6
"""Drawn figures that are kept for the next time; each takes about a megabyte."""

_TURNED = {"arrow-left": "arrow-right", "arrow-right": "arrow-left"}

SHARPEST = 2.0
"""Icons are drawn at twice their size, so they stay sharp on a dense screen."""


def icon(name: str, color: str, size: int) -> QIcon:
    """Return the bundled icon ``name`` in ``color`` (#RRGGBB), ``size`` pixels square.

    An arrow that says back or forward points the other way where one reads right to left (L7).
    """
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        name = _TURNED.get(name, name)
    return QIcon(pixmap(name, color, size))


@lru_cache(maxsize=128)
def pixmap(name: str, color: str, size: int) -> QPixmap:
    """Return the bundled icon ``name`` as a pixmap; an unknown name gives an empty one.

    Drawing an icon from its SVG takes longer than painting the row it stands in, and a row is
    painted each time the mouse passes over it: so each is drawn once.
    """
    file = ASSETS / "icons" / f"{name}.svg"
    if not file.is_file():
        return QPixmap()
    svg = file.read_bytes().replace(b"currentColor", color.encode())
    image = _render(svg, "svg", QSize(size, size) * SHARPEST)
    image.setDevicePixelRatio(SHARPEST)
    return QPixmap.fromImage(image)


@lru_cache(maxsize=FIGURES_KEPT)
def figure_image(figure: Figure, theme: Theme, width: int, ratio: float) -> QImage:
    """Return ``figure`` drawn ``width`` pixels wide for a screen of ``ratio`` dots a pixel.

    Figures are drawn by hand in the colors of the light theme; each other theme's color is put in
    the place of its light one, so a figure is readable in all of them.
    """
    data = figure.data
    if figure.media_type == "image/svg+xml":
        for token in theme.__struct_fields__[1:]:
            light = getattr(THEMES["light"], token)
            data = data.replace(light.encode(), f"#~{token}~".encode())
        for token in theme.__struct_fields__[1:]:
            data = data.replace(f"#~{token}~".encode(), getattr(theme, token).encode())
    height = max(1, round(figure.height * width / max(1, figure.width)))
    kind = "svg" if figure.media_type == "image/svg+xml" else "png"
    return _render(data, kind, QSize(width, height) * ratio)


def forget_figures() -> None:
    """Keep no figure of who has read until now, nor what Qt has drawn in the sizes she chose (K3).

    Qt keeps up to 10 MB of it, and knows no visits.
    """
    figure_image.cache_clear()
    QPixmapCache.clear()


def _render(data: bytes, kind: str, size: QSize) -> QImage:
    """Draw ``data`` at ``size`` dots; the decoder is told the size, so an SVG stays sharp."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setScaledSize(size)
    image = reader.read()
    if image.isNull():
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
    return image
