"""Listening to a page: what is said, what is marked, and how it ends; nothing speaks by itself."""

import re
import sys
from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessibleAnnouncementEvent, QTextCursor
from PySide6.QtTextToSpeech import QTextToSpeech
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import OpenWindow, settle
from tests.gui.looking import cut_texts, sideways
from tests.gui.speaking import HandEngine
from tests.journeys.reader import Reader
from viewer.gui import listen_bar
from viewer.gui import speaker as speaker_module
from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.article_view import ArticleView
from viewer.gui.listen_bar import ListenBar
from viewer.gui.notice import Notice
from viewer.gui.pages import Pages
from viewer.gui.speaker import Speaker
from viewer.gui.speech_state import Speech
from viewer.gui.spoken_blocks import spoken_blocks
from viewer.gui.theme import THEMES, Look
from viewer.library.article import Article, PassageKind
from viewer.library.page import page_html
from viewer.library.store import Library
from viewer.speech.sentences import Sentence, sentences

STITCH, LOSS = "cervical-stitch", "second-trimester-loss"
TODAY = date(2026, 11, 24)


class Voices:
    """Every engine that the window has asked for, and how the next one will be."""

    def __init__(self) -> None:
        """Begin with none."""
        self.made: list[HandEngine] = []
        self.languages: tuple[str, ...] = ("en", "es")

    def __call__(self, parent: QObject) -> Any:
        """Make another one."""
        self.made.append(HandEngine(parent, self.languages))
        return self.made[-1]

    @property
    def said(self) -> list[str]:
        """Everything that was said."""
        return [text for engine in self.made for text in engine.said]

    @property
    def now(self) -> HandEngine:
        """The engine of the moment."""
        return self.made[-1]


@pytest.fixture
def voices(monkeypatch: pytest.MonkeyPatch) -> Voices:
    """Put a voice of our own into the place of this computer's."""
    made = Voices()
    monkeypatch.setattr(speaker_module, "system_engine", made)
    return made


@pytest.fixture
def reader(open_window: OpenWindow, voices: Voices) -> Reader:
    reader = Reader(open_window())
    reader.window.open(STITCH)
    settle()
    return reader


def listen(reader: Reader) -> None:
    """Open the bar and begin."""
    reader.press("Listen to this page")
    reader.press("Read aloud")


def hear_all(voices: Voices) -> None:
    """Listen to the end of the page."""
    while voices.now.is_speaking():
        voices.now.finish()


def bar_of(reader: Reader) -> ListenBar:
    found = reader.window.findChild(ListenBar)
    assert isinstance(found, ListenBar)
    return found


def bar_says(reader: Reader) -> str:
    texts = [text.text() for text in bar_of(reader).findChildren(QLabel)]
    return "\n".join(texts).replace("\u200b", "")


def notice(reader: Reader) -> str:
    found = reader.window.findChild(Notice)
    assert isinstance(found, Notice)
    return found.text


def is_in_sight(browser: ArticleBrowser) -> bool:
    """Say whether the whole of the marked sentence is on the screen."""
    (mark,) = browser.extraSelections()
    rects = []
    for place in (mark.cursor.selectionStart(), mark.cursor.selectionEnd()):
        cursor = QTextCursor(browser.document())
        cursor.setPosition(place)
        rects.append(browser.cursorRect(cursor))
    return rects[0].top() >= 0 and rects[1].bottom() <= browser.viewport().height()


# -- what is said


class Words(HTMLParser):
    """Collects what a page shows, with the words of its pictures, without numbers of sources."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.found = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the words of a picture."""
        if tag == "img":
            self.found += dict(attrs).get("alt") or ""

    def handle_data(self, data: str) -> None:
        """Take the words of a text."""
        self.found += data


def letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def shown(html: str) -> str:
    words = Words()
    words.feed(re.sub(r"<sup>(?:(?!</sup>).)*href=\"cite:.*?</sup>", "", html, flags=re.DOTALL))
    return letters(words.found)


def page_of(article: Article, opened: tuple[str, ...] = ()) -> str:
    return page_html(article, today=TODAY, emergency="911", opened=opened, wanted=article.language)


class Heard:
    """What a page says."""

    def __init__(self, library: Library) -> None:
        """Show pages of ``library`` that nobody sees."""
        self.browser = ArticleBrowser(library.figure)

    def __call__(self, html: str, language: str = "en") -> list[Sentence]:
        """Return the sentences of a page."""
        self.browser.show_page(html, Look(THEMES["light"]))
        return sentences(spoken_blocks(self.browser.document()), language, ("911",))


