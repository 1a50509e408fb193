"""What is on the screen as sentences to be said: from the same tree that a screen reader gets."""

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.popover import Popover
from viewer.gui.spoken_blocks import spoken_blocks
from viewer.speech.sentences import Block, sentences

Role, Text = QAccessible.Role, QAccessible.Text

HEADINGS = ("_heading", "_title")
"""How the style sheet's names of headings end; to Qt they are labels like all others."""

ACTIVE = frozenset({Role.Button, Role.CheckBox, Role.RadioButton, Role.EditableText, Role.Link})
"""What can be pressed or filled in."""


class Tongue:
    """How to speak: in one language, with the numbers that are said digit by digit."""

    def __init__(self, language: str, numbers: Collection[str] = ()):
        """Speak ``language`` (BCP 47); ``numbers`` begin with a short number to ring."""
        self.language, self._numbers = language, numbers

    def of(self, blocks: Sequence[Block]) -> list[str]:
        """Return what is said for ``blocks``."""
        return [one.spoken for one in sentences(blocks, self.language, self._numbers)]

    def text(self, words: str) -> list[str]:
        """Return what is said for ``words``."""
        return self.of([Block(text=words, start=0)])


def spoken(screen: QWidget, tongue: Tongue, without: Collection[QWidget] = ()) -> list[str]:
    """Return everything that can be seen or scrolled to in ``screen``, from top to bottom.

    ``without``: parts of it that are left out.
    """
    return list(_spoken(QAccessible.queryAccessibleInterface(screen), tongue, without))


def spoken_focus(widget: QWidget, tongue: Tongue) -> list[str]:
    """Return what the keyboard is at: ``widget``, or the link of a page."""
    node = QAccessible.queryAccessibleInterface(widget)
    inner = node.focusChild() if isinstance(widget, ArticleBrowser) else None
    return tongue.text(_words(inner or node))


def _spoken(
    node: QAccessibleInterface, tongue: Tongue, without: Collection[QWidget]
) -> Iterator[str]:
    widget = node.object()
    if widget in without or node.state().invisible:
        return
    if isinstance(widget, ArticleBrowser):
        # Its own words and pictures, as the button Listen reads them.
        yield from tongue.of(spoken_blocks(widget.document()))
        return
    inner = _in_reading_order(node)
    if not inner:
        yield from tongue.text(_words(node))
        return
    # What holds other things often bears the name of the first of them, and sums them up.
    said = [line for one in inner for line in _spoken(one, tongue, without)]
    named = tongue.text(node.text(Text.Name))
    if isinstance(widget, QWidget) and not widget.isWindow() and not set(named) & _bare(said):
        yield from named
    yield from said


def _bare(said: Sequence[str]) -> set[str]:
    """Return the sentences as they are, and as they are without the word for what they are."""
    return {*said, *(line.rpartition(", ")[0] for line in said)}


def _in_reading_order(node: QAccessibleInterface) -> list[QAccessibleInterface]:
    """Return what is in ``node`` row by row, whatever was made first; an open card comes first."""
    left = sorted(map(node.child, range(node.childCount())), key=_top)
    rows: list[list[QAccessibleInterface]] = []
    for one in left:
        if not rows or _top(one) >= rows[-1][0].rect().center().y():
            rows.append([])
        rows[-1].append(one)
    return [one for row in rows for one in sorted(row, key=_start)]


def _top(node: QAccessibleInterface) -> int:
    return -1_000_000 if isinstance(node.object(), Popover) else node.rect().top()


def _start(node: QAccessibleInterface) -> int:
    mirrored = QCoreApplication.instance().layoutDirection() is Qt.LayoutDirection.RightToLeft  # type: ignore[union-attr]
    return -node.rect().right() if mirrored else node.rect().left()


def _words(node: QAccessibleInterface) -> str:
    """Return name, kind and state of one thing, and what is written under its name."""
    name = node.text(Text.Name).strip()
    said = [name, *_kind(node)] if name or node.role() in ACTIVE else []
    value = node.text(Text.Value) if node.role() is Role.EditableText else ""
    ended = ", ".join(word for word in (*said, value) if word)
    widget, more = node.object(), node.text(Text.Description).strip()
    # Qt takes the tool tip where nothing better is there: the keys of a computer, in a kiosk.
    hint = widget.toolTip() if isinstance(widget, QWidget) else ""
    return f"{ended}\n{more}" if more not in ("", name, hint) else ended


def _kind(node: QAccessibleInterface) -> Iterator[str]:
    """Yield what it is, if that is not plain from its words, and its state."""
    widget, state = node.object(), node.state()
    choice = QCoreApplication.translate("SpokenScreen", "choice")
    names = {
        Role.Button: QCoreApplication.translate("SpokenScreen", "button"),
        Role.CheckBox: choice,
        Role.RadioButton: choice,
        Role.EditableText: QCoreApplication.translate("SpokenScreen", "field to type in"),
        Role.Link: QCoreApplication.translate("SpokenScreen", "link"),
    }
    if node.role() in names:
        yield names[node.role()]
    elif isinstance(widget, QWidget) and widget.objectName().endswith(HEADINGS):
        yield QCoreApplication.translate("SpokenScreen", "heading")
    if state.checked:
        yield QCoreApplication.translate("SpokenScreen", "selected")
    elif state.checkable:
        yield QCoreApplication.translate("SpokenScreen", "not selected")
    if state.disabled and node.role() in ACTIVE:
        yield QCoreApplication.translate("SpokenScreen", "not available")
