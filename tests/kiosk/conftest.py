"""What several tests of the kiosk need."""

import pytest
from PySide6.QtCore import QObject

from tests.gui.conftest import hear  # noqa: F401 (a fixture)
from tests.gui.speaking import HandEngine
from viewer.gui import speaker


@pytest.fixture
def voices(monkeypatch: pytest.MonkeyPatch) -> list[HandEngine]:
    """Put a voice of our own into the place of this computer's; must come before the kiosk."""
    made: list[HandEngine] = []

    def voice(parent: QObject) -> HandEngine:
        made.append(HandEngine(parent))
        return made[-1]

    monkeypatch.setattr(speaker, "system_engine", voice)
    return made
