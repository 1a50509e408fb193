"""Nothing is cut, nothing scrolls sideways, in every size of window and of text (A18, A20)."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetrics
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionFrame,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tests.conftest import Opener, OpenWindow, settle
from tests.gui.looking import blocks, colors, cut_texts, lines, sideways
from tests.journeys.reader import Reader
from viewer.gui import article_browser
from viewer.gui.theme import BODY, THEMES
from viewer.typefaces import TYPEFACES, USUAL

FAMILY = TYPEFACES[USUAL].family

ARTICLES = (
    *("what-is-cervical-insufficiency", "symptoms-and-when-to-call", "treatment-options"),
    *("cervical-stitch", "second-trimester-loss", "grief-and-coping"),
)
SIZES = ((320, 640), (1366, 768), (1280, 800), (1920, 1080), (1080, 1920))
TEXT_SIZES = (100, 200, 400)
OTHER_SIDES = (
    Qt.AlignmentFlag.AlignJustify | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignHCenter
)
CONTACTS = [
    {
        "name": "Maternity assessment and early pregnancy unit",
        "number": "+1 (555) 010-0100",
        "hours": "Day and night",
        "note": "Ask for the midwife in charge.",
    }
]


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    found: tuple[int, int] = request.param
    return found


@pytest.fixture(scope="module", params=TEXT_SIZES, ids=lambda text: f"{text}%")
def reader(
    request: pytest.FixtureRequest, size: tuple[int, int], opener: Opener
) -> Iterator[Reader]:
    whole = opener(
        size=size,
        text_size=request.param,
        contacts=CONTACTS,
        clinic_name="St. Bartholomew’s Hospital, Women’s and Newborn Services",
    )
    yield Reader(whole)
    opener.close()


def faults(reader: Reader) -> list[str]:
    settle()
    return sideways(reader.window) + cut_texts(reader.window) + cut_hints(reader.window)


def cut_hints(window: QWidget) -> list[str]:
    """Return the fields that are too narrow for the hint that stands in them (A20)."""
    return [
        f"“{field.placeholderText()}” in {field.size().toTuple()}"
        for field in window.findChildren(QLineEdit)
        if field.isVisible()
        and QFontMetrics(field.font()).horizontalAdvance(field.placeholderText()) > room(field)
    ]


def room(field: QLineEdit) -> int:
    """Return how many pixels a field has for its words."""
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    part = QStyle.SubElement.SE_LineEditContents
    # Qt keeps two pixels at either side for the caret.
    return field.style().subElementRect(part, option, field).width() - 4


def test_the_window_has_the_size_that_is_tested(reader: Reader, size: tuple[int, int]) -> None:
    assert reader.window.size().toTuple() == size


@pytest.mark.parametrize("page", ["home", "topic:care", *ARTICLES])
def test_no_page_scrolls_sideways_or_cuts_a_text_A18_A20(reader: Reader, page: str) -> None:
    reader.window.open(page)
    assert faults(reader) == []


@pytest.mark.parametrize("show", ["show_topics", "show_help"])
def test_no_side_panel_scrolls_sideways_or_cuts_a_text_A18_A20(reader: Reader, show: str) -> None:
    reader.window.open("second-trimester-loss")
    panel: Callable[[], None] = getattr(reader.window, show)
    panel()
    assert faults(reader) == []


LONGEST = "grandmotherscervicalinsufficiensy"
"""A word that no one corrects, to stand in a narrow window."""


SOUGHT = ("", "cerclage", "cerclaje", "serclage", LONGEST, "dougy", "i want to die", "fever")


@pytest.mark.parametrize("tag", ["en", "es"])
def test_no_search_scrolls_sideways_or_cuts_a_text_A18_A20(reader: Reader, tag: str) -> None:
    reader.window.set_language(tag)
    reader.window.open("home")
    reader.type(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    found = {}
    for words in SOUGHT:
        reader.look_for(words)
        assert reader.hits()
        found[words] = faults(reader)
    reader.window.set_language("en")
    assert {words: wrong for words, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("words", ["", "stitch", "xylophone"])
def test_the_bar_that_finds_words_is_not_cut_and_leaves_room_to_type_A18_A20(
    reader: Reader, words: str
) -> None:
    reader.window.open("cervical-stitch")
    reader.type(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    reader.look_for(words)
    found = faults(reader)
    space = reader.field.width()
    reader.type(Qt.Key.Key_Escape)
    assert found == []
    assert space > 200


def test_no_small_card_scrolls_sideways_or_cuts_a_text_A18_A20(reader: Reader) -> None:
    reader.window.open("treatment-options")
    reader.press("On this page")
    assert faults(reader) == []
    reader.tap_link("cite:berghella-2011")
    assert reader.card is not None
    assert faults(reader) == []
    reader.window.open("treatment-options")
    reader.tap_link("term:cerclage")
    assert faults(reader) == []
    buttons = [button for button in reader.window.findChildren(QToolButton) if button.isVisible()]
    names = [button.accessibleName() for button in buttons]
    reader.press("Colors" if "Colors" in names else "Text and colors")
    assert faults(reader) == []


def test_a_message_across_the_window_is_not_cut_A20(reader: Reader) -> None:
    reader.window.open("home")
    reader.window.tell("content/en/care/cervical-stitch.md:12: error: “summary” must be text.")
    assert faults(reader) == []
    reader.press("OK")


def test_the_small_card_stands_whole_inside_the_window(reader: Reader) -> None:
    reader.window.open("treatment-options")
    reader.tap_link("cite:berghella-2011")
    card = reader.card
    assert card is not None
    at = card.mapTo(reader.window, card.rect().topLeft())
    assert reader.window.rect().contains(card.rect().translated(at))
    reader.window.open("home")


# -- the controls: each of these must be seen as a fault


def tool_button(text: str) -> QToolButton:
    """Return a button of the bar with ``text``."""
    button = QToolButton()
    button.setText(text)
    return button


@pytest.fixture
def crowded(fonts: object) -> Iterator[tuple[QWidget, QVBoxLayout]]:
    window = QWidget()
    rows = QVBoxLayout(window)
    window.resize(300, 300)
    yield window, rows
    window.close()
    window.deleteLater()
    settle()


@pytest.mark.parametrize(
    ("make", "width"),
    [
        (lambda: QLabel("A sentence that is not wrapped"), 40),
        (lambda: QLabel("Anextraordinarilylongword that wraps", wordWrap=True), 60),
        (lambda: QPushButton("Show places to get help"), 50),
        (lambda: tool_button("Text and colors"), 20),
    ],
    ids=["label", "wrapping label", "button", "tool button"],
)
def test_a_text_in_too_narrow_a_place_is_caught(
    crowded: tuple[QWidget, QVBoxLayout], make: Callable[[], QWidget], width: int
) -> None:
    window, rows = crowded
    widget = make()
    rows.addWidget(widget)
    window.show()
    settle()
    assert cut_texts(window) == []
    widget.setFixedWidth(width)
    settle()
    assert len(cut_texts(window)) == 1


def test_a_text_in_too_low_a_place_is_caught(crowded: tuple[QWidget, QVBoxLayout]) -> None:
    window, rows = crowded
    label = QLabel("Many words that need several lines in a window this narrow. " * 3)
    label.setWordWrap(True)
    label.setFixedHeight(20)
    rows.addWidget(label)
    window.show()
    settle()
    assert len(cut_texts(window)) == 1


def test_a_page_that_is_wider_than_its_view_is_caught(
    crowded: tuple[QWidget, QVBoxLayout],
) -> None:
    window, rows = crowded
    page = QTextBrowser()
    rows.addWidget(page)
    window.show()
    page.setHtml("<p>Some words.</p>")
    settle()
    assert sideways(window) + cut_texts(window) == []
    page.setHtml(f"<pre>{'w' * 200}</pre>")
    settle()
    assert sideways(window)
    assert cut_texts(window)


@pytest.mark.parametrize("width", [60, 120])
def test_a_hint_in_too_narrow_a_field_is_caught(
    crowded: tuple[QWidget, QVBoxLayout], width: int
) -> None:
    window, rows = crowded
    field = QLineEdit()
    field.setPlaceholderText("Words or a question")
    rows.addWidget(field)
    window.show()
    settle()
    assert cut_hints(window) == []
    field.setFixedWidth(width)
    settle()
    assert len(cut_hints(window)) == 1


# -- folding


@pytest.mark.parametrize("width", [320, 700, 999])
def test_under_1000_pixels_the_panels_fold_into_two_buttons(
    open_window: OpenWindow, width: int
) -> None:
    reader = Reader(open_window(size=(width, 800)))
    assert not reader.sidebar.isVisible()
    assert not reader.panel.isVisible()
    reader.press("Topics")
    assert reader.sidebar.isVisible()
    assert not reader.panel.isVisible()
    reader.press("Get help")
    assert reader.panel.isVisible()
    assert not reader.sidebar.isVisible()


def test_from_1000_pixels_on_both_panels_stand_beside_the_page(open_window: OpenWindow) -> None:
    reader = Reader(open_window(size=(1000, 800)))
    assert reader.sidebar.isVisible()
    assert reader.panel.isVisible()
    assert not reader.sees("Get help")


def test_a_panel_that_was_in_front_gives_way_when_the_window_grows(open_window: OpenWindow) -> None:
    reader = Reader(open_window(size=(700, 800)))
    reader.press("Get help")
    reader.resize(1280, 800)
    assert reader.sees("Read at your own pace")
    assert reader.sidebar.isVisible()
    assert reader.panel.isVisible()


# -- the measure of the text


def percentile(values: list[int], share: float) -> int:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def full_lines(reader: Reader) -> list[int]:
    """Return the characters of every line of running text that is broken, not ended."""
    found = []
    for block in blocks(reader.article.document()):
        if not block.blockFormat().headingLevel():
            found += [line.textLength() for line in lines(block)[:-1]]
    return found


@pytest.mark.parametrize("width", [1280, 1920, 2560])
@pytest.mark.parametrize("text_size", [100, 200])
def test_lines_hold_at_most_80_characters_A22(
    open_window: OpenWindow, width: int, text_size: int
) -> None:
    reader = Reader(open_window(size=(width, 900), text_size=text_size))
    found = []
    for article in ARTICLES:
        reader.window.open(article)
        found += full_lines(reader)
    assert percentile(found, 0.95) <= 80
    if width >= 1280 * text_size / 100:
        assert percentile(found, 0.5) >= 45


def test_a_page_without_a_column_has_lines_that_are_too_long(open_window: OpenWindow) -> None:
    # The control of the test above.
    reader = Reader(open_window(size=(1920, 900)))
    reader.window.open(ARTICLES[0])
    form = reader.article.document().rootFrame().frameFormat()
    form.setLeftMargin(10)
    form.setRightMargin(10)
    reader.article.document().rootFrame().setFrameFormat(form)
    settle()
    assert percentile(full_lines(reader), 0.95) > 80


@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_lines_of_text_are_one_and_a_half_times_their_size_apart_A22(
    open_window: OpenWindow, text_size: int
) -> None:
    reader = Reader(open_window(text_size=text_size))
    tight = []
    for article in ARTICLES:
        reader.window.open(article)
        for block in blocks(reader.article.document()):
            found = lines(block)
            if block.blockFormat().headingLevel() or len(found) < 2:
                continue
            size = block.charFormat().font().pixelSize()
            step = found[1].y() - found[0].y()
            if step < 1.5 * size:
                tight.append((article, block.text()[:50], step, size))
    assert tight == []


def test_text_is_left_aligned_and_never_justified_A22(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    for article in ARTICLES:
        reader.window.open(article)
        for block in blocks(reader.article.document()):
            # “Next” stands at the right, where one goes on, or there is nothing.
            if block.text() and not block.text().startswith("Next: "):
                assert not block.blockFormat().alignment() & OTHER_SIDES, block.text()


def test_everything_is_set_in_the_bundled_typeface_A23(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open("cervical-stitch")
    labels = reader.window.findChildren(QLabel)
    assert {QFontInfo(label.font()).family() for label in labels if label.text()} == {FAMILY}
    families = {
        QFontInfo(block.charFormat().font()).family()
        for block in blocks(reader.article.document())
        if block.text().strip()
    }
    assert families == {FAMILY}


def test_body_text_is_19_pixels_and_grows_to_400_percent(open_window: OpenWindow) -> None:
    for text_size in (100, 400):
        reader = Reader(open_window(text_size=text_size))
        reader.window.open("cervical-stitch")
        sizes = [
            block.charFormat().font().pixelSize()
            for block in blocks(reader.article.document())
            if len(block.text()) > 100
        ]
        assert max(set(sizes), key=sizes.count) == round(BODY * text_size / 100)


def drawn(reader: Reader, color: str) -> int:
    """Return how many pixels of the article, at its red-flag card, have ``color``."""
    reader.article.reach(reader.article.document().find("When to call now").position())
    settle()
    return colors(reader.article.viewport().grab().toImage())[color]


def test_the_card_of_an_urgent_callout_is_drawn_with_its_bar_on_every_page_A17(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(open_window())
    theme = THEMES["light"]
    for page in ("grief-and-coping", "symptoms-and-when-to-call"):
        reader.window.open(page)
        settle()
    assert drawn(reader, theme.rose) > 10_000
    assert drawn(reader, theme.urgent) > 500
    # The control: a page whose tables are not dressed has no card.
    monkeypatch.setattr(article_browser, "dress_tables", lambda document, scale: [])  # noqa: ARG005
    reader.window.open("grief-and-coping")
    reader.window.open("symptoms-and-when-to-call")
    assert drawn(reader, theme.rose) == 0
