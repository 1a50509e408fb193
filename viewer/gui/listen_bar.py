"""The bar for listening: large buttons, what voice speaks, and what is missing if none can."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.folding_bar import FoldingBar
from viewer.gui.icons import icon
from viewer.gui.labels import Aside, label
from viewer.gui.speech_state import RATES, VOLUMES, Speech
from viewer.gui.theme import Look


class ListenBar(FoldingBar):
    """The bar over an article; it says nothing by itself.

    Signals:
        toggled(): begin, go on or pause.
        stepped(int): 1 for the next sentence, -1 for the one before.
        rate_stepped(int): 1 for faster, -1 for slower.
        volume_stepped(int): 1 for louder, -1 for quieter.
        closed(): the reader is done.
    """

    ONE_ROW = 1000
    TWO_ROWS = 600

    toggled = Signal()
    stepped = Signal(int)
    rate_stepped = Signal(int)
    volume_stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None):
        """Begin hidden."""
        super().__init__(parent)
        self._text = label("", "search_note")
        self._rate, self._volume = Aside("", "find_count"), Aside("", "find_count")
        self._before = self._button("skip-back", self._step_back)
        self._play = self._button("play", self.toggled.emit)
        self._next = self._button("skip-forward", self._step)
        self._slower = self._button("turtle", self._slow_down)
        self._faster = self._button("rabbit", self._speed_up)
        self._quieter = self._button("volume-1", self._turn_down)
        self._louder = self._button("volume-2", self._turn_up)
        self._close = self._button("x", self.closed.emit)
        across = QBoxLayout.Direction.LeftToRight
        self._head, self._levels = QBoxLayout(across), QBoxLayout(across)
        self._lay_out()
        self._speech, self._able = Speech.SILENT, False
        self._speed, self._loudness = 1.0, 1.0
        self.hide()

    def _lay_out(self) -> None:
        """Put the buttons that are used most first, and the words right beside them."""
        left = Qt.AlignmentFlag.AlignLeft
        for place, group in (
            (self._head, (self._before, self._play, self._next)),
            (self._levels, (self._slower, self._rate, self._faster)),
            (self._levels, (self._quieter, self._volume, self._louder)),
        ):
            row = QHBoxLayout()
            for widget in group:
                row.addWidget(widget)
            place.addLayout(row)
            place.setAlignment(row, left)
        self._head.addWidget(self._text, 1)
        rest = QHBoxLayout()
        rest.addLayout(self._levels)
        rest.addStretch(1)
        rest.addWidget(self._close)
        self._rows.addLayout(self._head, 1)
        self._rows.addLayout(rest)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 4, 14, 4)
        whole.addLayout(self._rows)

    def set_look(self, look: Look) -> None:
        """Take another theme or text size."""
        self._dress(look)
        self._refresh()

    def _fold(self) -> None:
        super()._fold()
        for row in (self._head, self._levels):
            self._turn(row, self.TWO_ROWS)

    def show_text(self, text: str) -> None:
        """Say beside the buttons what voice speaks, or what is missing; announce it too (A26)."""
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._announce(text)

    def show_state(self, speech: Speech, rate: float, volume: float, *, able: bool) -> None:
        """Show what the voice does, how fast and how loud; one not ``able`` cannot begin."""
        changed = (rate, volume) != (self._speed, self._loudness)
        told = self._volume_text(volume) if rate == self._speed else self._rate_text(rate)
        self._speech, self._able = speech, able
        self._speed, self._loudness = rate, volume
        self._refresh()
        if changed:
            self._announce(told)

    def _announce(self, text: str) -> None:
        """Tell a screen reader what has changed; the focus stays where it is (A26)."""
        if text and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _rate_text(self, rate: float) -> str:
        return self.tr("Speed {rate}").format(rate=f"{rate:g}")

    def _volume_text(self, volume: float) -> str:
        return self.tr("Volume {percent} %").format(percent=round(100 * volume))

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
            (self._quieter, self.tr("Quieter")),
            (self._louder, self.tr("Louder")),
            (self._close, self.tr("Close")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
        picture = "pause" if speaks else "play"
        self._play.setIcon(icon(picture, look.theme.ink, look.px(20)))
        self._rate.setText(self._rate_text(self._speed))
        self._volume.setText(self._volume_text(self._loudness))
        for button in (self._before, self._play, self._next):
            button.setEnabled(self._able)
        self._slower.setEnabled(self._able and self._speed > RATES[0])
        self._faster.setEnabled(self._able and self._speed < RATES[-1])
        self._quieter.setEnabled(self._able and self._loudness > VOLUMES[0])
        self._louder.setEnabled(self._able and self._loudness < VOLUMES[-1])

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

    def _turn_up(self) -> None:
        self.volume_stepped.emit(1)

    def _turn_down(self) -> None:
        self.volume_stepped.emit(-1)
