"""The keys of the whole window: one table; keys, hints and the list of keys are made from it."""

from collections.abc import Callable, Mapping, Sequence

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from viewer.gui.labels import label
from viewer.gui.popover import Popover
from viewer.gui.theme import Look

Act = Callable[[], None]


class _Key(msgspec.Struct, frozen=True):
    """What is done, what that is called, and the keys that do it; the first one is told."""

    act: str
    text: str
    keys: Sequence[str]

    @property
    def told(self) -> str:
        """The key as this system writes it."""
        return QKeySequence(self.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)


def _table() -> Sequence[_Key]:
    """Return every key there is, with its words in the language of the moment (L3)."""
    return (
        _Key(
            "search", QCoreApplication.translate("Shortcuts", "Search"), ("Ctrl+K", "Ctrl+Shift+F")
        ),
        _Key("find", QCoreApplication.translate("Shortcuts", "Find on this page"), ("Ctrl+F",)),
        _Key("find_next", QCoreApplication.translate("Shortcuts", "Next place found"), ("F3",)),
        _Key(
            "find_before",
            QCoreApplication.translate("Shortcuts", "Previous place found"),
            ("Shift+F3",),
        ),
        _Key("back", QCoreApplication.translate("Shortcuts", "Back"), ("Alt+Left",)),
        _Key("forward", QCoreApplication.translate("Shortcuts", "Forward"), ("Alt+Right",)),
        _Key("home", QCoreApplication.translate("Shortcuts", "Home"), ("Alt+Home",)),
        _Key(
            "content", QCoreApplication.translate("Shortcuts", "Go to the page itself"), ("Alt+C",)
        ),
        _Key("help", QCoreApplication.translate("Shortcuts", "Places to get help"), ("Alt+H",)),
        _Key("handout", QCoreApplication.translate("Shortcuts", "My handout"), ("Alt+M",)),
        _Key(
            "print",
            QCoreApplication.translate("Shortcuts", "Print my handout, or this page"),
            ("Ctrl+P",),
        ),
        _Key(
            "larger", QCoreApplication.translate("Shortcuts", "Larger text"), ("Ctrl++", "Ctrl+=")
        ),
        _Key("smaller", QCoreApplication.translate("Shortcuts", "Smaller text"), ("Ctrl+-",)),
        _Key("usual", QCoreApplication.translate("Shortcuts", "Usual text size"), ("Ctrl+0",)),
        _Key("next", QCoreApplication.translate("Shortcuts", "Next part of the window"), ("F6",)),
        _Key(
            "before",
            QCoreApplication.translate("Shortcuts", "Part of the window before"),
            ("Shift+F6",),
        ),
        _Key("keys", QCoreApplication.translate("Shortcuts", "These keys"), ("F1",)),
    )


def with_key(text: str, act: str) -> str:
    """Return ``text`` as the hint of a button, with the key that does the same as the button."""
    return f"{text} ({next(key.told for key in _table() if key.act == act)})"


class Shortcuts(QObject):
    """Binds the keys, moves the focus between the regions of the window, and lists the keys."""

    def __init__(
        self,
        window: QWidget,
        acts: Mapping[str, Act],
        regions: Sequence[QWidget],
        look: Callable[[], Look],
    ):
        """Bind the keys of ``window`` to ``acts``; F6 goes through ``regions`` in their order.

        A key whose act is missing is neither bound nor listed.
        """
        super().__init__(window)
        self._regions, self._look = regions, look
        self._card = Popover(window)
        own = {"next": self.next_region, "before": self.region_before, "keys": self.show_list}
        self._acts = {**acts, **own}
        for key in _table():
            for sequence in key.keys if key.act in self._acts else ():
                QShortcut(QKeySequence(sequence), window, self._acts[key.act])

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
        keys = (key for key in _table() if key.act in self._acts)
        rows = [label(f"{key.told}: {key.text}", "popover_text") for key in keys]
        self._card.open(self.tr("Keys"), rows, self._regions[0].geometry(), self._look())


def _first_stop(region: QWidget) -> QWidget | None:
    """Return the first widget of ``region``, itself included, that the Tab key would reach."""
    for widget in (region, *region.findChildren(QWidget)):
        tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if tabbed and widget.isVisible() and widget.isEnabled():
            return widget
    return None
