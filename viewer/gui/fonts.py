"""Makes the bundled typefaces known to Qt; one that is damaged gives its place to another."""

import sys
from array import array
from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QByteArray, QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase

from viewer.paths import ASSETS
from viewer.problems import Problem
from viewer.typefaces import ENDINGS, TYPEFACES, USUAL

WHOLE = 0xB1B0AFBA
"""What the numbers of 32 bits of an OpenType file come to (its checkSumAdjustment sees to that)."""


def load_fonts(typeface: str = USUAL) -> Sequence[Problem]:
    """Make a bundled typeface known to Qt, once; nothing is ever fetched at run time (A23).

    The one in use is loaded at the start, any other when somebody has chosen it. Where one of its
    files is missing or damaged another bundled one takes its place; what is wrong is returned.
    """
    wrong = _add(typeface)
    if wrong:
        others = (other for other in TYPEFACES if other != typeface)
        instead = next((other for other in others if not _add(other)), None)
        if instead is not None:
            QFont.insertSubstitution(TYPEFACES[typeface].family, TYPEFACES[instead].family)
    return wrong


@cache
def _add(typeface: str) -> Sequence[Problem]:
    """Add the files of a typeface, or none: of a file cut short Qt shows empty room for letters."""
    face, found = TYPEFACES[typeface], []
    for ending in ENDINGS:
        file = ASSETS / "fonts" / f"{face.files}_{ending}"
        try:
            data = file.read_bytes()
        except OSError:
            data = b""
        if not _is_whole(data):
            said = QCoreApplication.translate(
                "Typeface",
                "This file of the typeface {name} is missing or damaged, so text looks different. "
                "You can read on. Whoever looks after this computer has to install Snowdrop again.",
            ).format(name=face.name)
            return (Problem(file=file.name, line=0, rule="typeface-damaged", message=said),)
        found.append(data)
    for data in found:
        QFontDatabase.addApplicationFontFromData(QByteArray(data))
    return ()


def _is_whole(data: bytes) -> bool:
    """Say whether nothing of a file is missing or changed."""
    words = array("I", data + bytes(-len(data) % 4))
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF == WHOLE
