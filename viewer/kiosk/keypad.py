"""What the keys of an assistive keypad do, and how they are told from all others (A28, A30)."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from viewer.settings import Keypad


class Act(StrEnum):
    """What a key does; named as in the settings, which say more."""

    SPEAK = "speak"
    HEADSET_IN = "headset_in"
    HEADSET_OUT = "headset_out"
    LARGER_TEXT = "larger_text"
    SLOWER = "slower"
    FASTER = "faster"
    QUIETER = "quieter"
    LOUDER = "louder"


BEGINNING = frozenset({Act.SPEAK, Act.HEADSET_IN, Act.LARGER_TEXT})
"""What also begins a visit; all else is for a voice that speaks already."""

FAR_KEYS = range(191, 203)
"""Numbers that X11 and Wayland have for F13 to F24 (Linux's own, and 8).

The usual layouts call those keys “Tools” or “Launch 5”, and F19 and F24 nothing at all, so their
names do not tell which it was (xkeyboard-config, symbols/inet).
"""


def acts_of(keypad: Keypad) -> dict[int, Act]:
    """Return what each key does, by its number in Qt."""
    return {Qt.Key[f"Key_{name}"].value: act for act in Act for name in getattr(keypad, act.value)}


def key_of(event: QKeyEvent) -> int:
    """Return the number in Qt of the key that ``event`` is of, whatever a layout calls it."""
    code = event.nativeScanCode()
    if code in FAR_KEYS and QGuiApplication.platformName() in ("xcb", "wayland"):
        return Qt.Key.Key_F13.value + FAR_KEYS.index(code)
    return event.key()
