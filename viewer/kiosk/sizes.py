"""How large a kiosk must write so that anyone in front of it can read (A19)."""

from PySide6.QtGui import QScreen

from viewer.gui.theme import BODY
from viewer.settings import TEXT_SIZES

CAPITALS = 4.8
"""Least height of capital letters in millimeters (508 402.4)."""

CAP_HEIGHT = 0.668
"""Height of a capital of the bundled typeface, in times its size (F13)."""

USUAL_DPI = 96.0
BELIEVED_DPI = (40.0, 400.0)
"""A screen that says it is denser or coarser does not know its own size."""

MILLIMETERS = 25.4
"""In an inch."""


def readable_size(wanted: int, screen: QScreen) -> int:
    """Return the text size in percent, at least ``wanted``, that is tall enough on ``screen``."""
    pixel = pixel_size(screen)
    fits = (
        size
        for size in TEXT_SIZES
        if size >= wanted and BODY * size / 100 * CAP_HEIGHT * pixel >= CAPITALS
    )
    return next(fits, TEXT_SIZES[-1])


def pixel_size(screen: QScreen) -> float:
    """Return how large a pixel of Qt is on ``screen``, in millimeters."""
    dpi = screen.physicalDotsPerInchY() * screen.devicePixelRatio()
    least, most = BELIEVED_DPI
    dpi = dpi if least <= dpi <= most else USUAL_DPI
    return MILLIMETERS / dpi * screen.devicePixelRatio()