@pytest.fixture
def library(library_file: Path) -> Library:
    return Library.open(library_file)


@pytest.fixture
def heard(fonts: QApplication, library: Library) -> Iterator[Heard]:
    made = Heard(library)
    yield made
    made.browser.close()
    made.browser.deleteLater()


def articles(library: Library, language: str) -> Iterator[Article]:
    for topic in library.topics(language):
        for line in library.articles(topic.id, language):
            article = library.article(line.id, language)
            assert article is not None
            yield article


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_visible_word_of_every_article_is_said_once_and_in_order_A27(
    library: Library, heard: Heard, language: str
) -> None:
    wrong, count = [], 0
    for article in articles(library, language):
        folds = tuple(passage.id for passage in article.passages if passage.id)
        for opened in {(), folds}:
            html = page_of(article, opened)
            said = letters("".join(one.text for one in heard(html, language)))
            count += 1
            if said != shown(html):
                wrong.append((article.id, opened))
    assert wrong == []
    assert count > 20


def test_a_word_that_is_left_out_or_said_twice_is_noticed(library: Library, heard: Heard) -> None:
    # The control of the test above.
    article = library.article(STITCH, "en")
    assert article is not None
    html = page_of(article)
    said = [one.text for one in heard(html)]
    assert letters("".join(said)) == shown(html)
    assert letters("".join(said[1:])) != shown(html)
    assert letters("".join([said[0], *said])) != shown(html)
    assert letters("".join(reversed(said))) != shown(html)


def test_numbers_of_sources_are_not_said(library: Library, heard: Heard) -> None:
    article = library.article(STITCH, "en")
    assert article is not None
    html = page_of(article)
    cited = re.findall(r'href="cite:[^"]*">(\d+)<', html)
    assert len(cited) > 10
    said = " ".join(one.text for one in heard(html))
    assert not re.search(r"[a-z][.)]?\d+(?:, \d+)*(?: |$)", said.partition("Sources")[0])
    assert re.search(r"[a-z]\.\d+", heard.browser.toPlainText())  # the control


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        (STITCH, "Heading: The cervical stitch (cerclage)"),
        (STITCH, "Picture: Side view of the womb, the cervix and the vagina."),
        (LOSS, "Urgent: When to call now"),
        (LOSS, "Call 9 1 1 now"),
        (LOSS, "List of 6: Very heavy bleeding, fainting or collapse"),
        (LOSS, "List of 4: 1. Ask for pain relief early."),
        (LOSS, "Closed part: What labor and birth may be like"),
    ],
)
def test_what_shows_only_in_the_look_is_said_A27(
    library: Library, heard: Heard, name: str, spoken: str
) -> None:
    article = library.article(name, "en")
    assert article is not None
    assert [one.spoken for one in heard(page_of(article))].count(spoken) == 1


def test_a_table_is_said_row_by_row_with_the_title_of_each_column(heard: Heard) -> None:
    html = (
        '<table class="data"><thead><tr><th>Week</th><th>What to do</th></tr></thead>'
        "<tbody><tr><td>12</td><td>Ask. Rest.</td></tr><tr><td>20</td><td>Call</td></tr></tbody>"
        "</table>"
    )
    assert [one.spoken for one in heard(html)] == [
        *("Table with 3 rows: Week", "What to do"),
        *("12", "What to do: Ask.", "Rest.", "20", "What to do: Call"),
    ]


def test_a_closed_part_is_never_said_before_it_is_opened_K6(library: Library, heard: Heard) -> None:
    article = library.article(LOSS, "en")
    assert article is not None
    gates = [passage for passage in article.passages if passage.kind is PassageKind.GATE]
    assert len(gates) > 1
    closed = letters("".join(one.text for one in heard(page_of(article))))
    opened = heard(page_of(article, tuple(gate.id for gate in gates)))
    said = letters("".join(one.text for one in opened))
    for gate in gates:
        first = letters(gate.text.strip().splitlines()[0])[:40]
        assert first not in closed
        assert first in said
    assert not any(one.lead.startswith("Closed part") for one in opened)


# -- one sentence after the other


def test_nothing_speaks_by_itself(reader: Reader, voices: Voices) -> None:
    for address in (LOSS, STITCH, "home", STITCH):
        reader.window.open(address)
    assert voices.made == []
    reader.press("Listen to this page")
    assert voices.said == []
    reader.press("Next sentence")
    reader.press("Faster")
    assert voices.said == []
    reader.press("Read aloud")
    assert len(voices.said) == 1


