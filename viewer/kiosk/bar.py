"""The kiosk's bar at the foot of the screen: large, and every button always in its place (A32)."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from viewer.gui.bar_words import Button
from viewer.gui.icons import icon
from viewer.gui.reading_bar import ReadingBar
from viewer.gui.theme import Look

MOVING = ("home", "back", "up", "down", "search", "display", "language")
ARROWS = ("up", "down")
"""These two are understood without their words, where there is no room for them."""

ABOVE = ("handout", "speak", "hide")
"""These stand at the top of the screen, beside the clinic's name."""

SAFE = ("urgent", "help", "finish")
"""One touch away from everywhere. “Finish and clear” has the lower corner; “Hide this now” the
upper one, which no keyboard ever covers."""


class KioskBar(ReadingBar):
    """The tools of reading and the four that are never more than one touch away.

    Signals, beside those of the reading bar: each asks for what its name says.
        up_requested(), down_requested(): one screen of the page, without dragging (A12).
        urgent_requested(), hide_requested(), finish_requested()
        speak_requested(): read the screen aloud, or no longer (A30).
    """

    up_requested = Signal()
    down_requested = Signal()
    urgent_requested = Signal()
    hide_requested = Signal()
    finish_requested = Signal()
    speak_requested = Signal()

    def _table(self) -> Sequence[Button]:
        own = (
            Button("up", "chevron-up", self.tr("Page up"), ""),
            Button("down", "chevron-down", self.tr("Page down"), ""),
            Button("urgent", "shield-alert", self.tr("When to call now"), ""),
            Button("speak", "volume-2", self.tr("Speak"), ""),
            Button("hide", "eye-off", self.tr("Hide this now"), ""),
            Button("finish", "log-out", self.tr("Finish and clear"), ""),
        )
        reading = [
            Button(button.name, button.icon, self._word(button), "") for button in super()._table()
        ]
        return (*reading, *own)

    def _word(self, button: Button) -> str:
        return self.tr("Places to get help") if button.name == "help" else button.text

    def _arrange(self) -> None:
        self.setObjectName("kiosk_bar")
        self._brand.hide()
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(12, 8, 12, 8)
        self._rows.setSpacing(10)
        self._groups = [self._group(MOVING), self._group(SAFE)]
        for group in self._groups:
            self._rows.addLayout(group, len(MOVING))
        for name, made in self._buttons.items():
            made.setVisible(name in MOVING + SAFE)
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            made.setObjectName("kiosk_tool")
        for name in ABOVE:
            self._buttons[name].setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._buttons["speak"].setCheckable(True)
        self._buttons["finish"].setObjectName("kiosk_main_tool")
        self._buttons["urgent"].setObjectName("kiosk_urgent_tool")
        for name, signal in (
            ("up", self.up_requested),
            ("down", self.down_requested),
            ("urgent", self.urgent_requested),
            ("hide", self.hide_requested),
            ("speak", self.speak_requested),
            ("finish", self.finish_requested),
        ):
            self._buttons[name].clicked.connect(signal)

    def _group(self, names: Sequence[str]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        for name in names:
            made = self._buttons[name]
            made.setSizePolicy(made.sizePolicy().Policy.Expanding, made.sizePolicy().Policy.Fixed)
            row.addWidget(made, 1)
        return row

    def _say_words(self) -> None:
        super()._say_words()
        self._buttons["speak"].setAccessibleDescription(self.tr("Read this screen aloud"))

    def set_look(self, look: Look) -> None:
        """Recolor the icons and let the buttons grow with the text."""
        side = look.px(26)
        inks = {"finish": look.theme.on_action, "urgent": look.theme.urgent}
        for name, made in self._buttons.items():
            ink = inks.get(name, look.theme.action)
            made.setIcon(icon(made.property("icon_name"), ink, side))
            made.setIconSize(QSize(side, side))

    def offer_language(self, name: str, choice: str = "") -> None:
        """Put a language's own name on the button; no name, no button (L3)."""
        super().offer_language(name, choice)
        self._buttons["language"].setToolTip("")

    def set_folded(self, folded: bool, width: int) -> None:  # noqa: ARG002 (it never folds)
        """Take a second row where one would be too narrow for the words (A20)."""
        for name, made in self._buttons.items():
            if name not in ("language", *ABOVE):
                made.setVisible(name in MOVING + SAFE)
        self._write(large=True)
        if not self._fits(width):
            self._write(large=False)
            self._fits(width)

    def _write(self, *, large: bool) -> None:
        """Write as large as the text of a page, or smaller, where that has no room (A19, A20)."""
        for made in self._buttons.values():
            if made.property("large") != large:
                made.setProperty("large", large)
                made.style().unpolish(made)
                made.style().polish(made)

    def _fits(self, width: int) -> bool:
        """Arrange the buttons in one row or two, and say whether their words have room."""
        style, direction = Qt.ToolButtonStyle, QBoxLayout.Direction
        self._style(ARROWS, style.ToolButtonTextUnderIcon)
        one_row = self._needed_for(MOVING + SAFE) <= width
        self._rows.setDirection(direction.LeftToRight if one_row else direction.TopToBottom)
        if not one_row and self._needed_for(MOVING) > width:
            self._style(ARROWS, style.ToolButtonIconOnly)
        return one_row or max(self._needed_for(MOVING), self._needed_for(SAFE)) <= width

    def _style(self, names: Sequence[str], style: Qt.ToolButtonStyle) -> None:
        for name in names:
            self._buttons[name].setToolButtonStyle(style)

    def _needed_for(self, names: Sequence[str]) -> int:
        """Return how many pixels these buttons need beside each other, the margins included."""
        needed = 24
        for made in (self._buttons[name] for name in names):
            made.ensurePolished()
            needed += made.minimumSizeHint().width() + 10
        return needed
