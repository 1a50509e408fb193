"""The card that changes how the screen looks: text size, theme, typeface, room between lines."""

from collections.abc import Mapping

from PySide6.QtCore import QLocale, QObject, QPoint, QRect, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from viewer.gui.keep_row import KeepRow
from viewer.gui.popover import Popover
from viewer.gui.theme import Look
from viewer.gui.tile import Row
from viewer.typefaces import TYPEFACES
from viewer.visit.preferences import Preferences
from viewer.visit.visit import Visit

OWN_NAMES = {"en": "English", "es": "Español"}
"""What a language calls itself; readers find their own without reading any other (L3)."""


def own_name(tag: str) -> str:
    """Return what the language ``tag`` calls itself, as far as anyone knows; else the tag.

    Many languages write their names small; on a button the first letter is a capital.
    """
    known = OWN_NAMES.get(tag) or QLocale(tag).nativeLanguageName() or tag
    return known[:1].upper() + known[1:] if known != tag else tag


class DisplayCard(QObject):
    """Offers text sizes and themes; it stays open so that a reader can try them.

    Signals:
        theme_chosen(str): the name of a theme.
        smaller_requested(), larger_requested(): one step of text size.
        language_chosen(str): the tag of a language.
        changed(): the reader's preferences are others now.
        next_requested(): another person is here now.
    """

    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    smaller_requested = Signal()
    larger_requested = Signal()
    changed = Signal()
    next_requested = Signal()

    def __init__(self, window: QWidget, visit: Visit, languages: Mapping[str, str]):
        """Open inside ``window`` and show the state of ``visit``; ``languages`` by their tags."""
        super().__init__(window)
        self._visit, self._languages = visit, languages
        self._window = window
        self._popover = Popover(window)
        self._keep = KeepRow(visit, self)
        self._keep.changed.connect(self.changed)
        self._beside = QRect()
        self._languages_alone = False
        self._size, self._theme = self._preferences.text_size, self._preferences.theme
        self._typeface, self._spacing = self._preferences.typeface, self._preferences.spacing

    @property
    def _preferences(self) -> Preferences:
        """Those of the person who is here now."""
        return self._visit.preferences

    @property
    def other_languages(self) -> dict[str, str]:
        """The own names of the languages that are not the reader's, by their tags."""
        now = self._visit.language
        return {tag: name for tag, name in self._languages.items() if tag != now}

    def show_beside(self, button: QWidget, look: Look) -> None:
        """Open the card below the button that asked for it."""
        self._languages_alone = False
        self._open(button, look)

    def show_languages(self, button: QWidget, look: Look) -> None:
        """Open the card with the languages alone, each in its own name (L3)."""
        self._languages_alone = True
        self._open(button, look)

    def _open(self, button: QWidget, look: Look) -> None:
        self._beside = QRect(button.mapTo(self._window, QPoint()), button.size())
        self._fill(look, focus=True)

    def stay_within(self, room: QWidget) -> None:
        """Never cover what lies outside ``room``, as the buttons that hide and finish."""
        self._popover.stay_within(room)

    def dismiss(self) -> None:
        """Close the card: another page is opened, or this one in another language."""
        self._keep.follow()
        self._popover.dismiss()

    def refresh(self, look: Look) -> None:
        """Show the new state, if the card is open, and announce it, open or not (A26)."""
        self._keep.follow()
        self._announce()
        if self._popover.isVisible():
            self._fill(look, focus=False)

    def _announce(self) -> None:
        """Tell a screen reader what has changed; the focus stays where it is."""
        size, theme = self._preferences.text_size, self._preferences.theme
        told = []
        if size != self._size:
            told.append(self._size_text())
        if theme != self._theme:
            told.append(self.tr("Colors: {name}").format(name=self._theme_names()[theme]))
        if self._preferences.typeface != self._typeface:
            self._typeface = self._preferences.typeface
            told.append(self._typeface_text(self._typeface))
        if self._preferences.spacing != self._spacing:
            self._spacing = self._preferences.spacing
            more = self.tr("More space between letters and lines")
            told.append(more if self._spacing else self.tr("Usual space between letters and lines"))
        self._size, self._theme = size, theme
        for text in told:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, text))

    def _size_text(self) -> str:
        return self.tr("Text size {size} percent").format(size=self._preferences.text_size)

    def _typeface_text(self, typeface: str) -> str:
        return self.tr("Typeface: {name}").format(name=TYPEFACES[typeface].name)

    def _theme_names(self) -> dict[str, str]:
        return {
            "light": self.tr("Light"),
            "cream": self.tr("Cream"),
            "dark": self.tr("Dark"),
            "contrast": self.tr("High contrast"),
        }

    def _fill(self, look: Look, *, focus: bool) -> None:
        if self._languages_alone:
            title, rows = self.tr("Language"), self._language_rows(look)
        else:
            title, rows = self.tr("Text and colors"), self._all_rows(look)
        self._popover.open(title, rows, self._beside, look, focus)

    def _all_rows(self, look: Look) -> list[QWidget]:
        rows: list[QWidget] = [self._sizes()]
        for name, text in self._theme_names().items():
            row = Row(text, "", look)
            row.setCheckable(True)
            row.setChecked(name == self._preferences.theme)
            row.setProperty("theme", name)
            row.clicked.connect(self._choose)
            rows.append(row)
        for typeface in TYPEFACES:
            row = Row(self._typeface_text(typeface), "", look)
            row.setCheckable(True)
            row.setChecked(typeface == self._preferences.typeface)
            row.setProperty("typeface", typeface)
            row.clicked.connect(self._choose_typeface)
            rows.append(row)
        more = Row(self.tr("More space between letters and lines"), "", look)
        more.setCheckable(True)
        more.setChecked(self._preferences.spacing)
        more.clicked.connect(self._space)
        rows.append(more)
        if len(self._languages) > 1:
            rows += self._language_rows(look)
        rows += self._keep.rows(look)
        if self._visit.may_save and not self._visit.is_fresh:
            following = Row(self.tr("New patient"), "", look)
            following.clicked.connect(self.next_requested)
            rows.append(following)
        return rows

    def _language_rows(self, look: Look) -> list[QWidget]:
        rows: list[QWidget] = []
        for tag, name in self._languages.items():
            row = Row(name, "", look)
            row.setCheckable(True)
            row.setChecked(tag == self._visit.language)
            row.setProperty("language", tag)
            row.clicked.connect(self._choose_language)
            rows.append(row)
        return rows

    def _sizes(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 8)
        smaller = QPushButton("A−")
        # The name holds what is written on the button (WCAG 2.5.3), and says it in words.
        less, more = self.tr("Smaller text"), self.tr("Larger text")
        smaller.setAccessibleName(f"{smaller.text()} {less}")
        smaller.setEnabled(self._preferences.can_shrink)
        smaller.clicked.connect(self.smaller_requested)
        larger = QPushButton("A+")
        larger.setAccessibleName(f"{larger.text()} {more}")
        larger.setEnabled(self._preferences.can_grow)
        larger.clicked.connect(self.larger_requested)
        size = QLabel(f"{self._preferences.text_size} %")
        size.setAccessibleName(self._size_text())
        for button in (smaller, larger):
            button.setObjectName("plain_button")
        row.addWidget(smaller)
        row.addWidget(size)
        row.addWidget(larger)
        row.addStretch(1)
        return whole

    def _space(self) -> None:
        self._preferences.spacing = not self._preferences.spacing
        self.changed.emit()

    def _choose_typeface(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._preferences.typeface = str(sender.property("typeface"))
            self.changed.emit()

    def _choose_language(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.language_chosen.emit(str(sender.property("language")))

    def _choose(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.theme_chosen.emit(str(sender.property("theme")))