def test_each_sentence_said_is_marked_and_in_sight_A29(reader: Reader, voices: Voices) -> None:
    listen(reader)
    for at in range(60):
        assert len(voices.said) == at + 1
        (mark,) = reader.article.extraSelections()
        assert mark.format.fontUnderline()
        marked = re.sub(r"\d+(?:, ?\d+)*", "", mark.cursor.selectedText())
        said = re.sub(r"\d+(?:, ?\d+)*", "", voices.said[-1])
        assert letters(said).endswith(letters(marked)) or marked == "\ufffc"
        assert is_in_sight(reader.article), voices.said[-1]
        voices.now.finish()
    assert reader.article.verticalScrollBar().value() > 0


def test_a_mark_out_of_sight_is_noticed(reader: Reader, voices: Voices) -> None:
    # The control of the test above.
    listen(reader)
    assert is_in_sight(reader.article)
    reader.article.verticalScrollBar().setValue(reader.article.verticalScrollBar().maximum())
    assert not is_in_sight(reader.article)


def test_the_sentence_stays_in_sight_when_the_window_changes_its_size_A29(
    reader: Reader, voices: Voices
) -> None:
    listen(reader)
    for _ in range(25):
        voices.now.finish()
    for size in ((320, 640), (1280, 800), (768, 1024)):
        reader.window.resize(*size)
        settle()
        assert is_in_sight(reader.article)


def test_listening_begins_where_the_reader_is(reader: Reader, voices: Voices) -> None:
    reader.scroll_to("How well it works")
    listen(reader)
    assert voices.said == ["Heading: How well it works"]


def test_at_the_end_of_the_page_the_voice_rests_and_can_begin_again(
    reader: Reader, voices: Voices
) -> None:
    listen(reader)
    first = voices.said[0]
    hear_all(voices)
    assert voices.said.count(first) == 1
    reader.press("Read aloud")
    assert voices.said[-1] == first


def test_a_pause_is_silent_at_once_and_goes_on_with_the_same_sentence_A28(
    reader: Reader, voices: Voices
) -> None:
    listen(reader)
    voices.now.finish()
    assert voices.now.is_speaking()
    reader.press("Pause")
    assert not voices.now.is_speaking()
    assert len(voices.said) == 2
    reader.press("Read aloud")
    assert voices.now.is_speaking()
    assert voices.said[2:] == voices.said[1:2]


def test_next_and_previous_skip_and_repeat_sentences_A28(reader: Reader, voices: Voices) -> None:
    listen(reader)
    reader.press("Next sentence")
    reader.press("Next sentence")
    reader.press("Previous sentence")
    first, second, third, again = voices.said
    assert len({first, second, third}) == 3
    assert again == second
    reader.press("Previous sentence")
    reader.press("Previous sentence")
    assert voices.said[-2:] == [first, first]


def test_the_voice_can_be_slowed_to_half_and_hastened_to_double_A28(
    reader: Reader, voices: Voices
) -> None:
    listen(reader)
    assert voices.now.rates == [0.0]
    while reader.button("Slower").isEnabled():
        reader.press("Slower")
    assert voices.now.rates[-1] == -1.0
    assert "Speed 0.5" in bar_says(reader)
    while reader.button("Faster").isEnabled():
        reader.press("Faster")
    assert voices.now.rates[-1] == 1.0
    assert "Speed 2" in bar_says(reader)
    assert set(voices.said) == {voices.said[0]}
    assert voices.now.is_speaking()


def test_the_volume_goes_down_and_up_in_steps_and_is_heard_at_once_A28(
    reader: Reader, voices: Voices
) -> None:
    listen(reader)
    assert voices.now.volumes == [0.6]
    assert "Volume 60 %" in bar_says(reader)
    while reader.button("Quieter").isEnabled():
        reader.press("Quieter")
    assert voices.now.volumes == [0.6, 0.4, 0.2]
    assert "Volume 20 %" in bar_says(reader)
    while reader.button("Louder").isEnabled():
        reader.press("Louder")
    assert voices.now.volumes[-1] == 1.0
    assert "Volume 100 %" in bar_says(reader)
    assert set(voices.said) == {voices.said[0]}
    assert voices.now.is_speaking()


