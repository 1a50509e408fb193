"""Nothing is told by color alone: pictures of states, without hue and for color-blind eyes (A17).

Each pair is two pictures of the real window. They must differ where there is no hue at all, and to
eyes without the cones for red or for green: by words, by shape, or by light and dark.
"""

import re
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from tests.conftest import OpenWindow, settle
from tests.gui.color_alone import told_by_color
from tests.gui.color_vision import EYES, NOTICED, distance, light_of, noticed, pairs_of
from tests.gui.looking import ENOUGH_PIXELS
from tests.gui.state_pairs import PAIRS, picture
from viewer.gui.theme import THEMES, Look
from viewer.gui.tile import Row
from viewer.library.store import Library


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", PAIRS)
def test_A17_two_states_differ_in_more_than_their_hue(
    open_window: OpenWindow, name: str, theme: str
) -> None:
    one, other = PAIRS[name](open_window, theme)
    found = noticed(one, other)
    assert {eye: count for eye, count in found.items() if count < ENOUGH_PIXELS} == {}


TITLE = re.compile(r'<a name="callout-([a-z]+)"></a>(.*?)</p>')


def titles(library: Library) -> dict[str, set[str]]:
    """Return the titles of all callouts of the library by their kind."""
    found: dict[str, set[str]] = {}
    for tag in library.info.languages:
        for topic in library.topics(tag):
            for line in library.articles(topic.id, tag):
                article = library.article(line.id, tag)
                assert article is not None
                for passage in article.passages:
                    for kind, title in TITLE.findall(passage.html):
                        found.setdefault(kind, set()).add(title)
    return found


def test_A17_no_urgent_card_bears_the_title_of_a_calm_one(library_file: Path) -> None:
    library = Library.open(library_file)
    found = titles(library)
    library.close()
    urgent = found.pop("urgent")
    assert urgent
    assert urgent & set().union(*found.values()) == set()


# -- the controls: the eyes see what they should, and a pair of mere hues is caught

CARD = "#D99A9A"


def equally_light(color: str) -> str:
    """Return the green that is as light as ``color``: only their hues differ."""
    greens = (f"#8C{green:02X}8C" for green in range(256))
    return min(greens, key=lambda green: distance(color, green, EYES["gray"]))


def test_A17_the_distance_of_colors_is_that_of_cie_1976() -> None:
    assert distance("#000000", "#FFFFFF") == pytest.approx(100, abs=0.01)
    # 119 and 120 of 255 lie about as close as an eye can tell; red and green lie far apart.
    assert distance("#777777", "#787878") == pytest.approx(0.4, abs=0.05)
    assert distance("#FF0000", "#00FF00") == pytest.approx(170.6, abs=0.1)


@pytest.mark.parametrize("name", EYES)
def test_A17_every_eye_sees_gray_as_it_is(name: str) -> None:
    for color in ("#000000", "#777777", "#FFFFFF"):
        assert distance(color, color) == 0
        seen = EYES[name](light_of(color))
        assert seen == pytest.approx(light_of(color), abs=1e-5)


def test_A17_red_and_green_lie_closer_to_an_eye_without_one_of_their_cones() -> None:
    red, green = CARD, equally_light(CARD)
    assert distance(red, green) > 4 * NOTICED
    assert distance(red, green, EYES["gray"]) < 1
    for name in ("protan", "deutan"):
        assert distance(red, green, EYES[name]) < distance(red, green) / 2


def test_A17_a_choice_that_differs_in_its_hue_alone_is_caught(
    fonts: QApplication,
) -> None:
    # A real row, in a theme whose ticked ground is as light as the other, with the same ink on it.
    theme = msgspec.structs.replace(
        THEMES["light"], card=CARD, action=equally_light(CARD), on_action=THEMES["light"].ink
    )
    row = Row("Dark", "", Look(theme))
    row.setCheckable(True)
    row.resize(300, 44)
    before = picture(row)
    row.setChecked(True)
    after = picture(row)
    row.deleteLater()
    seen = pairs_of(before, after)
    told = sum(n for (a, b), n in seen.items() if distance(a, b) >= NOTICED)
    assert told > 100 * ENOUGH_PIXELS
    assert noticed(before, after)["gray"] < ENOUGH_PIXELS


def test_A17_a_tick_and_a_link_that_only_a_hue_tells_are_caught_on_a_screen(
    fonts: QApplication,
) -> None:
    page, row = QWidget(), QPushButton("Dark")
    row.setCheckable(True)
    text = QTextBrowser()
    text.setHtml('<p>Read <a href="topic:care">about care</a>.</p>')
    rows = QVBoxLayout(page)
    rows.addWidget(row)
    rows.addWidget(text)
    other = equally_light(CARD)
    page.setStyleSheet(
        f"QPushButton {{ background: {CARD}; border: none; color: #000000; min-height: 44px; }}"
        f"QPushButton:checked {{ background: {other}; }}"
    )
    page.show()
    settle()
    (found,) = told_by_color(page)
    assert "Dark" in found
    text.setHtml('<p>Read <a href="topic:care" style="text-decoration: none">about care</a>.</p>')
    assert any("about care" in line for line in told_by_color(page))
    # Nothing was ticked by looking.
    assert not row.isChecked()
    page.close()
    page.deleteLater()
