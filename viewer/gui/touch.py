"""A finger: it scrolls what it drags, taps what it lets go of, and selects nothing (A11, A13)."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QScrollPrepareEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QScroller,
    QScrollerProperties,
    QTextEdit,
    QWidget,
)

from viewer.gui.platform_wishes import less_motion

SLOWING = 0.5
"""How fast a flicked page comes to rest (Qt's own is 0.125): within a second, not three (A24)."""

AWAY = -10_000
"""Pixels to the left of everything: a press that is let go there has pressed nothing."""


def scroll_by_finger(area: QAbstractScrollArea, still: Callable[[], bool] = less_motion) -> None:
    """Let a finger on ``area`` scroll it, and select nothing and press nothing as it does so.

    A drag scrolls (A13); a tap still activates the link, button or row that it began on, when the
    finger is lifted there (A11). The page never goes beyond its end and springs back, and where
    ``still`` says that less motion is wished for it stops with the finger (A24). What a mouse does,
    selecting text to copy it too, is left as it is. Nothing here is the only way: the keys, the
    wheel and the scroll bar do the same (A12).
    """
    viewport = area.viewport()
    viewport.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
    viewport.grabGesture(_drag().gesture)
    # Where a viewport fills its ground by itself, Qt's style sheets keep a note of it for ever, one
    # for each page that was made; the ground is that of the area or of what is in it.
    viewport.setAutoFillBackground(False)
    _Finger(area, still)


@cache
def _drag() -> "_Drag":
    """Return what keeps the one gesture of the program by which a finger scrolls what it is on.

    Qt would make a gesture for each area, under a number that was never used before, and PySide
    keeps an enumeration for each such number until the program ends: a kiosk that makes its window
    anew for every reader would grow without end. What Qt made first serves every area.
    """
    return _Drag()


class _Drag(QObject):
    """Keeps a gesture for as long as the program runs.

    It has no parent: PySide takes it down before the application, and never after, when Qt has no
    gestures any more.
    """

    def __init__(self) -> None:
        super().__init__()
        self.gesture = QScroller.grabGesture(self, QScroller.ScrollerGestureType.TouchGesture)


def _calm(properties: QScrollerProperties, *, still: bool) -> QScrollerProperties:
    """Return ``properties`` without what springs or speeds up; ``still``: the page never glides."""
    metric = QScrollerProperties.ScrollMetric
    never = QScrollerProperties.OvershootPolicy.OvershootAlwaysOff
    properties.setScrollMetric(metric.HorizontalOvershootPolicy, never)
    properties.setScrollMetric(metric.VerticalOvershootPolicy, never)
    properties.setScrollMetric(metric.AcceleratingFlickSpeedupFactor, 1.0)
    properties.setScrollMetric(metric.DecelerationFactor, SLOWING)
    usual = QScrollerProperties().scrollMetric(metric.MaximumVelocity)
    properties.setScrollMetric(metric.MaximumVelocity, 0.0 if still else usual)
    return properties


class _Finger(QObject):
    """Takes from what Qt makes of a finger all that a mouse would select with, or press by mistake.

    Qt hands every touch that nobody wanted on as a mouse: to text that is a drag that selects (F6),
    and to a button a release on it, for it has moved along under the finger.
    """

    def __init__(self, area: QAbstractScrollArea, still: Callable[[], bool]):
        # The area is not kept: the two would keep each other until the program ends, and what then
        # is still there Qt takes down while Python can no longer listen to it.
        super().__init__(area)
        self._still = still
        self._scroller = QScroller.scroller(area.viewport())
        self._start: QPoint | None = None
        """Where in the viewport the finger was put; None while there is none, or it only drags."""
        self._down = False
        area.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the widget under the finger, from before it hears of it."""
        area = self.parent()
        if isinstance(area, QAbstractScrollArea):
            if isinstance(event, QScrollPrepareEvent):
                self._begin(area.viewport(), event.startPos().toPoint())
            elif (
                isinstance(event, QMouseEvent)
                and isinstance(watched, QWidget)
                and event.deviceType() == QInputDevice.DeviceType.TouchScreen
            ):
                return self._holds_back(area, watched, event)
        return super().eventFilter(watched, event)

    def _begin(self, viewport: QWidget, place: QPoint) -> None:
        self._start, self._down = place, False
        # Asked each time, so a wish that changes holds from the next touch on.
        calm = _calm(self._scroller.scrollerProperties(), still=self._still())
        self._scroller.setScrollerProperties(calm)
        touched = viewport.childAt(place)
        if touched is not None:
            touched.installEventFilter(self)  # a second time changes nothing

    def _holds_back(self, area: QAbstractScrollArea, touched: QWidget, event: QMouseEvent) -> bool:
        """Say whether ``touched`` is not to get ``event``, which stands for a finger."""
        kind = event.type()
        place = touched.mapTo(area.viewport(), event.position().toPoint())
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._start, self._down = place, True
            if kind == QEvent.Type.MouseButtonDblClick:  # selects no word: it is a tap as any other
                _send(touched, QEvent.Type.MouseButtonPress, event.position())
                return True
            return False
        if self._start is None:
            return True
        dragged = self._scroller.state() == QScroller.State.Dragging
        if kind == QEvent.Type.MouseMove and not dragged:
            # A button shows whether the finger is still on it; all else would begin to select.
            return not isinstance(touched, QAbstractButton)
        off = dragged or _is_off(area, self._start, place)
        if off:
            _send(touched, QEvent.Type.MouseButtonRelease, QPointF(AWAY, event.position().y()))
        elif not self._down:  # of two quick taps Qt keeps the second's press to itself
            began = QPointF(touched.mapFrom(area.viewport(), self._start))
            _send(touched, QEvent.Type.MouseButtonPress, began)
        self._start = None
        return off


def _is_off(area: QAbstractScrollArea, put: QPoint, lifted: QPoint) -> bool:
    """Say whether the finger is lifted off another link than it was put on, or off none."""
    return isinstance(area, QTextEdit) and area.anchorAt(put) != area.anchorAt(lifted)


def _send(widget: QWidget, kind: QEvent.Type, place: QPointF) -> None:
    """Send ``widget`` a mouse event of our own, which no finger is behind."""
    left = Qt.MouseButton.LeftButton
    held = left if kind == QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
    event = QMouseEvent(
        kind, place, widget.mapToGlobal(place), left, held, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)
