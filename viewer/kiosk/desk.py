"""One visit's window inside the kiosk: the reader's own, with the kiosk's home and bar."""

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QWidget,
)

from viewer.gui.article_view import ArticleView
from viewer.gui.helpful import Helpful
from viewer.gui.icons import forget_figures
from viewer.gui.listen_bar import ListenBar
from viewer.gui.main_window import MainWindow
from viewer.gui.parts import Parts
from viewer.gui.reading_bar import ReadingBar
from viewer.gui.speaker import Speaker
from viewer.gui.speech_state import Speech
from viewer.gui.theme import Look, apply
from viewer.kiosk.bar import ABOVE, KioskBar
from viewer.kiosk.keypad import BEGINNING, Act
from viewer.kiosk.long_press import LongPress
from viewer.kiosk.sizes import all_readable
from viewer.kiosk.talking import Talking
from viewer.kiosk.tiles import CHOICE, HELP, TOPICS
from viewer.visit.ending import do_all
from viewer.visit.visit import Visit


class KioskDesk(MainWindow):
    """Everything one person sees. It is thrown away with the visit; nothing is wiped (K3).

    Signals:
        hide_requested(), finish_requested(): the reader wants to be gone.
        staff_requested(): the clinic's name was pressed for long.
        answered(str, str): an article was called helpful or not; see ``Helpful``.
    """

    hide_requested = Signal()
    finish_requested = Signal()
    staff_requested = Signal()
    answered = Signal(str, str)

    def __init__(self, parts: Parts):
        """Build the window of the visit in ``parts``."""
        self._urgent = parts.library.info.when_to_call
        self._counts = parts.settings.counts
        self._helpful: Helpful | None = None
        super().__init__(parts)
        self.setWindowFlags(Qt.WindowType.Widget)
        self._talking = Talking(self, self._columns, self._bar, self._visit, self._numbers)
        self._talking.changed.connect(self._bar.button("speak").setChecked)
        self._talking.failed.connect(self.tell)
        self._pages.offer_links()
        self._pages.fill_height()

    def _make_bar(self, clinic_name: str) -> ReadingBar:
        self._clinic = QLabel(clinic_name or "Snowdrop", self)
        bar = KioskBar(clinic_name)
        bar.up_requested.connect(self.page_up)
        bar.down_requested.connect(self.page_down)
        bar.urgent_requested.connect(self.show_urgent)
        bar.hide_requested.connect(self.hide_requested)
        bar.finish_requested.connect(self.finish_requested)
        bar.speak_requested.connect(self.toggle_speech)
        return bar

    def _arrange(self) -> None:
        """Put the clinic's name over the page and the bar under it."""
        super()._arrange()
        self._clinic.setObjectName("kiosk_clinic")
        self._clinic.setTextFormat(Qt.TextFormat.PlainText)
        self._press = LongPress(self._clinic)
        self._press.pressed.connect(self.staff_requested)
        head = QHBoxLayout()
        head.setContentsMargins(28, 6, 12, 8)
        self._clinic.setWordWrap(True)
        head.addWidget(self._clinic, 1)
        head.setSpacing(10)
        for name in ABOVE:
            head.addWidget(self._bar.button(name))
            self._bar.button(name).setVisible(name != "speak" or self._visit.may_listen)
        self._rows.insertLayout(0, head)
        self._rows.removeWidget(self._bar)
        self._rows.addWidget(self._bar)
        if self._counts:
            self._ask_under_pages()

    def _ask_under_pages(self) -> None:
        """Ask under each page of text whether it helped: this clinic has answers counted (K10)."""
        view = self._pages.findChild(ArticleView)
        below = view.layout() if isinstance(view, ArticleView) else None
        if isinstance(view, ArticleView) and below is not None:
            self._helpful = Helpful(view.browser, self._urgent)
            self._helpful.answered.connect(self.answered)
            below.addWidget(self._helpful)
            self.opened.connect(self._ask)

    def _ask(self, address: str) -> None:
        if self._helpful is not None:
            article = self._library.article(address, self._visit.language)
            self._helpful.show_for(article, self._look())

    def _dress(self, region: str | None) -> None:
        super()._dress(region)
        if self._helpful is not None:
            self._helpful.set_look(self._look())

    def _fold(self, look: Look) -> None:
        """Show one thing at a time on a screen of any width."""
        self._columns.fold(0, look)
        self._bar.set_folded(folded=True, width=self.width())
        for layout in (self._bar.layout(), self._rows):
            if layout is not None:
                layout.activate()  # a bar that has become higher leaves a card less room, at once
        self._update_bar()

    def _look(self) -> Look:
        return all_readable(super()._look())

    def _apply(self, look: Look) -> None:
        """Dress this desk alone: the next one waits as it is, and need not be dressed anew."""
        apply(self, look)
        self._dressed = look

    def open(self, address: str) -> None:
        """Go to a page, to the places to get help, or take a circumstance (``choice:ID``)."""
        if address == HELP:
            self.show_help()
        elif address == self._urgent and not self._pages.holds(address):
            self.show_help()  # it may not be shown here; its tile and its answer still must help
        elif address.startswith(CHOICE):
            self._visit.circumstance = address.removeprefix(CHOICE)
            super().open(TOPICS)
            self._pages.show_place(self._visit.history.current)
        else:
            super().open(address)

    @property
    def visit(self) -> Visit:
        """The visit that this desk serves."""
        return self._visit

    def bar_button(self, name: str) -> QToolButton:
        """Return a button by the name of what it asks for: “hide”, “finish”, “display”."""
        return self._bar.button(name)

    def place_of(self, name: str) -> tuple[QToolButton, QRect]:
        """Return a button by its name, and where it stands on the desk."""
        button = self._bar.button(name)
        return button, QRect(button.mapTo(self, QPoint()), button.size())

    def _numbers(self) -> list[str]:
        return [number for number in (self._desk.emergency, self._desk.crisis) if number]

    def toggle_speech(self) -> None:
        """Read all that is on the screen, and all that will be, or end that (A27)."""
        if self._visit.may_listen:
            self._talking.toggle()

    def begins_with(self, act: Act) -> bool:
        """Say whether a key of the keypad begins a visit where nobody reads yet (A30)."""
        return act is Act.LARGER_TEXT or (act in BEGINNING and self._visit.may_listen)

    def obey(self, act: Act) -> None:
        """Do what a key of the keypad asks for; without a place to hear it, no voice does."""
        if act is Act.LARGER_TEXT:
            self._enlarge()
        elif self._visit.may_listen:
            self._talking.obey(act)

    def _enlarge(self) -> None:
        """Take the next larger text, and after the largest the usual one again."""
        preferences = self._visit.preferences
        if preferences.can_grow:
            self.grow_text()
        else:
            preferences.text_size = self._parts.settings.text_size
            self._redress()
        words = QCoreApplication.translate("DisplayCard", "Text size {size} percent")
        self._talking.add(words.format(size=preferences.text_size))

    @property
    def is_speaking(self) -> bool:
        """Whether a page is being read aloud."""
        return any(one.speech is Speech.SPEAKING for one in self.findChildren(Speaker))

    @property
    def is_printing(self) -> bool:
        """Whether pages are being made or printed."""
        return self._handout.is_printing

    @property
    def is_listening(self) -> bool:
        """Whether screens are read aloud, or the bar to listen is open; the voice may be silent."""
        return self._talking.is_on or any(bar.isVisible() for bar in self.findChildren(ListenBar))

    def say(self, words: str, screen: QWidget) -> None:
        """Say ``words`` aloud, if she has listened before; else a room would hear them (A27).

        Where whole screens are read to her, she hears all that is on ``screen``.
        """
        self._talking.read(screen)
        if self._talking.is_on:
            return
        for speaker in self.findChildren(Speaker):
            if speaker.is_ready:
                self._pages.stop_listening()
                # No mark on the page follows this voice.
                speaker.blockSignals(True)
                speaker.load([words])
                speaker.play()

    def hush(self) -> None:
        """Stop what say() said."""
        self._talking.return_to_desk()
        for speaker in self.findChildren(Speaker):
            if speaker.signalsBlocked():
                speaker.load(())
                speaker.blockSignals(False)

    def take_focus(self) -> None:
        """Put the focus on the page, where the arrow keys scroll it."""
        self._pages.take_focus()

    def end_visit(self) -> None:
        """Be silent and forget, even before this desk is deleted."""
        steps = [self._talking.end]
        steps += [speaker.stop for speaker in self.findChildren(Speaker)]
        if self._helpful is not None:
            steps.append(self._helpful.forget)
        steps += [self._handout.end, self._search.clear, self._visit.end, forget_figures]
        do_all(*steps)

    def page_up(self) -> None:
        """Scroll what is on show up by one screen (A12)."""
        self._scroll(QAbstractSlider.SliderAction.SliderPageStepSub)

    def page_down(self) -> None:
        """Scroll what is on show down by one screen (A12)."""
        self._scroll(QAbstractSlider.SliderAction.SliderPageStepAdd)

    def _scroll(self, step: QAbstractSlider.SliderAction) -> None:
        areas = (area for area in self.findChildren(QAbstractScrollArea) if area.isVisible())
        for area in sorted(areas, key=_surface, reverse=True)[:1]:
            area.verticalScrollBar().triggerAction(step)

    def show_urgent(self) -> None:
        """Open the page on signs that should not wait; without one, the places to get help."""
        if self._urgent is not None and self._pages.holds(self._urgent):
            self.open(self._urgent)
        else:
            self.show_help()


def _surface(widget: QWidget) -> int:
    """Return how much of the screen ``widget`` takes, in square pixels."""
    return widget.width() * widget.height()
