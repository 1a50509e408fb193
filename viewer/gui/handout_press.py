"""Serves the page “My handout”: shows what is in it, and lets it out on paper or as a file."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from viewer.gui.handout_codes import HandoutCodes
from viewer.gui.handout_maker import HandoutMaker
from viewer.gui.handout_page import HandoutPage, Offers
from viewer.gui.handout_words import groups, how_much
from viewer.gui.parts import Parts
from viewer.gui.theme import Look
from viewer.handout.pdf import FILE_NAME, Made
from viewer.visit.ending import do_all
from viewer.visit.handout import Kind, Piece, Question

if TYPE_CHECKING:
    from viewer.gui.handout_desk import HandoutDesk
    from viewer.gui.handout_saving import Saving
    from viewer.gui.preview import Preview

SCREEN_DPI = 96
"""Dots an inch of a page that is only looked at."""

Thing = Piece | Question


class HandoutPress(QObject):
    """Everything about a handout that only its own page needs; made when that is first opened.

    Pages are made each time that something changes, so that their number can be told; what is
    wanted meanwhile is done when they are there.
    """

    def __init__(
        self, desk: "HandoutDesk", parts: Parts, region: Callable[[], str | None], window: QWidget
    ):
        """Serve ``desk``; a dialog, where there may be one, opens over ``window``."""
        super().__init__(desk)
        self._desk, self._parts, self._region, self._window = desk, parts, region, window
        make = parts.printing
        self._printing = make(window, parts.settings) if make is not None else None
        printing = self._printing is not None and self._printing.offered
        visit = parts.visit
        offers = Offers(printing, visit.may_save, visit.may_type)
        self._paper = offers.paper
        self._page = HandoutPage(offers)
        self.page = QStackedWidget()
        self.page.addWidget(self._page)
        self._look: Look | None = None
        self._large = False
        self._then: Callable[[Made], None] | None = None
        self._saving: Saving | None = None
        self._preview: Preview | None = None
        self._maker = HandoutMaker(parts, region, self)
        self._codes = HandoutCodes(self._page, parts, region)
        self._connect()

    def _connect(self) -> None:
        page = self._page
        page.moved.connect(self._move)
        page.removed.connect(self._remove)
        page.hard_chosen.connect(self._choose_hard)
        page.typed.connect(self._ask_own)
        page.large_chosen.connect(self._choose_large)
        page.wanted.connect(self._do)
        page.ask.answered.connect(self._answered)
        self._maker.made.connect(self._take_pages)
        self._maker.drawn.connect(self._show_pictures)
        self._maker.failed.connect(self._fail)
        self._desk.changed.connect(self._refresh)
        if self._printing is not None:
            self._printing.told.connect(page.tell)
            self._printing.finished.connect(self._printed)

    @property
    def is_busy(self) -> bool:
        """Whether somebody waits for pages to be made, or for a printer."""
        printing = self._printing is not None and self._printing.is_printing
        return printing or self._then is not None or self._maker.is_drawing

    def take_focus(self) -> None:
        """Put the focus on what is on show, where the arrow keys scroll it."""
        if self._preview is not None:
            self._preview.take_focus()
        else:
            self._page.take_focus()

    # -- what is in it ------------------------------------------------------------------------

    def show(self, look: Look) -> None:
        """Show the handout as it is now, in ``look``."""
        self._look = look
        self._close_preview()
        self._page.set_look(look)
        self._page.tell("")
        self._fill()

    def _refresh(self) -> None:
        if self.page.isVisible():
            self._page.tell("")
            self._fill()

    def _fill(self) -> None:
        """Show the rows, and begin to make the pages."""
        self._then = None
        self._page.ask.hide()
        shown = groups(self._parts, self._region(), paper=self._paper)
        self._page.show_groups(shown, large=self._large)
        if self._paper and self._parts.visit.handout.count:
            self._maker.make(large=self._large)
        else:
            self._maker.forget()
        self._show_state()

    def _show_state(self) -> None:
        """Say how many pages there are, or what is being done."""
        pages, state = self._maker.pages, ""
        if self._printing is not None and self._printing.is_printing:
            state = self.tr("Printing…")
        elif self._maker.is_making or self._maker.is_drawing:
            much = how_much(self._parts, pages) if self.is_busy else ""
            state = much or self.tr("Making the pages…")
        elif pages is not None:
            one, many = self.tr("1 page"), self.tr("{count} pages")
            state = one if pages.pages == 1 else many.format(count=pages.pages)
        self._page.show_state(state, busy=self.is_busy)

    def _move(self, thing: Thing, step: int) -> None:
        handout = self._parts.visit.handout
        if isinstance(thing, Piece):
            handout.move(thing.kind, thing.id, step)
            order = [piece.id for piece in handout.pieces if piece.kind is thing.kind]
            at, count = order.index(thing.id), len(order)
        else:
            handout.move_question(thing, step)
            at, count = handout.questions.index(thing), len(handout.questions)
        self._desk.note(self.tr("Now {at} of {count}").format(at=at + 1, count=count))

    def _remove(self, thing: Thing) -> None:
        if isinstance(thing, Piece):
            self._parts.visit.handout.remove(thing.kind, thing.id)
        else:
            self._parts.visit.handout.drop(thing)
        self._desk.note(self.tr("Taken out of my handout."))

    def _choose_hard(self, thing: Thing, chosen: bool) -> None:
        if isinstance(thing, Piece) and thing.kind is Kind.ARTICLE:
            self._parts.visit.handout.set_whole(thing.id, chosen)
            self._desk.note("")

    def _choose_large(self, chosen: bool) -> None:
        self._large = chosen
        self._fill()

    def _ask_own(self, text: str) -> None:
        self._desk.ask(Question(text=" ".join(text.split())))

    # -- pages --------------------------------------------------------------------------------

    def _take_pages(self) -> None:
        """Tell how many pages there are and what is not on them; then do what was waited for."""
        then, self._then = self._then, None
        pages = self._maker.pages
        self._show_state()
        if pages is not None:
            if pages.told:
                self._page.tell("\n".join(pages.told))
            if then is not None:
                then(pages)

    def _fail(self, why: str) -> None:
        self._then = None
        self._show_state()
        self._page.tell(why)

    def _do(self, wanted: str) -> None:
        """Do what was pressed, as soon as the pages are there."""
        acts = {"look": self._draw, "print": self._ask_to_print, "save": self._save}
        if wanted in acts:
            self._page.tell("")
            if self._maker.pages is not None:
                acts[wanted](self._maker.pages)
            else:
                self._then = acts[wanted]
                if not self._maker.is_making:
                    self._maker.make(large=self._large)  # once more: it has failed before
                self._show_state()
        elif wanted == "empty":
            self._parts.visit.handout.clear()
            self._desk.note(self.tr("The handout is empty."))
        elif wanted == "cancel":
            self._cancel()
        elif wanted == "phone" and self._look is not None:
            self._codes.open(self._page.button("phone"), self._look)
        elif wanted == "next":
            self._desk.new_patient_requested.emit()

    def _cancel(self) -> None:
        """Wait for nothing any more; the handout stays."""
        self._then = None
        self._maker.stop_drawing()
        if self._printing is not None and self._printing.is_printing:
            self._printing.cancel()
        self._show_state()

    def press_print(self) -> None:
        """Press the button “Print”, if it is there and can be pressed now."""
        if self._preview is not None:
            self._back_from_looking()
        if self._printing is not None and self._printing.offered:
            self._page.button("print").click()

    # -- looking ------------------------------------------------------------------------------

    def _draw(self, _pages: Made) -> None:
        self._maker.draw(SCREEN_DPI)
        self._show_state()

    def _show_pictures(self, pictures: list[bytes]) -> None:
        from viewer.gui.preview import Preview

        self._show_state()
        if self._look is not None and self.page.isVisible():
            self._close_preview()
            self._preview = Preview(pictures, self._look)
            self._preview.closed.connect(self._back_from_looking)
            self.page.addWidget(self._preview)
            self.page.setCurrentWidget(self._preview)
            self._preview.take_focus()

    def _back_from_looking(self) -> None:
        self._close_preview()
        self._page.focus_on("look")

    def _close_preview(self) -> None:
        preview, self._preview = self._preview, None
        if preview is not None:
            self.page.removeWidget(preview)
            preview.hide()
            preview.deleteLater()

    # -- printing -----------------------------------------------------------------------------

    def _ask_to_print(self, pages: Made) -> None:
        """Print; in a room with others ask first, and say so kindly where it may not be."""
        printing = self._printing
        if printing is None or printing.is_printing:
            return
        refusal = printing.refusal(pages.pages)
        question = printing.question(pages.pages)
        if refusal:
            self._page.tell(refusal)
        elif question:
            self._page.ask.ask(question, self.tr("Print now"), self.tr("Do not print"))
            self._page.bring_into_sight(self._page.ask)
        else:
            self._print()

    def _answered(self, yes: bool) -> None:
        self._page.take_focus()
        if yes:
            self._print()

    def _print(self) -> None:
        pages, pictures = self._maker.pages, self._maker.pictures
        if self._printing is not None and pages is not None and pictures is not None:
            self._printing.begin(pages, pictures)
            self._show_state()

    def _printed(self, done: bool) -> None:
        self._show_state()
        if done:
            self._desk.printed.emit()

    # -- saving -------------------------------------------------------------------------------

    def _save(self, pages: Made) -> None:
        if not self._parts.visit.may_save:
            return
        if self._saving is None:
            # Only where somebody saves: a kiosk has no such thing.
            from viewer.gui.handout_saving import Saving

            self._saving = Saving(self._window, self)
            self._saving.told.connect(self._page.tell)
        self._saving.begin(pages.data, FILE_NAME)

    def end(self) -> None:
        """Stop everything and keep nothing: the visit is over (K3)."""
        self._then, self._large = None, False
        steps = [self._maker.end, self._close_preview, self._codes.dismiss, self._page.forget]
        if self._saving is not None:
            steps.insert(0, self._saving.end)
        if self._printing is not None:
            steps.insert(0, self._printing.reset)
        do_all(*steps)
