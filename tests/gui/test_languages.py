"""The window in the reader's language: every word translated, longer words fit, and mirrored."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from tests.conftest import ROOT, OpenWindow, settle
from tests.gui.looking import cut_texts, sideways
from tests.gui.pseudo import pseudo
from tests.journeys.reader import Reader
from viewer.gui.topic_sidebar import TopicSidebar

I18N = ROOT / "viewer" / "assets" / "i18n"
SPANISH = I18N / "snowdrop_es.ts"
PAGES = ("home", "topic:care", "cervical-stitch", "second-trimester-loss")


def tool(name: str, *arguments: str | Path) -> None:
    """Run one of Qt's translation tools."""
    command = [str(Path(sys.executable).parent / f"pyside6-{name}"), *map(str, arguments)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def untranslated(words: Path, sources: list[Path]) -> list[str]:
    """Return the strings of ``sources`` that ``words`` does not translate."""
    tool("lupdate", "-no-obsolete", *sources, "-ts", words)
    found = []
    for message in ElementTree.parse(words).iter("message"):  # noqa: S314 (our own file)
        translation = message.find("translation")
        if translation is None or translation.get("type") or not translation.text:
            found.append(message.findtext("source") or "")
    return found


def test_every_word_of_the_window_is_there_in_spanish_L1(tmp_path: Path) -> None:
    words = tmp_path / SPANISH.name
    shutil.copy(SPANISH, words)
    folders = (ROOT / "viewer" / name for name in ("gui", "kiosk"))
    sources = sorted(file for folder in folders for file in folder.glob("*.py"))
    assert untranslated(words, sources) == []
    # The control: a word that nobody has translated is found.
    new = tmp_path / "new.py"
    new.write_text('class New:\n    def say(self):\n        return self.tr("Nobody knows this")\n')
    assert untranslated(words, [*sources, new]) == ["Nobody knows this"]


def test_what_qt_reads_is_made_from_what_translators_edit(tmp_path: Path) -> None:
    made = tmp_path / "es.qm"
    tool("lrelease", "-silent", SPANISH, "-qm", made)
    assert made.read_bytes() == SPANISH.with_suffix(".qm").read_bytes()


def said(window: QWidget) -> set[str]:
    """Return the words on all buttons that can be seen, and their names."""
    buttons = [b for b in window.findChildren(QAbstractButton) if b.isVisible()]
    return {b.text() for b in buttons} | {b.accessibleName() for b in buttons}


def test_one_tap_turns_the_whole_window_into_spanish_and_back_L3(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open("cervical-stitch")
    english = {"Search", "Back", "On this page", "Find", "Colors"}
    spanish = {"Buscar", "Atrás", "En esta página", "Colores"}
    assert english <= said(reader.window)
    reader.press("Español")
    settle()
    assert spanish <= said(reader.window)
    assert not english & said(reader.window)
    assert reader.window.findChildren(TopicSidebar)[0].accessibleName() == "Temas"
    reader.press("English")
    settle()
    assert english <= said(reader.window)
    assert not spanish & said(reader.window)


@pytest.fixture
def longer(qapp: QApplication) -> Iterator[None]:
    with pseudo("longer"):
        yield


@pytest.mark.usefixtures("longer")
@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("size", [(1280, 800), (1080, 1920), (320, 640)])
def test_words_two_fifths_longer_are_never_cut_L6(
    open_window: OpenWindow, size: tuple[int, int], text_size: int
) -> None:
    reader = Reader(open_window(size=size, text_size=text_size))
    for page in PAGES:
        reader.window.open(page)
        settle()
        assert any("ẅ" in text for text in said(reader.window))
        assert sideways(reader.window) + cut_texts(reader.window) == []


def test_L6_a_button_as_wide_as_its_english_words_is_caught(open_window: OpenWindow) -> None:
    # The control: what nobody sees in English is seen in longer words. Our own bars take their
    # pictures alone, so this one stands over them.
    reader = Reader(open_window())
    button = QPushButton(
        QCoreApplication.translate("ArticleBar", "Add to my handout"), reader.window
    )
    button.setFixedSize(button.sizeHint())
    button.show()
    settle()
    assert cut_texts(reader.window) == []
    with pseudo("longer"):
        button.setText(QCoreApplication.translate("ArticleBar", "Add to my handout"))
        settle()
        assert [text for text in cut_texts(reader.window) if "handout" in text]


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def centers(reader: Reader) -> list[int]:
    """Return where the middle of the sidebar, the page and the support panel stand."""
    window = reader.window
    return [
        reader.find(QWidget, name).mapTo(window, reader.find(QWidget, name).rect().center()).x()
        for name in ("sidebar", "article", "support")
    ]


@pytest.mark.usefixtures("right_to_left")
def test_the_window_is_mirrored_where_people_read_from_right_to_left_L7(
    open_window: OpenWindow, qapp: QApplication
) -> None:
    reader = Reader(open_window())
    reader.window.open("cervical-stitch")
    settle()
    before = centers(reader)
    assert before == sorted(before)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    width = reader.window.width()
    for one, other in zip(before, centers(reader), strict=True):
        assert abs(width - one - other) <= 2
    assert sideways(reader.window) + cut_texts(reader.window) == []