def test_the_volume_can_be_changed_before_anything_is_said_A28(
    reader: Reader, voices: Voices
) -> None:
    reader.press("Listen to this page")
    reader.press("Quieter")
    assert voices.said == []
    reader.press("Read aloud")
    assert voices.now.volumes == [0.4]


def close_the_bar(reader: Reader) -> None:
    reader.press("Close")


def end_the_visit(reader: Reader) -> None:
    pages = reader.window.findChild(Pages)
    assert isinstance(pages, Pages)
    pages.stop_listening()


@pytest.mark.parametrize("end", [close_the_bar, end_the_visit])
def test_the_next_one_begins_at_the_usual_volume_and_speed_A28(
    reader: Reader, voices: Voices, end: Callable[[Reader], None]
) -> None:
    listen(reader)
    for name in ("Louder", "Louder", "Slower"):
        reader.press(name)
    assert (voices.now.volumes[-1], voices.now.rates[-1] < 0) == (1.0, True)
    end(reader)
    assert not voices.now.is_speaking()
    assert not bar_of(reader).isVisible()
    assert reader.marks() == []
    listen(reader)
    assert (voices.now.volumes[-1], voices.now.rates[-1]) == (0.6, 0.0)
    assert "Volume 60 %" in bar_says(reader)
    assert "Speed 1" in bar_says(reader)


