"""The bar over the page: home, search, text size, language; when narrow, the panels too."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.actions import with_key
from viewer.gui.bar_words import ALWAYS, FOLDED_WORDS, FRONT, WORDS, Button
from viewer.gui.icons import icon
from viewer.gui.theme import Look

MOST = 99
"""Room is kept for the number of so many things in the handout: a count moves no button (A32)."""


class ReadingBar(QFrame):
    """The tools of reading, in the same place on every screen (A32).

    Signals: each asks for what its name says.
        home_requested()
        topics_requested(), help_requested(): show a folded panel (narrow windows only).
        back_requested(), forward_requested()
        smaller_requested(), larger_requested(): text size.
        colors_requested(): choose a theme.
        search_requested(): look for words.
        language_requested(): read in another language.
        handout_requested(): show what is to be taken home.
        next_requested(): another person is here now.
    """

    home_requested = Signal()
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
        self._worded = True
        for button in self._table():
            self._make(button)
        self._arrange()
        for name, signal in (
            ("home", self.home_requested),
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
        # A page that would like more room than there is takes none from the bar (A32).
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._front, self._back = QHBoxLayout(), QHBoxLayout()
        self._rows.addLayout(self._front, 1)
        self._rows.addLayout(self._back)
        self._front.addWidget(self._brand)
        for name, made in self._buttons.items():
            if name == "search":
                self._front.addStretch(1)
            (self._front if name in FRONT else self._back).addWidget(made)
        self._back.addStretch()

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
        forward, handout = self.tr("Forward"), self.tr("My handout")
        smaller, larger = self.tr("Smaller text"), self.tr("Larger text")
        places, menu = self.tr("Show places to get help"), self.tr("Menu")
        return (
            Button("home", "house", self.tr("Home"), with_key(self.tr("Home"), "home")),
            Button("topics", "menu", self.tr("Topics"), self.tr("Show the topics")),
            Button("help", "life-buoy", self.tr("Get help"), with_key(places, "help")),
            Button("search", "search", self.tr("Search"), with_key(self.tr("Search"), "search")),
            Button("back", "arrow-left", self.tr("Back"), with_key(self.tr("Back"), "back")),
            Button("forward", "arrow-right", forward, with_key(forward, "forward")),
            Button("smaller", "a-arrow-down", smaller, with_key(smaller, "smaller")),
            Button("larger", "a-arrow-up", larger, with_key(larger, "larger")),
            Button("colors", "sun-moon", self.tr("Colors"), self.tr("Choose colors")),
            Button(
                "display", "a-large-small", self.tr("Text and colors"), self.tr("Text and colors")
            ),
            Button("language", "languages", "", ""),
            Button("handout", "list-checks", handout, with_key(handout, "handout")),
            Button(
                "next",
                "user-plus",
                self.tr("New patient"),
                self.tr("Forget this visit and begin for the next person"),
            ),
            Button("menu", "ellipsis-vertical", menu, with_key(menu, "menu")),
        )

    def _make(self, button: Button) -> None:
        made = QToolButton(self)
        made.setObjectName("tool")
        made.setProperty("icon_name", button.icon)
        made.setProperty("request", button.name)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # As high as the highest: a button without its word would hold back those that have one.
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
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

    def set_idle(self, idle: Collection[str]) -> None:
        """Grey out those of the buttons that would do nothing now."""
        for name in ("back", "forward", "smaller", "larger", "next"):
            self._buttons[name].setEnabled(name not in idle)

    def offer_language(self, name: str, choice: str = "") -> None:
        """Put a language's own name on the button; no name, no button (L3).

        It is the one that the button leads to. Where there are several, it is the one that is read
        now, and ``choice`` names those that the button offers.
        """
        button = self._buttons["language"]
        button.setText(name)
        button.setAccessibleName(name)
        button.setAccessibleDescription(choice)
        button.setToolTip(choice or name)
        self._offer("language", bool(name))
        button.setVisible(bool(name))

    def show_count(self, count: int) -> None:
        """Say how many things are in the handout."""
        self._count = count
        self._say_count()

    def _say_count(self) -> None:
        self._buttons["handout"].setAccessibleName(self._counted(self._count))
        self._write_count(self._count)

    def _counted(self, count: int) -> str:
        words = self.tr("My handout")
        return f"{words} ({count})" if count else words

    def _write_count(self, count: int) -> None:
        """Write the number beside the words; where these have no room, it stays alone."""
        button, style = self._buttons["handout"], Qt.ToolButtonStyle
        alone = str(count) if count and not self._worded else ""
        button.setText(alone or self._counted(count))
        told = alone or self._worded
        button.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if told else style.ToolButtonIconOnly
        )

    def _keep_room(self) -> None:
        """Make the button of the handout wide enough for every number: no other ever moves."""
        button = self._buttons["handout"]
        self._write_count(MOST)
        button.ensurePolished()
        button.setMinimumWidth(button.minimumSizeHint().width())

    def offer_next(self, offered: bool) -> None:
        """Offer to begin for the next person."""
        self._offer("next", offered)

    def _offer(self, name: str, offered: bool) -> None:
        self._offered = self._offered | {name} if offered else self._offered - {name}

    def set_folded(self, folded: bool, width: int) -> None:
        """Show the two panel buttons when the panels are folded, and the words that fit.

        ``width`` is the window's, in pixels; what has no room for its word keeps its icon, and
        where not even all icons have room, there is a second row.
        """
        self._room = folded, width
        self._brand.setVisible(not folded)
        for name, made in self._buttons.items():
            only_folded = name in ("topics", "help", "display")
            made.setVisible(name in ALWAYS or folded == only_folded)
        self._buttons["language"].setVisible("language" in self._offered)
        # In a narrow window the card of text and colors offers this.
        self._buttons["next"].setVisible("next" in self._offered and not folded)
        self._rows.setContentsMargins(*((2, 6, 2, 6) if folded else (18, 8, 12, 8)))
        for row in (self._rows, self._front, self._back):
            row.setSpacing(0 if folded else 4)
        direction = QBoxLayout.Direction
        levels = FOLDED_WORDS if folded else WORDS
        self._rows.setDirection(direction.LeftToRight)
        if not self._say_what_fits(levels, width):
            self._rows.setDirection(direction.TopToBottom)
            self._say_what_fits(levels, width)

    def _say_what_fits(self, levels: Sequence[Collection[str]], width: int) -> bool:
        """Show the words of the first of ``levels`` that fits; if none does, those of the last."""
        for words in levels:
            self._say(words)
            if self._needed() <= width:
                return True
        return False

    def _needed(self) -> int:
        """Return how wide all on show is; the layout would say it too late."""
        margins, spacing = self._rows.contentsMargins(), self._rows.spacing()
        rows = [0, 0]
        for name, made in self._buttons.items():
            if not made.isHidden():
                made.ensurePolished()
                wide = max(made.minimumSizeHint().width(), made.minimumWidth())
                rows[name not in FRONT] += wide + spacing
        if not self._brand.isHidden():
            for text in (self._name, self._clinic):
                text.ensurePolished()
            rows[0] += self._brand.sizeHint().width() + 2 * spacing
        one_row = self._rows.direction() == QBoxLayout.Direction.LeftToRight
        return (sum(rows) if one_row else max(rows)) + margins.left() + margins.right()

    def _say(self, words: Collection[str]) -> None:
        style = Qt.ToolButtonStyle
        for name, made in self._buttons.items():
            made.setToolButtonStyle(
                style.ToolButtonTextBesideIcon if name in words else style.ToolButtonIconOnly
            )
        self._worded = "handout" in words
        self._keep_room()
        self._say_count()
