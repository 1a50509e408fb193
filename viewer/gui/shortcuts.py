"""The keys of the whole window: one table, from which shortcuts and the list of keys are made."""

from collections.abc import Callable, Mapping, Sequence

import msgspec
from PySide6.QtCore import QObject, Qt
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


class Shortcuts(QObject):
    """Binds the keys, moves the focus between the regions of the window, and lists the keys."""

    def __init__(
        self,
        window: QWidget,
        acts: Mapping[str, Act],
        regions: Sequence[QWidget],
        look: Callable[[], Look],
    ):
        """Bind the keys of ``window`` to ``acts``; F6 goes through ``regions`` in their order."""
        super().__init__(window)
        self._regions, self._look = regions, look
        self._card = Popover(window)
        own = {"next": self.next_region, "before": self.region_before, "keys": self.show_list}
        both = {**acts, **own}
        for key in self._table():
            for sequence in key.keys if key.act in both else ():
                QShortcut(QKeySequence(sequence), window, both[key.act])

    def _table(self) -> Sequence[_Key]:
        return (
            _Key("search", self.tr("Search"), ("Ctrl+K", "Ctrl+Shift+F")),
            _Key("find", self.tr("Find on this page"), ("Ctrl+F",)),
            _Key("back", self.tr("Back"), ("Alt+Left",)),
            _Key("forward", self.tr("Forward"), ("Alt+Right",)),
            _Key("home", self.tr("Home"), ("Alt+Home",)),
            _Key("help", self.tr("Places to get help"), ("Alt+H",)),
            _Key("handout", self.tr("My handout"), ("Alt+M",)),
            _Key("larger", self.tr("Larger text"), ("Ctrl++", "Ctrl+=")),
            _Key("smaller", self.tr("Smaller text"), ("Ctrl+-",)),
            _Key("next", self.tr("Next part of the window"), ("F6",)),
            _Key("before", self.tr("Part of the window before"), ("Shift+F6",)),
            _Key("keys", self.tr("These keys"), ("F1",)),
        )

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
        rows: list[QWidget] = []
        for key in self._table():
            told = QKeySequence(key.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
            rows.append(label(f"{told}: {key.text}", "popover_text"))
        self._card.open(self.tr("Keys"), rows, self._regions[0].geometry(), self._look())


def _first_stop(region: QWidget) -> QWidget | None:
    """Return the first widget of ``region``, itself included, that the Tab key would reach."""
    for widget in (region, *region.findChildren(QWidget)):
        tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if tabbed and widget.isVisible() and widget.isEnabled():
            return widget
    return None