def test_a_change_of_volume_or_speed_is_announced_once_A26(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    class Ear:
        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
            heard.append(event.message())

    monkeypatch.setattr(listen_bar, "QAccessible", Ear)
    listen(reader)
    reader.press("Next sentence")
    assert heard == []
    reader.press("Louder")
    reader.press("Slower")
    assert heard == ["Volume 80 %", "Speed 0.75"]
    reader.press("Close")
    reader.press("Listen to this page")
    assert len(heard) == 2


def test_a_voice_that_falls_silent_late_skips_no_sentence(reader: Reader, voices: Voices) -> None:
    listen(reader)
    engine = voices.now
    engine.is_late = True
    reader.press("Next sentence")
    assert len(engine.said) == 1
    engine.flush()
    assert len(engine.said) == 2
    reader.press("Next sentence")
    reader.press("Previous sentence")
    engine.flush()
    assert engine.said[2:] == engine.said[1:2]


def test_a_voice_that_never_tells_that_it_is_silent_goes_on_all_the_same(
    fonts: QApplication, qtbot: QtBot, voices: Voices
) -> None:
    speaker = Speaker(make=voices, patience=20)
    speaker.prepare("en")
    assert speaker.is_ready
    speaker.load(["One.", "Two.", "Three."])
    speaker.play()
    engine = voices.now
    engine.is_late = engine.is_careless = True
    speaker.go_to(1)
    qtbot.waitUntil(lambda: engine.said == ["One.", "Two."])
    engine.finish()
    assert engine.said == ["One.", "Two.", "Three."]


# -- how it ends


def close(reader: Reader) -> None:
    reader.window.close()


LEAVING: list[Callable[[Reader], None]] = [
    lambda reader: reader.window.open(LOSS),
    lambda reader: reader.window.open("home"),
    lambda reader: reader.window.show_search(),
    lambda reader: reader.window.hide(),
    lambda reader: reader.window.set_language("es"),
    lambda reader: reader.press("Find on this page"),
    lambda reader: reader.press("Close"),
    lambda reader: reader.type(Qt.Key.Key_Escape),
    end_the_visit,
    close,
]


@pytest.mark.parametrize("leave", LEAVING, ids=range(len(LEAVING)))
def test_whoever_leaves_the_page_hears_no_more_A27(
    reader: Reader, voices: Voices, leave: Callable[[Reader], None]
) -> None:
    listen(reader)
    assert voices.now.is_speaking()
    leave(reader)
    assert not any(engine.is_speaking() for engine in voices.made)
    count = len(voices.said)
    settle()
    assert len(voices.said) == count


def test_larger_text_and_other_colors_do_not_interrupt(reader: Reader, voices: Voices) -> None:
    listen(reader)
    voices.now.finish()
    marks = reader.marks()
    reader.window.grow_text()
    reader.window.set_theme("dark")
    assert voices.now.is_speaking()
    assert len(voices.said) == 2
    assert reader.marks() == marks
    voices.now.finish()
    assert len(voices.said) == 3


def test_a_part_that_is_opened_is_said_from_then_on(
    reader: Reader, voices: Voices, library: Library
) -> None:
    article = library.article(LOSS, "en")
    assert article is not None
    gate = next(passage for passage in article.passages if passage.kind is PassageKind.GATE)
    words = letters(gate.text.strip().splitlines()[0])[:40]
    reader.window.open(LOSS)
    listen(reader)
    hear_all(voices)
    assert words not in letters("".join(voices.said))
    reader.press("Read aloud")
    reader.tap_link("fold:")
    assert not voices.now.is_speaking()
    reader.press("Read aloud")
    hear_all(voices)
    assert words in letters("".join(voices.said))


def test_closing_the_bar_takes_the_mark_off(reader: Reader, voices: Voices) -> None:
    listen(reader)
    assert reader.marks()
    reader.press("Close")
    assert reader.marks() == []
    assert not bar_of(reader).isVisible()
    assert reader.article.hasFocus()


def test_a_page_in_another_language_is_read_with_its_own_voice_L3(
    reader: Reader, voices: Voices
) -> None:
    listen(reader)
    assert voices.now.language.startswith("en")
    assert "English" in bar_says(reader)
    assert "Marta" in bar_says(reader)
    reader.window.set_language("es")
    assert voices.now.language.startswith("es")
    assert "Español" in bar_says(reader)


# -- when something is missing, or breaks


def test_without_a_speech_service_the_bar_says_what_to_install(
    reader: Reader, voices: Voices
) -> None:
    voices.languages = ()
    reader.press("Listen to this page")
    assert "speech-dispatcher and espeak-ng" in bar_says(reader)
    assert not reader.button("Read aloud").isEnabled()
    assert reader.button("Close").hasFocus()


def test_without_a_voice_for_the_language_the_bar_says_so(reader: Reader, voices: Voices) -> None:
    voices.languages = ("es",)
    reader.press("Listen to this page")
    assert "no voice for this language (English)" in bar_says(reader)
    assert not reader.button("Read aloud").isEnabled()
    reader.press("Close")
    voices.languages = ("en",)
    reader.press("Listen to this page")
    assert reader.button("Read aloud").isEnabled()


def test_without_the_extra_package_the_bar_says_so(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtTextToSpeech", None)
    reader = Reader(open_window())
    reader.window.open(STITCH)
    settle()
    reader.press("Listen to this page")
    assert "PySide6-Addons" in bar_says(reader)
    assert not reader.button("Read aloud").isEnabled()


@pytest.mark.parametrize("broken", ["gone", "error"])
def test_a_voice_that_is_lost_is_told_and_another_is_tried(
    reader: Reader, voices: Voices, broken: str
) -> None:
    listen(reader)
    if broken == "gone":
        voices.now.languages = ("es",)
        voices.now.finish()
        assert "The voice is gone" in notice(reader)
    else:
        voices.now.become(HandEngine.State.Error)
        assert "failed" in notice(reader)
    assert reader.button("Read aloud").isEnabled()
    assert reader.reads("How well it works")
    said = len(voices.said)
    reader.press("Read aloud")
    assert len(voices.made) == 2
    assert len(voices.said) == said + 1


def test_a_voice_that_hangs_is_told(fonts: QApplication, qtbot: QtBot, voices: Voices) -> None:
    speaker = Speaker(make=voices, patience=1)
    told: list[str] = []
    speaker.failed.connect(told.append)
    speaker.prepare("en")
    assert speaker.is_ready
    voices.now.is_deaf = True
    speaker.load(["One.", "Two."])
    speaker.play()
    qtbot.waitUntil(lambda: bool(told))
    assert "does not answer" in told[0]
    assert speaker.speech is Speech.SILENT
    assert voices.said == ["One."]


def test_the_clinic_can_switch_listening_off(open_window: OpenWindow, voices: Voices) -> None:
    reader = Reader(open_window(listen="off"))
    reader.window.open(STITCH)
    settle()
    names = [b.accessibleName() for b in reader.window.findChildren(QToolButton) if b.isVisible()]
    assert "Find on this page" in names
    assert "Listen to this page" not in names


# -- the engine that Qt itself has for tests


def no_figure(_: str) -> None:
    """Have no picture of any name."""


class Plain:
    """A page of its own HTML, read aloud by Qt's engine for tests."""

    def __init__(self, html: str) -> None:
        """Show ``html``."""
        self.words: list[str] = []
        browser = ArticleBrowser(no_figure)
        self.view = ArticleView(browser, speaker=Speaker(make=self._make))
        self.view.show_page(html, [], Look(THEMES["light"]))
        self.view.resize(600, 400)
        self.view.show()
        settle()

    def _make(self, parent: QObject) -> QTextToSpeech:
        engine = QTextToSpeech("mock", parent)
        engine.sayingWord.connect(self._hear)
        return engine

    def _hear(self, word: str, *_: int) -> None:
        self.words.append(word.strip(".:"))

    def press(self, name: str) -> None:
        """Press a button."""
        next(b for b in self._buttons() if b.accessibleName() == name).click()

    def _buttons(self) -> list[QToolButton]:
        return self.view.findChildren(QToolButton)

    def rests(self) -> bool:
        """Say whether the voice has come to the end."""
        return any(b.accessibleName() == "Read aloud" for b in self._buttons())


@pytest.fixture
def plain(fonts: QApplication) -> Iterator[Plain]:
    made = Plain("<h1>Rest</h1><p>One two. Three.</p>")
    yield made
    made.view.close()
    made.view.deleteLater()


def test_qts_own_engine_says_every_sentence_to_its_end(plain: Plain, qtbot: QtBot) -> None:
    plain.press("Listen to this page")
    plain.press("Faster")
    plain.press("Read aloud")
    assert not plain.rests()
    qtbot.waitUntil(plain.rests)
    assert plain.words == ["Heading", "Rest", "One", "two", "Three"]


def test_qts_own_engine_is_silent_at_once_after_a_pause(plain: Plain, qtbot: QtBot) -> None:
    plain.press("Listen to this page")
    plain.press("Read aloud")
    qtbot.waitUntil(lambda: len(plain.words) == 3)
    plain.press("Pause")
    assert plain.rests()
    plain.press("Read aloud")
    qtbot.waitUntil(plain.rests)
    assert plain.words == ["Heading", "Rest", "One", "One", "two", "Three"]


# -- the bar


@pytest.mark.parametrize("size", [(320, 640), (768, 1024), (1280, 800)])
@pytest.mark.parametrize("text_size", [100, 400])
@pytest.mark.parametrize("languages", [("en", "es"), ()])
def test_the_bar_to_listen_is_not_cut_and_easy_to_touch_A9_A18_A20(
    open_window: OpenWindow,
    voices: Voices,
    size: tuple[int, int],
    text_size: int,
    languages: tuple[str, ...],
) -> None:
    voices.languages = languages
    reader = Reader(open_window(size=size, text_size=text_size))
    reader.window.open(STITCH)
    settle()
    reader.press("Listen to this page")
    settle()
    assert sideways(reader.window) + cut_texts(reader.window) == []
    bar = bar_of(reader)
    for button in bar.findChildren(QToolButton):
        assert min(button.width(), button.height()) >= 44
        assert button.accessibleName()
        inside = QRect(button.mapTo(bar, button.rect().topLeft()), button.size())
        assert bar.rect().contains(inside)
    assert reader.article.height() > 100


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_bar_is_not_cut_with_its_longest_words_at_any_width_A18_A20(
    reader: Reader, language: str
) -> None:
    reader.window.set_language(language)
    bar = bar_of(reader)
    listen_names = {"en": "Listen to this page", "es": "Escuchar esta página"}
    reader.press(listen_names[language])
    bar.show_state(Speech.PAUSED, 1.25, 1.0, able=True)
    cut = {}
    for width in (320, 400, 480, 560, 620, 680, 768, 900, 1000, 1100, 1280, 1920):
        reader.resize(width, 800)
        cut[width] = sideways(bar) + cut_texts(bar)
        widgets = [*bar.findChildren(QLabel), *bar.findChildren(QToolButton)]
        assert bar.minimumSizeHint().width() <= bar.width(), width
        for one in widgets:
            assert bar.rect().contains(QRect(one.mapTo(bar, QPoint()), one.size())), width
    assert {width: found for width, found in cut.items() if found} == {}


def test_the_keyboard_reaches_every_button_of_the_bar_A7(reader: Reader, voices: Voices) -> None:
    reader.press("Listen to this page")
    reached = []
    for _ in range(7):
        focus = QApplication.focusWidget()
        assert isinstance(focus, QWidget)
        reached.append(focus.accessibleName())
        reader.type(Qt.Key.Key_Tab)
    assert reached[0] == "Read aloud"
    assert reached[1:6] == ["Next sentence", "Slower", "Faster", "Quieter", "Louder"]
    assert reached[6] == "Close"
