"""The speech of this computer; the only module that imports Qt's part for it, and late."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

PATIENCE = 6.0
"""Seconds in which a speech service has to answer."""

KNOCK = """
import os
from PySide6.QtCore import QCoreApplication
from PySide6.QtTextToSpeech import QTextToSpeech
app = QCoreApplication(["snowdrop"])
speech = QTextToSpeech()
os._exit(0)
"""
"""Asks for the computer's speech, in a process that may hang without harm."""


def system_engine(parent: QObject) -> "QTextToSpeech":
    """Return the speech of this computer.

    Raises ImportError where Qt's part for it is missing, and TimeoutError where a service hangs:
    Qt waits for it without end, so another process knocks first.
    """
    from PySide6.QtTextToSpeech import QTextToSpeech

    if sys.platform == "linux":  # elsewhere the voices belong to the system itself
        knock(KNOCK)
    return QTextToSpeech(parent)


def knock(code: str, patience: float = PATIENCE) -> None:
    """Run ``code`` in a Python of its own. Raises TimeoutError after ``patience`` seconds."""
    import subprocess

    try:
        subprocess.run(  # noqa: S603 (this very Python, with code that stands above)
            [sys.executable, "-c", code], capture_output=True, timeout=patience, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise TimeoutError("the speech service does not answer") from error
