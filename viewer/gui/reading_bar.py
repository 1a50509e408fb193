"""The bar over the page: clinic, back and forward, text size, colors; when narrow, the panels."""

from collections.abc import Collection, Sequence

import msgspec
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from viewer.gui.icons import icon
from viewer.gui.theme import Look

_WORDS = (
    ("search", "back", "forward", "colors", "language", "handout", "next"),
    ("search", "back", "forward", "colors", "language", "handout"),
    ("search", "back", "language", "handout"),
    ("search", "handout"),
    (),
)
"""Buttons that show their word beside the icon: as many as there is room for."""

_FOLDED_WORDS = (("topics", "help", "search"), ("topics", "help"), ("help",), ())
"""The same in a narrow window."""


class Button(msgspec.Struct, frozen=True):
    """A button of the bar: the name of its request, its icon, its word and its tool tip."""

    name: str
    icon: str
    text: str
    hint: str


class ReadingBar(QFrame):
    """The tools of reading, in the same place on every screen (A32).

    Signals: each asks for what its name says.
        topics_requested(), help_requested(): show a folded panel (narrow windows only).
        back_requested(), forward_requested()
        smaller_requested(), larger_requested(): text size.
        colors_requested(): choose a theme.
        search_requested(): look for words.
        language_requested(): read in the language whose name stands on the button.
        handout_requested(): show what is to be taken home.
        next_requested(): another person is here now.
    """

    topics_requested = Signal()
    help_requested = Signal()
    back_requested = Signal()
    forward_requested = Signal()
    smaller_requested = Signal()
    larger_requested = Signal()
    colors_requested = Signal()
    search_requested = Signal()
    language_requested = Signal()
    handout_requested = Signal()
    next_requested = Signal()

    def __init__(self, clinic_name: str, parent: QWidget | None = None):
        """Show ``clinic_name`` under the program's name, if the clinic has set one."""
        super().__init__(parent)
        self.setObjectName("bar")
        self._room: tuple[bool, int] | None = None
        self._brand = QWidget(self)
        rows = QVBoxLayout(self._brand)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self._name = QLabel("Snowdrop")
        self._name.setObjectName("brand")
        rows.addWidget(self._name)
        self._clinic = QLabel(clinic_name)
        self._clinic.setObjectName("clinic")
        self._clinic.setTextFormat(Qt.TextFormat.PlainText)
        rows.addWidget(self._clinic)
        self._clinic.setVisible(bool(clinic_name))  # not before: it would be a window of its own
        self._buttons: dict[str, QToolButton] = {}
        self._offered: set[str] = set()
        self._count = 0
        for button in self._table():
            self._make(button)
        self._arrange()
        for name, signal in (
            ("search", self.search_requested),
            ("topics", self.topics_requested),
            ("help", self.help_requested),
            ("back", self.back_requested),
            ("forward", self.forward_requested),
            ("smaller", self.smaller_requested),
            ("larger", self.larger_requested),
            ("colors", self.colors_requested),
            ("display", self.colors_requested),
            ("language", self.language_requested),
            ("handout", self.handout_requested),
            ("next", self.next_requested),
        ):
            self._buttons[name].clicked.connect(signal)
        self._say_words()

    def _arrange(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(18, 8, 12, 8)
        self._row.setSpacing(4)
        self._row.addWidget(self._brand)
        for name, made in self._buttons.items():
            if name == "search":
                self._row.addStretch(1)
            self._row.addWidget(made)

    def _say_words(self) -> None:
        """Put its words on every button, save the one that names a language in that language."""
        for button in self._table():
            if button.name != "language":
                made = self._buttons[button.name]
                made.setText(button.text)
                made.setAccessibleName(button.text)
                made.setToolTip(button.hint)
        self._say_count()

    def changeEvent(self, event: QEvent) -> None:
        """Say the words anew when the language changes (L3)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say_words()
            if self._room is not None:
                self.set_folded(*self._room)  # these words may be longer

    def _table(self) -> Sequence[Button]:
        return (
            Button("topics", "menu", self.tr("Topics"), self.tr("Show the topics")),
            Button("help", "life-buoy", self.tr("Get help"), self.tr("Show places to get help")),
            Button("search", "search", self.tr("Search"), self.tr("Search (Ctrl+K)")),
            Button("back", "arrow-left", self.tr("Back"), self.tr("Back (Alt+Left)")),
            Button("forward", "arrow-right", self.tr("Forward"), self.tr("Forward (Alt+Right)")),
            Button(
                "smaller", "a-arrow-down", self.tr("Smaller text"), self.tr("Smaller text (Ctrl+-)")
            ),
            Button("larger", "a-arrow-up", self.tr("Larger text"), self.tr("Larger text (Ctrl++)")),
            Button("colors", "sun-moon", self.tr("Colors"), self.tr("Choose colors")),
            Button("language", "languages", "", ""),
            Button("handout", "list-checks", self.tr("My handout"), self.tr("My handout (Alt+M)")),
            Button(
                "next",
                "user-plus",
                self.tr("New patient"),
                self.tr("Forget this visit and begin for the next person"),
            ),
            Button(
                "display", "a-large-small", self.tr("Text and colors"), self.tr("Text and colors")
            ),
        )

    def _make(self, button: Button) -> None:
        made = QToolButton(self)
        made.setObjectName("tool")
        made.setProperty("icon_name", button.icon)
        made.setProperty("request", button.name)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._buttons[button.name] = made

    def button(self, name: str) -> QToolButton:
        """Return a button by the name of its request, for focus and for placing a card."""
        return self._buttons[name]

    def set_look(self, look: Look) -> None:
        """Recolor the icons and let the buttons grow with the text."""
        side = look.px(22)
        for made in self._buttons.values():
            made.setIcon(icon(made.property("icon_name"), look.theme.action, side))
            made.setIconSize(QSize(side, side))

    def set_state(self, back: bool, forward: bool, smaller: bool, larger: bool) -> None:
        """Grey out what would do nothing now."""
        for name, on in (
            ("back", back),
            ("forward", forward),
            ("smaller", smaller),
            ("larger", larger),
        ):
            self._buttons[name].setEnabled(on)

    def offer_language(self, name: str) -> None:
        """Put another language's own name on the button; no name, no button (L3)."""
        button = self._buttons["language"]
        button.setText(name)
        button.setAccessibleName(name)
        button.setToolTip(name)
        self._offer("language", bool(name))
        button.setVisible(bool(name))

    def show_count(self, count: int) -> None:
        """Say how many things are in the handout."""
        self._count = count
        self._say_count()

    def _say_count(self) -> None:
        button, words = self._buttons["handout"], self.tr("My handout")
        said = f"{words} ({self._count})" if self._count else words
        button.setAccessibleName(said)
        button.setText(said)

    def offer_next(self, offered: bool, *, fresh: bool) -> None:
        """Offer to begin for the next person; on a ``fresh`` visit there is nothing to end."""
        self._offer("next", offered)
        self._buttons["next"].setEnabled(not fresh)

    def _offer(self, name: str, offered: bool) -> None:
        self._offered = self._offered | {name} if offered else self._offered - {name}

    def set_folded(self, folded: bool, width: int) -> None:
        """Show the two panel buttons when the panels are folded, and the words that fit.

        ``width`` is the window's, in pixels; what has no room for its word keeps its icon.
        """
        self._room = folded, width
        self._brand.setVisible(not folded)
        for name, made in self._buttons.items():
            only_folded = name in ("topics", "help", "display")
            made.setVisible(name in ("search", "back") or folded == only_folded)
        # Where there is no room for a word, the card of text and colors offers what is left out.
        for name in ("language", "next"):
            self._buttons[name].setVisible(name in self._offered and not folded)
        self._buttons["handout"].show()
        self._row.setContentsMargins(*((2, 6, 2, 6) if folded else (18, 8, 12, 8)))
        self._row.setSpacing(0 if folded else 4)
        for words in _FOLDED_WORDS if folded else _WORDS:
            self._say(words)
            if self._needed() <= width:
                break

    def _needed(self) -> int:
        """Return how wide all on show is; the layout would say it too late."""
        margins = self._row.contentsMargins()
        shown = [made for made in self._buttons.values() if not made.isHidden()]
        for made in shown:
            made.ensurePolished()
        widths = sum(made.minimumSizeHint().width() for made in shown)
        if not self._brand.isHidden():
            for text in (self._name, self._clinic):
                text.ensurePolished()
            widths += self._brand.sizeHint().width() + 2 * self._row.spacing()
        return widths + len(shown) * self._row.spacing() + margins.left() + margins.right()

    def _say(self, words: Collection[str]) -> None:
        style = Qt.ToolButtonStyle
        for name, made in self._buttons.items():
            made.setToolButtonStyle(
                style.ToolButtonTextBesideIcon if name in words else style.ToolButtonIconOnly
            )
        self._say_count()
        if "handout" not in words and self._count:
            # The number stays where the words have no room.
            self._buttons["handout"].setText(str(self._count))
            self._buttons["handout"].setToolButtonStyle(style.ToolButtonTextBesideIcon)
