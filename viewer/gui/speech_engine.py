"""The speech of this computer; the only module that imports Qt's part for it, and late."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.gui.speech_service import SpeechService, service_address, start_nothing, start_service

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

_chosen: list[str] = []
"""The engine that was asked for by name, if one was."""


_starters = [start_service]
"""What starts the service where it is not there yet."""


def use_engine(name: str) -> None:
    """Speak with Qt's engine ``name`` from now on; with no name, with this computer's again.

    Whoever draws pictures of the bar takes ``mock``, which looks the same on every computer.
    """
    _chosen[:] = [name] if name else []


def stay_alone() -> None:
    """Never start a speech service from now on, as in a kiosk (K14)."""
    _starters[:] = [start_nothing]


def system_service(parent: QObject) -> SpeechService | None:
    """Return the service that has to answer before system_engine() is called; None without one.

    Raises ImportError where Qt's part for speech is missing: then nobody needs to be asked.
    """
    import PySide6.QtTextToSpeech  # noqa: F401 (only whether it is there)

    if _chosen or sys.platform != "linux":  # elsewhere the voices belong to the system itself
        return None
    return SpeechService(service_address(), parent, start=_starters[0])


def system_engine(parent: QObject) -> "QTextToSpeech":
    """Return the speech of this computer; it may wait for a service without end (F12).

    Raises ImportError where Qt's part for it is missing.
    """
    from PySide6.QtTextToSpeech import QTextToSpeech

    return QTextToSpeech(_chosen[0], parent) if _chosen else QTextToSpeech(parent)
