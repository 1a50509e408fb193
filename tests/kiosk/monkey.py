"""A monkey at a kiosk: random events of every kind a screen, a keyboard or a stick can cause."""

import random

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QWindow,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from tests.conftest import settle
from viewer.kiosk.window import KioskWindow

KEYS = [
    *(Qt.Key(number) for number in range(Qt.Key.Key_A.value, Qt.Key.Key_Z.value + 1)),
    *(Qt.Key(number) for number in range(Qt.Key.Key_0.value, Qt.Key.Key_9.value + 1)),
    *(Qt.Key(number) for number in range(Qt.Key.Key_F1.value, Qt.Key.Key_F12.value + 1)),
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space),
    *(Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Insert),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home),
    *(Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Menu, Qt.Key.Key_Help),
    *(Qt.Key.Key_Print, Qt.Key.Key_Back, Qt.Key.Key_Forward, Qt.Key.Key_HomePage, Qt.Key.Key_Copy),
    *(Qt.Key.Key_Paste, Qt.Key.Key_Open, Qt.Key.Key_Close, Qt.Key.Key_PowerOff, Qt.Key.Key_Search),
    *(Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Question, Qt.Key.Key_Slash),
]
HELD = [
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
]
BUTTONS = [
    *(Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton),
    *(Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton),
]
TYPES = HELD[:2]
"""What may be held while a letter is typed."""

FIRST_NAMED = Qt.Key.Key_Escape.value
"""Keys from here on have names; those before it are their own letters."""

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
WHEEL = (-240, -120, 120, 240)


class Monkey:
    """Does one random thing after the other; the same seed does the same things."""

    def __init__(self, window: KioskWindow, seed: int) -> None:
        """Play with ``window``."""
        self._window = window
        self.seen: set[str] = set()
        self._random = random.Random(seed)  # noqa: S311 (a test, not a secret)
        self._touch = QTest.createTouchDevice()
        self._acts = {
            self._key: 8, self._click: 4, self._press: 5, self._double: 2, self._drag: 2,
            self._wheel: 3, self._drop: 3, self._menu: 3, self._tap: 4, self._pinch: 2,
        }  # fmt: skip

    def play(self, count: int) -> None:
        """Cause ``count`` events."""
        acts, weights = list(self._acts), list(self._acts.values())
        for act in self._random.choices(acts, weights, k=count):
            act()
            QApplication.processEvents()
            self.seen.add(self._where())
        settle()

    def _where(self) -> str:
        stack, desk = self._window.centralWidget(), self._window.desk
        shown = stack.currentWidget() if isinstance(stack, QStackedWidget) else stack
        address = desk.visit.history.current.address if shown is desk else ""
        return f"{type(shown).__name__} {address}".strip()

    @property
    def _handle(self) -> QWindow:
        return self._window.windowHandle()

    def _point(self) -> QPoint:
        """Return a place on the screen; half of the time one where something can be pressed."""
        width, height = self._window.width(), self._window.height()
        found = QPoint(self._random.randrange(width), self._random.randrange(height))
        kinds = (QAbstractButton, QLineEdit, QTextEdit)
        targets = [w for kind in kinds for w in self._window.findChildren(kind) if w.isVisible()]
        if targets and self._random.random() < 0.5:
            target = self._random.choice(targets)
            found = target.mapTo(self._window, target.rect().center())
        return QPoint(min(max(found.x(), 0), width - 1), min(max(found.y(), 0), height - 1))

    def _under(self, point: QPoint) -> QWidget:
        return self._window.childAt(point) or self._window

    def _key(self) -> None:
        key, held = self._random.choice(KEYS), self._random.choice(HELD)
        text = chr(key.value).lower() if key.value < FIRST_NAMED and held in TYPES else ""
        for action in (QTest.KeyAction.Press, QTest.KeyAction.Release):
            QTest.sendKeyEvent(action, self._handle, key, text, held)

    def _click(self) -> None:
        button, held = self._random.choice(BUTTONS), self._random.choice(HELD)
        QTest.mouseClick(self._handle, button, held, self._point())

    def _press(self) -> None:
        QTest.mouseClick(self._handle, LEFT, NONE, self._point())

    def _double(self) -> None:
        button = self._random.choice(BUTTONS)
        point = self._point()
        QTest.mouseClick(self._handle, button, NONE, point)
        QTest.mouseDClick(self._handle, button, NONE, point)
        QTest.mouseClick(self._handle, button, NONE, point)

    def _drag(self) -> None:
        button = self._random.choice(BUTTONS)
        QTest.mousePress(self._handle, button, NONE, self._point())
        QTest.mouseMove(self._handle, self._point())
        QTest.mouseMove(self._handle, self._point())
        QTest.mouseRelease(self._handle, button, NONE, self._point())

    def _wheel(self) -> None:
        turned = QPoint(0, self._random.choice(WHEEL))
        held = self._random.choice(HELD)
        QTest.wheelEvent(self._handle, QPointF(self._point()), turned, QPoint(), held)

    def _drop(self) -> None:
        """Drop a file, an address or words, as from another program."""
        point = self._point()
        under = self._under(point)
        things = QMimeData()
        things.setText("dropped words")
        if self._random.random() < 0.5:
            things.setUrls([QUrl("file:///etc/passwd"), QUrl("https://example.org/")])
        place = under.mapFrom(self._window, point)
        common = (Qt.DropAction.CopyAction, things, LEFT, NONE)
        for event in (
            QDragEnterEvent(place, *common),
            QDragMoveEvent(place, *common),
            QDropEvent(QPointF(place), *common),
            QDragLeaveEvent(),
        ):
            QApplication.sendEvent(under, event)

    def _menu(self) -> None:
        point, reason = self._point(), self._random.choice(list(QContextMenuEvent.Reason))
        under = self._under(point)
        place = under.mapFrom(self._window, point)
        event = QContextMenuEvent(reason, place, under.mapToGlobal(place), NONE)
        QApplication.sendEvent(under, event)

    def _tap(self) -> None:
        self.fingers([self._point()], [self._random.choice([None, self._point()])])

    def _pinch(self) -> None:
        """Put two fingers down, and half of the time lift them where they are: a tap of two."""
        moved = [self._point(), self._point()]
        stays = self._random.random() < 0.5
        self.fingers([self._point(), self._point()], [None, None] if stays else [*moved])

    def fingers(self, down: list[QPoint], moved: list[QPoint | None]) -> None:
        """Put fingers down, move those that have another place, and lift them."""
        last = [there or here for here, there in zip(down, moved, strict=True)]
        for step, places in (("press", down), ("move", last), ("release", last)):
            touch = QTest.touchEvent(self._handle, self._touch, False)
            for number, place in enumerate(places):
                getattr(touch, step)(number, place, self._handle)
            touch.commit()
