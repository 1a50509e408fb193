"""The bar for listening: large buttons, what voice speaks, and what is missing if none can."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.folding_bar import FoldingBar
from viewer.gui.icons import icon
from viewer.gui.labels import breakable, label
from viewer.gui.speaker import RATES, Speech
from viewer.gui.theme import Look


class ListenBar(FoldingBar):
    """The bar over an article; it says nothing by itself.

    Signals:
        toggled(): begin, go on or pause.
        stepped(int): 1 for the next sentence, -1 for the one before.
        rate_stepped(int): 1 for faster, -1 for slower.
        closed(): the reader is done.
    """

    ONE_ROW = 560

    toggled = Signal()
    stepped = Signal(int)
    rate_stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None):
        """Begin hidden."""
        super().__init__(parent)
        self._text = label("", "search_note")
        self._rate = QLabel()
        self._rate.setObjectName("find_count")
        self._before = self._button("skip-back", self._step_back)
        self._play = self._button("play", self.toggled.emit)
        self._next = self._button("skip-forward", self._step)
        self._slower = self._button("turtle", self._slow_down)
        self._faster = self._button("rabbit", self._speed_up)
        self._close = self._button("x", self.closed.emit)
        for group in (
            (self._before, self._play, self._next),
            (self._slower, self._rate, self._faster, self._close),
        ):
            row = QHBoxLayout()
            for widget in group:
                if widget is self._close:
                    row.addStretch(1)
                row.addWidget(widget)
            self._rows.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 4, 14, 4)
        whole.addLayout(self._rows)
        whole.addWidget(self._text)
        self._speech, self._speed, self._able = Speech.SILENT, 1.0, False
        self.hide()

    def set_look(self, look: Look) -> None:
        """Take another theme or text size."""
        self._dress(look)
        self._refresh()

    def show_text(self, text: str) -> None:
        """Say below the buttons what voice speaks, or what is missing."""
        self._text.setText(breakable(text))
        self._text.setAccessibleName(text)
        self._text.setVisible(bool(text))

    def show_state(self, speech: Speech, rate: float, *, able: bool) -> None:
        """Show what the voice does and how fast; a bar that is not ``able`` cannot begin."""
        self._speech, self._speed, self._able = speech, rate, able
        self._refresh()

    def _refresh(self) -> None:
        """Put words and pictures on the buttons, in the language of the moment (L3)."""
        look = self._look
        if look is None:
            return
        speaks = self._speech is Speech.SPEAKING
        for button, name in (
            (self._before, self.tr("Previous sentence")),
            (self._play, self.tr("Pause") if speaks else self.tr("Read aloud")),
            (self._next, self.tr("Next sentence")),
            (self._slower, self.tr("Slower")),
            (self._faster, self.tr("Faster")),
            (self._close, self.tr("Close")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
        picture = "pause" if speaks else "play"
        self._play.setIcon(icon(picture, look.theme.ink, look.px(20)))
        self._rate.setText(self.tr("Speed {rate}").format(rate=f"{self._speed:g}"))
        for button in (self._before, self._play, self._next):
            button.setEnabled(self._able)
        self._slower.setEnabled(self._able and self._speed > RATES[0])
        self._faster.setEnabled(self._able and self._speed < RATES[-1])

    def begin(self) -> None:
        """Show the bar, ready to be started; where it cannot be, ready to be closed."""
        self.show()
        first = self._play if self._able else self._close
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Say the words anew when the language changes (L3)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _step(self) -> None:
        self.stepped.emit(1)

    def _step_back(self) -> None:
        self.stepped.emit(-1)

    def _speed_up(self) -> None:
        self.rate_stepped.emit(1)

    def _slow_down(self) -> None:
        self.rate_stepped.emit(-1)
