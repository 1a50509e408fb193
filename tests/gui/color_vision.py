"""How tests look through other eyes: pictures without hue, and as color-blind people see them."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

NOTICED = 10.0
"""Least distance of two colors (CIE 1976, Delta E) that anyone notices in passing (A17)."""

_RGB = QImage.Format.Format_RGB32

Color = tuple[float, float, float]
"""Red, green and blue as light, 0 to 1."""

Eye = Callable[[Color], Color]

# Machado, Oliveira and Fernandes 2009, severity 1.0; they work on light, not on sRGB values.
_PROTAN = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
_DEUTAN = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)

_LINEAR_TO_CUBE = (6 / 29) ** 3


def _times(matrix: tuple[Color, Color, Color], color: Color) -> Color:
    red, green, blue = (sum(m * c for m, c in zip(row, color, strict=True)) for row in matrix)
    return red, green, blue


def full(color: Color) -> Color:
    """See every color."""
    return color


def gray(color: Color) -> Color:
    """See light and dark alone: nothing that only a hue tells is left."""
    light = _times(_XYZ, color)[1]
    return light, light, light


def protan(color: Color) -> Color:
    """See without the cones for red."""
    return _times(_PROTAN, color)


def deutan(color: Color) -> Color:
    """See without the cones for green."""
    return _times(_DEUTAN, color)


EYES: dict[str, Eye] = {"gray": gray, "protan": protan, "deutan": deutan}


def light_of(color: str) -> Color:
    """Return the light of ``#rrggbb``, 0 to 1 for each of its parts."""
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return red, green, blue


def _lab(color: Color) -> Color:
    red, green, blue = (min(1.0, max(0.0, part)) for part in color)
    xyz = _times(_XYZ, (red, green, blue))
    x, y, z = (
        part ** (1 / 3) if part > _LINEAR_TO_CUBE else part * (29 / 6) ** 2 / 3 + 4 / 29
        for part in (part / white for part, white in zip(xyz, _WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, eye: Eye = full) -> float:
    """Return how far two colors ``#rrggbb`` lie apart for an eye (Delta E of CIE 1976)."""
    pairs = zip(_lab(eye(light_of(one))), _lab(eye(light_of(other))), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def pairs_of(one: QImage, other: QImage) -> Counter[tuple[str, str]]:
    """Return how often each pair of colors lies one upon the other in two pictures.

    The smaller picture is put upon its own ground, so a text may be longer than the other.
    """
    size = one.size().expandedTo(other.size())
    # Held while they are counted: their pixels go with them.
    first, second = (_upon(image, size).convertToFormat(_RGB) for image in (one, other))
    pixels = (memoryview(image.constBits()).cast("I") for image in (first, second))
    found: Counter[tuple[str, str]] = Counter()
    for (here, there), count in Counter(zip(*pixels, strict=True)).items():
        found[f"#{here & 0xFFFFFF:06x}", f"#{there & 0xFFFFFF:06x}"] += count
    return found


def _upon(image: QImage, size: QSize) -> QImage:
    if image.size() == size:
        return image
    whole = QImage(size, QImage.Format.Format_RGB888)
    whole.fill(QColor(image.pixelColor(0, 0)))
    with QPainter(whole) as painter:
        painter.drawImage(0, 0, image)
    return whole


def noticed(one: QImage, other: QImage) -> dict[str, int]:
    """Return, for each eye, how many pixels of two pictures differ so that it notices (A17)."""
    found = {}
    pairs = {pair: count for pair, count in pairs_of(one, other).items() if pair[0] != pair[1]}
    for name, eye in EYES.items():
        found[name] = sum(
            count for (a, b), count in pairs.items() if distance(a, b, eye) >= NOTICED
        )
    return found
