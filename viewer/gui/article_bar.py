"""The bar over an article: its headings, its links, the handout, listen and find."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from viewer.gui.actions import with_key
from viewer.gui.icons import icon
from viewer.gui.theme import Look

EDGES = 28
"""Pixels of the bar that are its margins."""

GAP = 8
"""Pixels between two targets (A9)."""


class ArticleBar(QFrame):
    """Buttons, with their words where there is room for them.

    Signals: each asks for what its name says.
        contents_requested(), links_requested(), listen_requested(), find_requested()
        handout_requested(): put this page into the handout, or take it out.
    """

    contents_requested = Signal()
    links_requested = Signal()
    handout_requested = Signal()
    listen_requested = Signal()
    find_requested = Signal()

    def __init__(self, parent: QWidget | None = None):
        """Begin without the links, which have to be offered first."""
        super().__init__(parent)
        self.setObjectName("article_bar")
        self._look: Look | None = None
        self._in_handout = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(EDGES // 2, 2, EDGES // 2, 2)
        self._row.setSpacing(GAP)
        self._buttons: dict[str, QToolButton] = {}
        for name, icon_name, signal in (
            ("contents", "list", self.contents_requested),
            ("links", "external-link", self.links_requested),
            ("handout", "plus", self.handout_requested),
            ("listen", "volume-2", self.listen_requested),
            ("find", "search", self.find_requested),
        ):
            if name == "handout":
                self._row.addStretch(1)
            made = QToolButton(self)
            made.setObjectName("contents_button")
            made.setProperty("request", name)
            made.setProperty("icon_name", icon_name)
            # As high as the highest: one without its word would hold back those that have one.
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            made.clicked.connect(signal)
            self._buttons[name] = made
            self._row.addWidget(made)
        self.offer("links", offered=False)
        self._say()

    def offer(self, name: str, *, offered: bool) -> None:
        """Show the button of this request, or put it away."""
        self._buttons[name].setVisible(offered)

    def rect_of(self, name: str, widget: QWidget) -> QRect:
        """Return where the button of this request stands in ``widget``."""
        button = self._buttons[name]
        return QRect(button.mapTo(widget, button.rect().topLeft()), button.size())

    def show_in_handout(self, there: bool) -> None:
        """Say whether the page is in the handout."""
        if there == self._in_handout:
            return
        self._in_handout = there
        self._buttons["handout"].setProperty("icon_name", "check" if there else "plus")
        self._say()
        look, self._look = self._look, None
        if look is not None:
            self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Recolor the icons and let the buttons grow with the text."""
        if look == self._look:
            self._fit()
            return
        self._look = look
        side = look.px(22)
        for button in self._buttons.values():
            button.setIcon(icon(button.property("icon_name"), look.theme.action, side))
            button.setIconSize(QSize(side, side))
        self._fit()

    def _say(self) -> None:
        """Put its words on every button, in the language of the moment (L3)."""
        add = self.tr("Add to my handout")
        handout = self.tr("In my handout") if self._in_handout else add
        hint = self.tr("Take out of my handout") if self._in_handout else add
        contents, links = self.tr("On this page"), self.tr("Links on this page")
        listen, find = self.tr("Listen to this page"), self.tr("Find on this page")
        for name, text, said, told in (
            ("contents", contents, contents, contents),
            ("links", self.tr("Links"), links, links),
            ("handout", handout, handout, hint),
            ("listen", self.tr("Listen"), listen, listen),
            ("find", self.tr("Find"), find, with_key(find, "find")),
        ):
            button = self._buttons[name]
            button.setText(text)
            button.setAccessibleName(said)
            button.setToolTip(told)

    def changeEvent(self, event: QEvent) -> None:
        """Say the words anew when the language changes (L3)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the words that have no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the words beside the pictures where there is no room for them."""
        style = Qt.ToolButtonStyle
        shown = [button for button in self._buttons.values() if not button.isHidden()]
        for button in shown:
            button.ensurePolished()
            button.setToolButtonStyle(style.ToolButtonTextBesideIcon)
        room = self.width() - EDGES - GAP * len(shown)
        for name in ("find", "listen", "links", "contents", "handout"):
            if sum(button.minimumSizeHint().width() for button in shown) > room:
                self._buttons[name].setToolButtonStyle(style.ToolButtonIconOnly)
