"""What several tests of the window need."""

from collections.abc import Callable
from types import ModuleType

import pytest
from PySide6.QtGui import QAccessibleAnnouncementEvent

Listen = Callable[[ModuleType], list[str]]


@pytest.fixture
def hear(monkeypatch: pytest.MonkeyPatch) -> Listen:
    """Return what listens to the announcements of a module; Qt hands on none to Python."""

    def listen(module: ModuleType) -> list[str]:
        said: list[str] = []

        class Ear:
            @staticmethod
            def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
                said.append(event.message())

        monkeypatch.setattr(module, "QAccessible", Ear)
        return said

    return listen
