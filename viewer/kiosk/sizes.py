"""How large a kiosk must write so that anyone in front of it can read (A19)."""

import msgspec
from PySide6.QtGui import QScreen

from viewer.gui.theme import BODY, Look, look_of
from viewer.machine import BELIEVED, CAPITALS, MILLIMETERS
from viewer.settings import TEXT_SIZES, Settings
from viewer.typefaces import TYPEFACES, USUAL
from viewer.visit.preferences import Preferences

USUAL_DPI = 96.0


def readable_size(wanted: int, screen: QScreen, typeface: str = USUAL) -> int:
    """Return the text size in percent, at least ``wanted``, that is tall enough on ``screen``.

    It counts with the clinic's typeface (F13); a reader who takes another keeps this size.
    """
    capital = BODY / 100 * TYPEFACES[typeface].capitals
    pixel = pixel_size(screen)
    fits = (size for size in TEXT_SIZES if size >= wanted and capital * size * pixel >= CAPITALS)
    return next(fits, TEXT_SIZES[-1])


def kiosk_look(chosen: Settings | Preferences) -> Look:
    """Return the look that a clinic or a reader has chosen, without text smaller than a page's.

    readable_size() makes that tall enough.
    """
    return all_readable(look_of(chosen))


def all_readable(look: Look) -> Look:
    """Return ``look`` without text smaller than a page's (A19)."""
    return msgspec.structs.replace(look, least=BODY)


def pixel_size(screen: QScreen) -> float:
    """Return how large a pixel of Qt is on ``screen``, in millimeters."""
    dpi = screen.physicalDotsPerInchY() * screen.devicePixelRatio()
    least, most = BELIEVED
    dpi = dpi if least <= dpi <= most else USUAL_DPI
    return MILLIMETERS / dpi * screen.devicePixelRatio()
