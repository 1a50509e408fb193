"""The frame of the window: a bar, three columns under it, in the reader's theme and text size."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from viewer.gui.columns import HELP, NARROWEST, PAGE, TOPICS, Columns
from viewer.gui.fonts import load_fonts
from viewer.gui.keyboard_window import KeyboardWindow
from viewer.gui.notice import Notice
from viewer.gui.reading_bar import ReadingBar
from viewer.gui.support_panel import SupportPanel
from viewer.gui.tab_order import order_stops
from viewer.gui.theme import MAX_CHROME, Look, apply, look_of
from viewer.gui.topic_sidebar import TopicSidebar
from viewer.visit.visit import Visit


class FramedWindow(KeyboardWindow):
    """Knows how things look and where they stand, and not what any of them shows."""

    def __init__(self, visit: Visit, clinic_name: str, parent: QWidget | None = None):
        """Look as the preferences of ``visit`` say; _place() puts the columns into the frame."""
        super().__init__(parent)
        self._visit = visit
        self._dressed: Look | None = None
        self._ratio = 0.0
        self.setWindowTitle("Snowdrop")
        self.setMinimumSize(NARROWEST, 400)
        self.resize(1280, 800)
        self._apply(self._look())  # first: each widget is then dressed once, as it is shown
        self._bar = self._make_bar(clinic_name)
        self._notice = Notice()
        self._sidebar = TopicSidebar()
        self._panel = SupportPanel()
        self._whole = QWidget()

    def _make_bar(self, clinic_name: str) -> ReadingBar:
        return ReadingBar(clinic_name)

    def _place(self, page: QWidget, search: QWidget) -> None:
        """Put the page, and the search that can take its place, between the two panels."""
        self._columns = Columns(self._sidebar, page, search, self._panel)
        self._arrange()

    def _arrange(self) -> None:
        self._whole.setObjectName("center")
        self._rows = QVBoxLayout(self._whole)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self._bar)
        self._rows.addWidget(self._notice)
        self._rows.addWidget(self._columns, 1)
        self.setCentralWidget(self._whole)

    def tell(self, message: str) -> None:
        """Say something across the window."""
        self._notice.tell(message)

    # -- how it looks -------------------------------------------------------------------------

    def _look(self) -> Look:
        widest = max(1.0, min(MAX_CHROME, self.width() / NARROWEST))
        return look_of(self._visit.preferences, widest)

    def _apply(self, look: Look) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication) and look != self._dressed:
            apply(app, look)
        if self._dressed is not None and look.typeface != self._dressed.typeface:
            for problem in load_fonts(look.typeface):
                self.tell(problem.message)
        self._dressed = look

    def _redress(self) -> None:
        """Dress everything again: the look is another one."""
        raise NotImplementedError

    def grow_text(self) -> None:
        """Make the text one step larger, up to 400 %."""
        self._visit.preferences.grow()
        self._redress()

    def shrink_text(self) -> None:
        """Make the text one step smaller, down to 100 %."""
        self._visit.preferences.shrink()
        self._redress()

    def reset_text(self) -> None:
        """Make the text as large as the clinic has set it."""
        self._visit.preferences.reset_size()
        self._redress()

    @property
    def _own_acts(self) -> dict[str, Callable[[], None]]:
        """What this frame does by itself; see viewer.gui.actions."""
        sizes = {"larger": self.grow_text, "smaller": self.shrink_text, "usual": self.reset_text}
        return {"help": self.show_help, **sizes}

    def set_theme(self, name: str) -> None:
        """Use another of the four themes."""
        self._visit.preferences.theme = name
        self._redress()

    def follow_theme(self, name: str) -> None:
        """Use the theme that the system asks for now, unless the reader has chosen one (A16)."""
        if self._visit.preferences.follow(name):
            self._redress()

    def event(self, event: QEvent) -> bool:
        """Draw icons and figures anew on a screen that is finer or coarser (A18)."""
        # First: one of these events deletes this window.
        if event.type() == QEvent.Type.DevicePixelRatioChange and self.isVisible():
            self._refine()
        return super().event(event)

    def _refine(self) -> None:
        ratio = self.devicePixelRatioF()
        if ratio != self._ratio:  # Qt tells it twice
            self._ratio = ratio
            self._redress()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next stop of the Tab key, in the order in which one reads (A7)."""
        order_stops(self._whole)
        return super().focusNextPrevChild(forward)

    # -- narrow windows -----------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold the panels; in a very narrow window hold the buttons back too."""
        super().resizeEvent(event)
        if self._look() != self._dressed:
            self._redress()
        else:
            self._fold(self._look())

    def _fold(self, look: Look) -> None:
        self._columns.fold(self.width(), look)
        self._bar.set_folded(self._columns.folded, self.width())
        self._update_bar()

    def _bring(self, front: str) -> None:
        self._columns.bring(front)
        self._update_bar()

    def _update_bar(self) -> None:
        """Grey out what would do nothing now."""
        self._bar.set_idle(self._idle())
        self._bar.offer_next(self._visit.may_save)

    def _idle(self) -> set[str]:
        """Return the acts that would do nothing now."""
        history, preferences = self._visit.history, self._visit.preferences
        active = {
            "back": history.can_go_back or self._columns.front != PAGE,
            "forward": history.can_go_forward,
            "smaller": preferences.can_shrink,
            "larger": preferences.can_grow,
            "next": not self._visit.is_fresh,
        }
        return {act for act, does in active.items() if not does}

    def show_topics(self) -> None:
        """Show the topics; in a narrow window they take the place of the page, or give it back."""
        self._bring(PAGE if self._columns.front == TOPICS else TOPICS)
        self._sidebar.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_help(self, name: str = "") -> None:
        """Show places to get help, at the card ``name`` if there is one."""
        if self._columns.folded:
            self._bring(HELP)
        self._panel.reveal(name)
