"""Saves a handout where somebody wants it, on a clinic's computer; a kiosk never loads this."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from viewer.gui.handout_file import write_handout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

ENDING = ".pdf"


class Saving(QObject):
    """Asks where to save, and writes the file.

    Signals:
        told(str): a sentence for the reader: that it was saved, or why it was not.
    """

    told = Signal(str)

    def __init__(self, window: QWidget, parent: QObject):
        """Open the dialog over ``window``."""
        super().__init__(parent)
        self._window = window
        self._data = b""
        self._dialog: QFileDialog | None = None

    def begin(self, data: bytes, name: str) -> None:
        """Ask where to save ``data``, with the neutral ``name`` proposed; return at once."""
        from PySide6.QtWidgets import QFileDialog

        self.end()
        self._data = data
        self._dialog = dialog = QFileDialog(self._window, self.tr("Save as a file"))
        # The system's own would write the file's name, its folder and the time into a list of what
        # was used last.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilter(f"PDF (*{ENDING})")
        dialog.setDefaultSuffix(ENDING)
        dialog.setDirectory(_documents())
        dialog.selectFile(name)
        dialog.fileSelected.connect(self._write)
        dialog.finished.connect(self.end)
        dialog.open()

    def _write(self, name: str) -> None:
        wrong = write_handout(self._data, Path(name))
        self.told.emit(wrong or self.tr("Saved as {name}.").format(name=Path(name).name))

    def end(self) -> None:
        """Put the dialog away, and keep nothing of where it was."""
        dialog, self._dialog, self._data = self._dialog, None, b""
        if dialog is not None:
            dialog.blockSignals(True)
            dialog.close()
            # Qt writes down, for the next dialog, the folders that were looked at: not hers.
            dialog.setHistory([])
            dialog.setDirectory(_documents())
            dialog.deleteLater()


def _documents() -> str:
    """Return the folder in which people look first."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
