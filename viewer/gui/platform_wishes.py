"""What was asked of this computer for every program alike: contrast, dark colors, little motion.

Qt's hints go when the style hints they belong to do (F11), so these are held while they are read.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import msgspec
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from viewer.settings import Settings
from viewer.settings_file import is_set

CONTRAST, DARK = "contrast", "dark"
"""The theme with the strongest contrast, and the one of light words on a dark ground."""


class Hints(Protocol):
    """What every release of Qt tells of the system; from 6.12 on also motionPreference()."""

    def contrastPreference(self) -> Qt.ContrastPreference:
        """Return whether the system asks for high contrast."""


class Scheme(Protocol):
    """What Qt's style hints tell of colors."""

    def colorScheme(self) -> Qt.ColorScheme:
        """Return whether the system asks for light or dark colors."""


class SystemWishes(QObject):
    """Listens while the program runs: a person may ask the system for something else.

    Signals:
        changed(): the system asks for another contrast, or for other colors.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        """Listen as long as ``parent`` lives."""
        super().__init__(parent)
        self._style = QGuiApplication.styleHints()
        self._hints = self._style.accessibility()
        self._hints.contrastPreferenceChanged.connect(self.changed)
        self._style.colorSchemeChanged.connect(self.changed)


def high_contrast(hints: Hints | None = None) -> bool:
    """Say whether the system asks for high contrast; ``hints`` stand for the system's own (A16)."""
    style = QGuiApplication.styleHints()
    asked = (hints or style.accessibility()).contrastPreference()
    return asked == Qt.ContrastPreference.HighContrast


def less_motion(hints: Hints | None = None) -> bool:
    """Say whether the system asks for less motion (A24); before Qt 6.12 nobody can tell: no."""
    style = QGuiApplication.styleHints()
    found = hints or style.accessibility()
    # By name: neither the method nor its enumeration is there in every release that we run on.
    return hasattr(found, "motionPreference") and found.motionPreference().name != "NoPreference"


def dark_colors(style: Scheme | None = None) -> bool:
    """Say whether the system asks for dark colors; ``style`` stands for the system's own."""
    return (style or QGuiApplication.styleHints()).colorScheme() == Qt.ColorScheme.Dark


def with_wished_theme(
    settings: Settings,
    files: Sequence[Path],
    hints: Hints | None = None,
    style: Scheme | None = None,
) -> Settings:
    """Return ``settings`` with the theme that the system asks for, where the clinic names none.

    ``files`` are those that ``settings`` were read from. A system that asks for high contrast gets
    the theme for it from the first picture on (A16, EN 301 549 11.7), so that nobody has to find a
    button first in a window they can hardly see, and one that asks for dark colors gets those; a
    clinic that names a theme has chosen. Readers change it as before.
    """
    wished = CONTRAST if high_contrast(hints) else DARK if dark_colors(style) else ""
    if wished and not is_set(files, "theme"):
        return msgspec.structs.replace(settings, theme=wished)
    return settings
