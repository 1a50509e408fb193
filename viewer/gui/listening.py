"""Reads the page on show aloud: joins the bar, the voice and the text that is marked."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor

from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.display_card import OWN_NAMES
from viewer.gui.find_in_page import marked
from viewer.gui.listen_bar import ListenBar
from viewer.gui.speaker import Speaker
from viewer.gui.speech_state import Speech
from viewer.gui.theme import Look

if TYPE_CHECKING:
    from viewer.speech.sentences import Sentence

UPPER = 0.25
"""Where on the screen a sentence is put that was out of sight: of the height."""


class Listening(QObject):
    """Serves the bar; begins only when a reader presses its button.

    Signals:
        failed(str): the voice was lost; a sentence for the reader.
    """

    failed = Signal(str)

    def __init__(self, browser: ArticleBrowser, bar: ListenBar, speaker: Speaker | None = None):
        """Read aloud what ``browser`` shows, with ``speaker`` or the voice of this computer."""
        super().__init__(browser)
        self._browser, self._bar = browser, bar
        self._speaker = speaker or Speaker(self)
        self._look: Look | None = None
        self._language = "en"
        self._numbers: Collection[str] = ()
        self._text = ""
        self._sentences: Sequence[Sentence] = ()
        self._marked, self._missing = False, ""
        self._wanted = self._looking = False
        self._reached: int | None = None
        bar.toggled.connect(self._toggle)
        bar.stepped.connect(self._step)
        bar.rate_stepped.connect(self._speaker.change_rate)
        bar.volume_stepped.connect(self._speaker.change_volume)
        bar.closed.connect(self.end)
        self._speaker.prepared.connect(self._arrive)
        self._speaker.moved.connect(self._follow)
        self._speaker.changed.connect(self._refresh)
        self._speaker.failed.connect(self.failed)

    def show_page(self, look: Look, language: str, numbers: Collection[str]) -> None:
        """Another page is on show, or the same one anew; only on the same one the voice goes on.

        ``language`` is that of the page; ``numbers`` begin with numbers to ring.
        """
        same = bool(self._text) and (language, self._browser.toPlainText()) == (
            self._language,
            self._text,
        )
        self._look, self._language, self._numbers = look, language, numbers
        if not same and self._text:
            self._speaker.load(())
            self._text, self._sentences, self._reached, self._marked = "", (), None, False
        if self._bar.isHidden():
            return
        self._bar.set_look(look)
        if not same:
            self._prepare()
        elif self._marked and self._reached is not None:
            self._follow(self._reached)

    def begin(self) -> None:
        """Show the bar; nothing is said before its button is pressed."""
        if self._look is not None:
            self._bar.set_look(self._look)
        self._prepare()
        self._bar.begin()

    def stop(self) -> None:
        """Be silent at once, and stay so: a voice that is found later does not begin (A27)."""
        self._speaker.stop()

    def keep_in_sight(self) -> None:
        """Bring the sentence that is being said into sight again: the window has another size."""
        if self._speaker.speech is Speech.SPEAKING:
            QTimer.singleShot(0, self._reveal)

    def end(self) -> None:
        """Be silent and put the bar and the mark away.

        The next one who listens begins at the usual speed and volume (A28).
        """
        self.stop()
        if not self._bar.isHidden():
            self._bar.hide()
            self._browser.setExtraSelections([])
            self._marked = False
            self._browser.setFocus(Qt.FocusReason.OtherFocusReason)
        self._speaker.restore()  # once the bar is away: nobody needs to be told
        self._sentences = ()  # taken anew: something else may have been said meanwhile

    # -- what the bar asks for --------------------------------------------------------------------

    def _prepare(self) -> None:
        """Look for a voice, and take the sentences of the page; the window goes on meanwhile."""
        self._missing = ""
        self._take_sentences()
        self._speaker.prepare(self._language)
        self._looking = self._speaker.is_looking
        if self._looking:
            self._bar.show_text(self.tr("Looking for a voice on this computer…"))
        self._refresh()

    def _arrive(self, missing: str) -> None:
        """Say on the bar which voice was found, or what is missing; begin if it is awaited."""
        wanted = self._wanted
        self._missing, self._wanted, self._looking = missing, False, False
        told = missing
        if not missing:
            name = OWN_NAMES.get(self._language, self._language)
            told = self.tr("Language: {language}. Voice: {voice}.").format(
                language=name, voice=self._speaker.voice
            )
        self._bar.show_text(told)
        self._refresh()
        if wanted and not missing:
            self._read()

    def _take_sentences(self) -> None:
        # Only once somebody listens: no page waits for them.
        from viewer.gui.spoken_blocks import spoken_blocks
        from viewer.speech.sentences import sentences

        text = self._browser.toPlainText()
        if text != self._text or not self._sentences:
            self._text = text
            blocks = spoken_blocks(self._browser.document())
            self._sentences = sentences(blocks, self._language, self._numbers)
            self._speaker.load([sentence.spoken for sentence in self._sentences])
            self._reached = None

    def _toggle(self) -> None:
        if self._speaker.speech is Speech.SPEAKING:
            self._speaker.pause()
        elif self._looking:
            self._wanted = not self._wanted
            self._refresh()
        else:
            self._start()

    def _start(self) -> None:
        """Begin, or after a failure look for a voice anew and begin as soon as there is one."""
        if not self._speaker.is_ready:
            self._prepare()
            self._wanted = self._looking
            self._refresh()
        self._read()

    def _read(self) -> None:
        if self._speaker.is_ready:
            if self._reached is None:
                self._speaker.go_to(self._first_on_screen())
            self._speaker.play()

    def _step(self, step: int) -> None:
        at = self._first_on_screen() if self._reached is None else self._speaker.at + step
        self._speaker.go_to(at)

    def _first_on_screen(self) -> int:
        """Return the first sentence that has not been scrolled past."""
        line = self._browser.position
        return next((at for at, said in enumerate(self._sentences) if said.end > line), 0)

    # -- what the voice tells ---------------------------------------------------------------------

    def _refresh(self) -> None:
        speaker = self._speaker
        if self._looking and not speaker.is_looking:  # somebody had it stop
            self._looking = self._wanted = False
            self._bar.show_text("")
        # Whoever is waiting for the voice can take that back, as if it spoke already.
        speech = Speech.SPEAKING if self._wanted else speaker.speech
        able = not self._missing and bool(self._sentences)
        self._bar.show_state(speech, speaker.rate, speaker.volume, able=able)

    def _follow(self, at: int) -> None:
        """Mark the sentence, and bring it into sight (A29)."""
        self._reached = at
        if self._look is None or at >= len(self._sentences):
            return
        said, document = self._sentences[at], self._browser.document()
        mark = marked(document, (said.start, said.end), self._look.theme, here=True)
        self._browser.setExtraSelections([mark])
        self._marked = True
        self._reveal()

    def _reveal(self) -> None:
        """Scroll, if the sentence the reader is at is not on the screen as a whole."""
        if self._reached is None or self._reached >= len(self._sentences):
            return
        said = self._sentences[self._reached]
        height = self._browser.viewport().height()
        top, bottom = self._top(said.start), self._bottom(said.end)
        if top < 0 or bottom > height:
            room = max(0, min(round(height * UPPER), height - (bottom - top)))
            bar = self._browser.verticalScrollBar()
            bar.setValue(bar.value() + top - room)

    def _top(self, place: int) -> int:
        return self._browser.cursorRect(self._cursor(place)).top()

    def _bottom(self, place: int) -> int:
        return self._browser.cursorRect(self._cursor(place)).bottom()

    def _cursor(self, place: int) -> QTextCursor:
        cursor = QTextCursor(self._browser.document())
        cursor.setPosition(place)
        return cursor
