"""Whatever makes the window smaller, it fills its screen again (K13)."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from tests.conftest import settle
from viewer.kiosk.full_screen import FullScreen


def minimize(window: QWidget) -> None:
    window.showMinimized()


def restore(window: QWidget) -> None:
    window.showNormal()


def maximize(window: QWidget) -> None:
    window.showMaximized()


def shrink(window: QWidget) -> None:
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(300, 200)


WAYS = (minimize, restore, maximize, shrink)


def is_full(window: QWidget) -> bool:
    return window.isFullScreen() and window.geometry() == window.screen().geometry()


@pytest.mark.parametrize("make_smaller", WAYS)
def test_K13_a_window_that_is_made_smaller_fills_the_screen_again(
    fonts: QApplication, make_smaller: Callable[[QWidget], None]
) -> None:
    window = QWidget()
    keeper = FullScreen(window)
    keeper.begin()
    settle()
    assert is_full(window)
    make_smaller(window)
    settle()
    assert is_full(window)
    assert not window.isMinimized()
    # The control: let go, it stays as small as it is made.
    keeper.end()
    make_smaller(window)
    settle()
    assert not is_full(window) or window.isMinimized()
    window.close()
    window.deleteLater()


def test_K13_another_first_screen_is_filled_too(fonts: QApplication) -> None:
    window = QWidget()
    keeper = FullScreen(window)
    keeper.begin()
    settle()
    window.setGeometry(10, 10, 300, 200)  # what a screen that turns does to a window
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.primaryScreenChanged.emit(QGuiApplication.primaryScreen())
    settle()
    assert is_full(window)
    keeper.end()
    window.close()
    window.deleteLater()
