"""All that the window can do, in one table: keys, hints, menu and list of keys are made of it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from viewer.gui.labels import label
from viewer.gui.menu_row import MenuRow
from viewer.gui.popover import Popover
from viewer.gui.theme import Look

Act = Callable[[], None]


MENU = (
    *("home", "back", "forward", "search", "find", "help", "handout", "print"),
    *("larger", "smaller", "usual", "display", "next", "keys"),
)
"""What the menu offers, in its order. The other acts belong to a key alone."""


class Action(msgspec.Struct, frozen=True):
    """What is done, what that is called, and the keys that do it; the first one is told."""

    act: str
    text: str
    keys: Sequence[str] = ()

    @property
    def told(self) -> str:
        """The key as this system writes it; nothing where there is none."""
        if not self.keys:
            return ""
        return QKeySequence(self.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)


def _table() -> Sequence[Action]:
    """Return all there is to do, with its words in the language of the moment (L3)."""
    return (
        Action("home", QCoreApplication.translate("Actions", "Home"), ("Alt+Home",)),
        Action("back", QCoreApplication.translate("Actions", "Back"), ("Alt+Left",)),
        Action("forward", QCoreApplication.translate("Actions", "Forward"), ("Alt+Right",)),
        Action(
            "search", QCoreApplication.translate("Actions", "Search"), ("Ctrl+K", "Ctrl+Shift+F")
        ),
        Action("find", QCoreApplication.translate("Actions", "Find on this page"), ("Ctrl+F",)),
        Action("find_next", QCoreApplication.translate("Actions", "Next place found"), ("F3",)),
        Action(
            "find_before",
            QCoreApplication.translate("Actions", "Previous place found"),
            ("Shift+F3",),
        ),
        Action("help", QCoreApplication.translate("Actions", "Places to get help"), ("Alt+H",)),
        Action("handout", QCoreApplication.translate("Actions", "My handout"), ("Alt+M",)),
        Action(
            "print",
            QCoreApplication.translate("Actions", "Print my handout, or this page"),
            ("Ctrl+P",),
        ),
        Action(
            "larger", QCoreApplication.translate("Actions", "Larger text"), ("Ctrl++", "Ctrl+=")
        ),
        Action("smaller", QCoreApplication.translate("Actions", "Smaller text"), ("Ctrl+-",)),
        Action("usual", QCoreApplication.translate("Actions", "Usual text size"), ("Ctrl+0",)),
        Action("display", QCoreApplication.translate("Actions", "Text and colors")),
        Action("next", QCoreApplication.translate("Actions", "New patient")),
        Action(
            "content", QCoreApplication.translate("Actions", "Go to the page itself"), ("Alt+C",)
        ),
        Action(
            "next_part", QCoreApplication.translate("Actions", "Next part of the window"), ("F6",)
        ),
        Action(
            "part_before",
            QCoreApplication.translate("Actions", "Part of the window before"),
            ("Shift+F6",),
        ),
        Action("menu", QCoreApplication.translate("Actions", "Menu"), ("F10",)),
        Action("keys", QCoreApplication.translate("Actions", "All keys"), ("F1",)),
    )


def with_key(text: str, act: str) -> str:
    """Return ``text`` as the hint of a button, with the key that does the same as the button."""
    return f"{text} ({next(action.told for action in _table() if action.act == act)})"


class Actions(QObject):
    """Binds the keys, moves the focus between the regions of the window, offers menu and keys."""

    def __init__(
        self,
        window: QWidget,
        acts: Mapping[str, Act],
        regions: Sequence[QWidget],
        look: Callable[[], Look],
        room: QWidget,
    ):
        """Bind the keys of ``window`` to ``acts``; F6 goes through ``regions`` in their order.

        What is not among ``acts`` is neither bound nor listed. Its cards open within ``room``.
        """
        super().__init__(window)
        self._window, self._regions, self._look = window, regions, look
        self._card = Popover(window)
        self._card.stay_within(room)
        self._button: QWidget | None = None
        self._idle: Callable[[], Collection[str]] = tuple
        own = {"next_part": self.next_region, "part_before": self.region_before}
        own["keys"] = self.show_list
        self._acts = {**acts, **own}
        for action in _table():
            self._bind(action)

    def _bind(self, action: Action) -> None:
        for sequence in action.keys if action.act in self._acts else ():
            QShortcut(QKeySequence(sequence), self._window, partial(self._do, action.act))

    def _do(self, act: str) -> None:
        self.dismiss()  # first: whatever is done finds the focus where it was
        self._acts[act]()

    def dismiss(self) -> None:
        """Close the menu, or the list of keys: something else is on show."""
        self._card.dismiss()

    def offer_menu(self, button: QToolButton, idle: Callable[[], Collection[str]]) -> None:
        """Open the menu by ``button`` and by its key; it leaves out what is ``idle`` just then."""
        self._button, self._idle = button, idle
        self._acts["menu"] = self.show_menu
        button.clicked.connect(self.show_menu)
        for action in _table():
            if action.act == "menu":
                self._bind(action)

    def show_menu(self) -> None:
        """Offer on a card all that the window can do at this moment."""
        idle, look, rows = self._idle(), self._look(), list[QWidget]()
        table = {action.act: action for action in _table()}
        for act in (act for act in MENU if act in self._acts and act not in idle):
            row = MenuRow(table[act].text, table[act].told, look)
            row.setProperty("act", act)
            row.clicked.connect(self._choose)
            rows.append(row)
        self._open(self.tr("Menu"), rows, self._button or self._regions[0])

    def _choose(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._do(str(sender.property("act")))

    def next_region(self) -> None:
        """Put the focus into the next part of the window: bar, topics, page, places to get help."""
        self._go(1)

    def region_before(self) -> None:
        """Put the focus into the part of the window before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        focus = QApplication.focusWidget()
        shown = [region for region in self._regions if region.isVisible()]
        here = next(
            (
                at
                for at, region in enumerate(shown)
                if focus is region or (focus is not None and region.isAncestorOf(focus))
            ),
            -1 if step > 0 else 0,
        )
        for further in range(1, len(shown) + 1):
            target = _first_stop(shown[(here + step * further) % len(shown)])
            if target is not None:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def show_list(self) -> None:
        """List the keys on a card under the bar."""
        keys = (action for action in _table() if action.act in self._acts and action.keys)
        rows = [label(f"{action.told}: {action.text}", "popover_text") for action in keys]
        self._open(self.tr("Keys"), rows, self._regions[0])

    def _open(self, title: str, rows: Sequence[QWidget], beside: QWidget) -> None:
        place = QRect(beside.mapTo(self._window, QPoint()), beside.size())
        self._card.open(title, rows, place, self._look())


def _first_stop(region: QWidget) -> QWidget | None:
    """Return the first widget of ``region``, itself included, that the Tab key would reach."""
    for widget in (region, *region.findChildren(QWidget)):
        tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if tabbed and widget.isVisible() and widget.isEnabled():
            return widget
    return None
