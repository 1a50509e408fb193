"""Catches whoever makes a dialog or a menu, starts a process, or hands an address to the system."""

import os
import subprocess
import webbrowser
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPageSetupDialog, QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QColorDialog,
    QDialog,
    QErrorMessage,
    QFileDialog,
    QFontDialog,
    QInputDialog,
    QMenu,
    QMessageBox,
    QProgressDialog,
    QWhatsThis,
    QWizard,
)

MADE: tuple[type, ...] = (
    *(QDialog, QFileDialog, QColorDialog, QFontDialog, QInputDialog, QMessageBox, QErrorMessage),
    *(QProgressDialog, QWizard, QPrintDialog, QPrintPreviewDialog, QPageSetupDialog, QPrinter),
    *(QMenu, QProcess, subprocess.Popen),
)
"""What is not to be made at all."""

CALLED: dict[object, tuple[str, ...]] = {
    QDesktopServices: ("openUrl",),
    QProcess: ("startDetached", "execute"),
    QWhatsThis: ("enterWhatsThisMode", "showText"),
    QFileDialog: ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"),
    QMessageBox: ("about", "aboutQt", "critical", "information", "question", "warning"),
    QInputDialog: ("getText", "getInt", "getItem", "getMultiLineText"),
    QColorDialog: ("getColor",),
    QFontDialog: ("getFont",),
    webbrowser: ("open", "open_new", "open_new_tab", "get"),
    os: ("startfile", "system", "popen", "posix_spawn", "posix_spawnp", "fork", "execv", "execve"),
}
"""What is not to be called; some are not on every system."""


class Spy:
    """Writes down what was made and called since watch()."""

    def __init__(self) -> None:
        """Watch nothing yet."""
        self.caught: list[str] = []

    def watch(self, patch: pytest.MonkeyPatch) -> None:
        """Watch until ``patch`` is undone. What is only called is not done: no browser opens."""
        for kind in MADE:
            patch.setattr(kind, "__init__", self._noting(kind.__name__, kind.__init__))  # type: ignore[misc]
        for owner, names in CALLED.items():
            title = getattr(owner, "__name__", "")
            for name in names:
                note = self._noting(f"{title}.{name}", _nothing)
                patch.setattr(owner, name, note, raising=False)

    def _noting(self, name: str, then: Callable[..., Any]) -> Callable[..., Any]:
        def note(*arguments: Any, **named: Any) -> Any:
            self.caught.append(name)
            return then(*arguments, **named)

        return note


def _nothing(*_: Any, **__: Any) -> None:
    """Stand in for what would leave the program."""
