"""What a hand at the screen can do, and nothing else (K13, K14, K16, appendix E).

One filter sees every event of the program before any widget does. Keys come from a list of those
that are allowed; all others, menus, drops, tool tips and every button but the first are swallowed.
"""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPointerEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTextEdit, QWidget

from viewer.kiosk.keyboard import close_outside
from viewer.kiosk.keypad import Act, acts_of, key_of
from viewer.settings import Keypad

MOVING = frozenset(
    {
        *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter),
        *(Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_F6),
        *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
        *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End),
    }
)
"""Keys that move about; alone or with Shift."""

TYPING = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})

ON_KEYPAD = Qt.KeyboardModifier.KeypadModifier
"""Nothing is held down: it only tells on which part of a keyboard the key is."""

SHIFT = Qt.KeyboardModifier.ShiftModifier | ON_KEYPAD
"""What may be held down; never Ctrl, Alt or the key of the system."""

REFUSED = frozenset(
    {
        *(QEvent.Type.ContextMenu, QEvent.Type.ToolTip, QEvent.Type.WhatsThis),
        *(QEvent.Type.QueryWhatsThis, QEvent.Type.WhatsThisClicked, QEvent.Type.StatusTip),
        *(QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop, QEvent.Type.DragLeave),
        *(QEvent.Type.NativeGesture, QEvent.Type.Clipboard),
    }
)

KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})

PRESSES = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
    }
)

SIGNS = frozenset(
    {
        *(QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.Wheel),
        *(QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd),
        *(QEvent.Type.KeyPress, QEvent.Type.InputMethod),
    }
)
"""Events that only a person causes."""

TOUCHES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})

WAKING = frozenset({QEvent.Type.Expose, QEvent.Type.UpdateRequest, QEvent.Type.FocusIn})
"""Events by which a machine that has slept first comes to the window, before it is painted."""

ESCAPES = 3
WITHIN = 2000
"""Escape so often within so many milliseconds hides everything."""


class Lockdown(QObject):
    """Stands between the hand and the program.

    Signals:
        active(): somebody is at the screen.
        stirred(): the window is about to be painted, or has come to the front.
        hide_requested(): Escape was pressed three times.
        keypad_pressed(Act): a key was pressed that the settings give to the keypad.
        intruded(): a window or a menu that does not belong here was about to open.
    """

    active = Signal()
    stirred = Signal()
    hide_requested = Signal()
    keypad_pressed = Signal(object)
    intruded = Signal()

    def __init__(self, window: QWidget, keypad: Keypad):
        """Lock the whole program to ``window``; only it may be on the screen."""
        super().__init__(window)
        self._window, self._acts = window, acts_of(keypad)
        self._escapes: list[int] = []
        self.key = 0
        """The key that was pressed last; 0 if it was a touch."""
        self.act: Act | None = None
        """What that key of the keypad does; None if it is no such key."""

    def begin(self) -> None:
        """Watch every event from now on."""
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        # What was measured for the first visit's layout is polished already, and never again.
        for widget in QApplication.allWidgets():
            _disarm(widget)

    def end(self) -> None:
        """Watch no longer: staff have left kiosk mode."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Swallow what is not allowed; tell of what only a person does."""
        kind = event.type()
        if kind in REFUSED:
            event.ignore()
            return True
        if self._is_refused(kind, event):
            # Accepted, so that no shortcut takes it up either.
            event.accept()
            return True
        if kind == QEvent.Type.Polish:
            _disarm(target)
        elif kind == QEvent.Type.Show and self._is_foreign(target):
            # Not now: Qt is in the middle of showing it.
            QTimer.singleShot(0, target, target.hide)  # type: ignore[attr-defined]
            self.intruded.emit()
        if kind in WAKING and (target is self._window or target.isWindowType()):
            self.stirred.emit()
        if kind in SIGNS and (target.isWindowType() or kind == QEvent.Type.InputMethod):
            # Everything a hand does comes to the window first, and then goes on to its widgets.
            self.key = event.key() if isinstance(event, QKeyEvent) else 0
            self.act = self._act(event)
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                self._count_escape(event)
            self.active.emit()
            self._close_keyboard(target, event)
            if self.act is not None and isinstance(event, QKeyEvent) and not event.isAutoRepeat():
                # Not now: it sets another filter beside this one, and Qt would ask this one again.
                QTimer.singleShot(0, self, partial(self.keypad_pressed.emit, self.act))
        if kind in KEYS and self._act(event) is not None:
            event.accept()  # it has done its work, and no page or field has one for it
            return True
        return False

    def _act(self, event: QEvent) -> Act | None:
        """Return what a key does that is pressed alone; None for any other event."""
        if not isinstance(event, QKeyEvent) or event.modifiers() & ~ON_KEYPAD:
            return None
        return self._acts.get(key_of(event))

    def _is_refused(self, kind: QEvent.Type, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            return kind in KEYS and not self._may_press(event)
        if isinstance(event, QWheelEvent):
            return bool(event.modifiers() & ~SHIFT)
        if isinstance(event, QMouseEvent):
            return kind in PRESSES and event.button() != Qt.MouseButton.LeftButton
        return False

    def _may_press(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~SHIFT:
            return False
        if event.key() in MOVING or self._act(event) is not None:
            return True
        types = isinstance(QApplication.focusWidget(), QLineEdit)
        letter = bool(event.text()) and event.text().isprintable()
        return types and (letter or event.key() in TYPING)

    def _count_escape(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        self._escapes = [*self._escapes[1 - ESCAPES :], event.timestamp()]
        if len(self._escapes) == ESCAPES and self._escapes[-1] - self._escapes[0] <= WITHIN:
            self._escapes = []
            self.hide_requested.emit()

    def _close_keyboard(self, target: QObject, event: QEvent) -> None:
        """Take the keyboard on the screen away if ``event`` is a press beside its field.

        It is a window of its own, and a press on it is not meant.
        """
        own = target is self._window.windowHandle()
        if own and event.type() in TOUCHES and isinstance(event, QPointerEvent):
            close_outside(event)

    def _is_foreign(self, target: QObject) -> bool:
        """Say whether ``target`` is a window that a hand could use to get out."""
        if not isinstance(target, QWidget) or not target.isWindow():
            return False
        return target is not self._window


def _disarm(target: QObject) -> None:
    """Take from a widget what would let words leave it: selection, menus, drops (K16)."""
    if not isinstance(target, QWidget):
        return
    target.setAcceptDrops(False)
    target.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    links = (
        Qt.TextInteractionFlag.LinksAccessibleByMouse
        | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    )
    if isinstance(target, QTextEdit):
        target.setTextInteractionFlags(links)
    elif isinstance(target, QLabel):
        target.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    elif isinstance(target, QLineEdit):
        target.setDragEnabled(False)
