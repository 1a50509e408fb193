"""The page “My handout”: what is in it, in order, and how it leaves this computer."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

import msgspec
from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from viewer.gui.ask import Ask
from viewer.gui.fold_row import FoldRow
from viewer.gui.handout_list import Group, HandoutList
from viewer.gui.icons import icon
from viewer.gui.labels import label
from viewer.gui.own_question import OwnQuestion
from viewer.gui.search_page import SIDE, WIDEST
from viewer.gui.theme import Look
from viewer.gui.touch import scroll_by_finger
from viewer.gui.wrapping import WrappingCheck


class Offers(msgspec.Struct, frozen=True):
    """What can be done here; what cannot be done is not even built.

    own: a computer of the clinic, where one may type a question, and begin for the next patient.
    """

    printing: bool
    saving: bool
    own: bool

    @property
    def paper(self) -> bool:
        """Whether pages can be made here: without, there are codes for the phone and no more."""
        return self.printing or self.saving


class HandoutPage(QScrollArea):
    """Shows the handout; it changes nothing by itself.

    Signals:
        moved(object, int), removed(object), hard_chosen(object, bool): about one thing in it.
        typed(str): a question of the reader's own.
        large_chosen(bool): print larger.
        wanted(str): “look”, “print”, “save”, “phone”, “empty”, “next” or “cancel”: what was
            pressed.
    """

    moved = Signal(object, int)
    removed = Signal(object)
    hard_chosen = Signal(object, bool)
    typed = Signal(str)
    large_chosen = Signal(bool)
    wanted = Signal(str)

    def __init__(self, offers: Offers, parent: QWidget | None = None):
        """Begin empty; show_groups() fills the page."""
        super().__init__(parent)
        self._offers = offers
        self._look: Look | None = None
        self._buttons: dict[str, QPushButton] = {}
        self._large = WrappingCheck()
        self._large.setObjectName("handout_check")
        self._large.clicked.connect(self.large_chosen)
        self.setObjectName("tile_page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._heading = label("", "page_heading")
        self._lead = label("", "page_lead")
        self._own = OwnQuestion() if offers.own else None
        if self._own is not None:
            self._own.typed.connect(self.typed)
        self._list = HandoutList(self._own)
        self._list.emptied.connect(self.take_focus)
        self._list.moved.connect(self.moved)
        self._list.removed.connect(self.removed)
        self._list.hard_chosen.connect(self.hard_chosen)
        self._told = label("", "search_note")
        self._told.hide()
        self.ask = Ask()
        self._count = label("", "handout_count")
        self._arrange()
        scroll_by_finger(self)
        self._say()

    def _arrange(self) -> None:
        inside = QWidget()
        inside.setObjectName("page")
        self._whole = QVBoxLayout(inside)
        self._whole.setSpacing(14)
        self._whole.addWidget(self._heading)
        self._whole.addWidget(self._lead)
        self._whole.addWidget(self._list)
        offers = self._offers
        self._whole.addWidget(self._large)
        self._large.hide()
        self._whole.addWidget(self._count)
        self._whole.addWidget(self._button("cancel"), 0, Qt.AlignmentFlag.AlignLeading)
        self._whole.addWidget(self._told)
        self._whole.addWidget(self.ask)
        ways = [("print", offers.printing), ("save", offers.saving), ("phone", True)]
        self._row(*(name for name, offered in ways if offered))
        rest = [("look", offers.paper), ("empty", True), ("next", offers.own)]
        self._row(*(name for name, offered in rest if offered))
        self._whole.addStretch(1)
        self.setWidget(inside)

    def _row(self, *names: str) -> None:
        row = FoldRow()
        for name in names:
            row.add(self._button(name))
        self._whole.addWidget(row)

    def _button(self, name: str) -> QPushButton:
        button = self._buttons[name] = QPushButton()
        main = "print" if self._offers.printing else "save" if self._offers.saving else "phone"
        button.setObjectName("main_button" if name == main else "plain_button")
        button.setProperty("wanted", name)
        button.clicked.connect(self._want_sender)
        return button

    def _say(self) -> None:
        """Put its words on every part, in the language of the moment (L3)."""
        words = {
            "look": self.tr("Look at the pages"),
            "print": self.tr("Print"),
            "save": self.tr("Save as a file"),
            "phone": self.tr("On your phone"),
            "empty": self.tr("Empty the handout"),
            "next": self.tr("New patient"),
            "cancel": self.tr("Cancel"),
        }
        for name, button in self._buttons.items():
            button.setText(words[name])
            button.setAccessibleName(words[name])
        self._large.say(self.tr("Large print"))
        self._heading.setText(self.tr("My handout"))
        self.setAccessibleName(self.tr("My handout"))

    def changeEvent(self, event: QEvent) -> None:
        """Say the words anew when the language changes (L3)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def set_look(self, look: Look) -> None:
        """Take another theme, text size or language; show_groups() makes it visible."""
        self._look = look
        names = {"look": "file-text", "print": "printer", "save": "file-down", "next": "user-plus"}
        names["phone"] = "qr-code"
        for name, button in self._buttons.items():
            main = button.objectName() == "main_button"
            ink = look.theme.on_action if main else look.theme.action
            button.setIcon(icon(names.get(name, ""), ink, look.px(20)))
            button.setIconSize(QSize(look.px(20), look.px(20)))
        self._center()

    # -- what is in it ------------------------------------------------------------------------

    def show_groups(self, groups: Sequence[Group], *, large: bool) -> None:
        """Show what is in the handout; rows of what stays are kept, and the focus with them."""
        look = self._look
        if look is None:
            return
        filled = any(group.lines for group in groups)
        self._lead.setText(self._sentence(filled))
        self._list.show_groups(groups, look)
        self._order_stops()
        for name, button in self._buttons.items():
            if name not in ("next", "cancel"):
                button.setVisible(filled)
        self._large.setChecked(large)
        self._large.setVisible(filled and self._offers.paper)

    def _order_stops(self) -> None:
        """Have the Tab key go from top to bottom: rows come and go after all else was made (A7)."""
        ways = [button for name, button in self._buttons.items() if name != "cancel"]
        under = [self._large, self._buttons["cancel"], *self.ask.stops, *ways]
        stops: list[QWidget] = [self, *self._list.stops, *under]
        for before, stop in pairwise(stops):
            QWidget.setTabOrder(before, stop)

    def _sentence(self, filled: bool) -> str:
        if not filled:
            return self.tr(
                "Nothing is in it yet. Press “Add to my handout” on a page or on a place to get "
                "help, or choose questions for your appointment."
            )
        offers = self._offers
        if offers.printing and offers.saving:
            ways = self.tr("Take it with you on paper, as a file, or on your phone.")
        elif offers.printing:
            ways = self.tr("Take it with you on paper or on your phone.")
        elif offers.saving:
            ways = self.tr("Take it with you as a file or on your phone.")
        else:
            ways = self.tr("Take it with you on your phone.")
        if offers.own:
            forgotten = self.tr("It is forgotten when New patient is pressed.")
        else:
            forgotten = self.tr("It is forgotten when you leave.")
        return f"{ways} {forgotten}"

    # -- how it leaves this computer ----------------------------------------------------------

    def show_state(self, state: str, *, busy: bool = False) -> None:
        """Say how many pages there are, or what is being done; ``busy`` offers to cancel it.

        A screen reader is told what somebody waits for (A26).
        """
        cancel = self._buttons["cancel"]
        begins = busy and (cancel.isHidden() or state != self._count.text())
        self._count.setText(state)
        self._count.setAccessibleName(state)
        self._count.setVisible(bool(state))
        if cancel.hasFocus() and not busy:
            self.take_focus()
        cancel.setVisible(busy)
        if begins and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, state))

    def tell(self, message: str) -> None:
        """Say ``message`` on the page, and to a screen reader (A26); nothing: take it away."""
        self._told.setText(message)
        self._told.setAccessibleName(message)
        self._told.setVisible(bool(message))
        if message and self.isVisible():
            self.bring_into_sight(self._told)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message))

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll to ``part``, once it has found its place."""
        QTimer.singleShot(0, self, partial(self.ensureWidgetVisible, part))

    def take_focus(self) -> None:
        """Put the focus on the page itself, where the arrow keys scroll it."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_on(self, name: str) -> None:
        """Put the focus on the button that was pressed before."""
        self._buttons[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def button(self, name: str) -> QPushButton:
        """Return the button that was pressed, to open something beside it."""
        return self._buttons[name]

    def forget(self) -> None:
        """Keep nothing of whoever was here."""
        self.show_groups((), large=False)
        self.show_state("")
        self.tell("")
        self.ask.hide()
        if self._own is not None:
            self._own.forget()

    def _want_sender(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.wanted.emit(str(sender.property("wanted")))

    # -- narrow pages -------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        self._center()

    def _center(self) -> None:
        widest = self._look.px(WIDEST) if self._look is not None else WIDEST
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max(SIDE, (room - widest) // 2)
        self._whole.setContentsMargins(side, 26, side, 40)
