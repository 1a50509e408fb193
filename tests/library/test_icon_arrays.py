"""The picture of a number: as many filled dots as the number says, in every place it is shown."""

import re

import pytest

from tests.library.content_folder import TODAY, ContentFolder
from viewer.library.article import Figure
from viewer.library.figures import svg_size
from viewer.library.icon_array import MOST_DOTS, icon_array
from viewer.library.page_text import page_text
from viewer.library.store import Library

RISK = """\
!!! risk "How many?"
    who: people like you
    with: {{label: With a stitch, of: {of}, count: {count}}}
    without: {{label: Without a stitch, of: {of}, count: {of}}}
    facts: ["7.3"]
    sources: [smith-2020]
"""
DOT = re.compile(r"<circle ([^>]*)/>")


def dots(data: bytes) -> tuple[int, int]:
    """Return how many dots are solid, and how many are rings."""
    found = DOT.findall(data.decode())
    rings = sum('fill="none"' in dot and 'stroke="#' in dot for dot in found)
    return len(found) - rings, rings


def drawn(count: int, of: int) -> Figure:
    picture = icon_array(count, of)
    assert picture is not None
    return picture


def compiled(folder: ContentFolder, count: int, of: int) -> Library:
    folder.article(RISK.format(count=count, of=of))
    library, problems = folder.compile()
    assert problems == []
    return library


NUMBERS = [(0, 1), (1, 1), (3, 7), (28, 100), (0, 100), (100, 100), (37, 200), (1, 500), (9, 1000)]


@pytest.mark.parametrize(("count", "of"), NUMBERS)
def test_as_many_dots_are_filled_as_the_number_says_H8(count: int, of: int) -> None:
    assert dots(drawn(count, of).data) == (count, of - count)


def test_a_picture_with_one_dot_too_many_is_caught_H8() -> None:
    data = drawn(28, 100).data
    ring = next(dot for dot in DOT.findall(data.decode()) if 'fill="none"' in dot)
    broken = data.replace(ring.encode(), b'r="7" fill="#0F5561"', 1)
    assert dots(broken) == (29, 71)


def test_filled_dots_differ_in_shape_and_not_only_in_color_A17() -> None:
    sizes: dict[bool, set[str]] = {True: set(), False: set()}
    for dot in DOT.findall(drawn(28, 100).data.decode()):
        radius = re.search(r'r="([^"]*)"', dot)
        assert radius
        sizes['fill="none"' in dot].add(radius[1])
    assert len(sizes[True]) == len(sizes[False]) == 1
    assert sizes[True] != sizes[False]


@pytest.mark.parametrize(("count", "of"), NUMBERS)
def test_every_dot_lies_inside_the_picture_and_on_its_own(count: int, of: int) -> None:
    picture = drawn(count, of)
    assert svg_size(picture.data, picture.name) == (picture.width, picture.height)
    assert picture.width <= 480
    places = re.findall(r'cx="([\d.]+)" cy="([\d.]+)"', picture.data.decode())
    assert len(set(places)) == of
    assert all(0 < float(x) < picture.width for x, _ in places)
    assert all(0 < float(y) < picture.height for _, y in places)


def test_a_hundred_people_stand_in_ten_rows_of_ten() -> None:
    rows = re.findall(r'cy="([\d.]+)"', drawn(28, 100).data.decode())
    assert sorted(rows.count(row) for row in set(rows)) == [10] * 10


@pytest.mark.parametrize(("count", "of"), [(1, MOST_DOTS + 1), (2, 1), (-1, 10), (0, 0)])
def test_what_cannot_be_drawn_is_not_drawn(count: int, of: int) -> None:
    assert icon_array(count, of) is None


def test_each_side_of_a_risk_block_gets_its_picture_H8(folder: ContentFolder) -> None:
    library = compiled(folder, 28, 100)
    article = library.article("stitch", "en")
    assert article
    html = article.passages[0].html
    pictures = re.findall(r'<p class="figure"><img src="figure:([^"]*)" alt="([^"]*)"', html)
    assert pictures == [
        ("risk-28-of-100.svg", "With a stitch: 28 of 100 dots are filled."),
        ("risk-100-of-100.svg", "Without a stitch: 100 of 100 dots are filled."),
    ]
    assert '<p class="caption">With a stitch: 28 of every 100</p>' in html
    stored = library.figure("risk-28-of-100.svg")
    assert stored
    assert dots(stored.data) == (28, 72)
    text = page_text(article, today=TODAY, emergency=None)
    library.close()
    assert "[Picture: With a stitch: 28 of 100 dots are filled.]" in text


def test_another_number_makes_another_picture_H8(folder: ContentFolder) -> None:
    library = compiled(folder, 29, 100)
    assert library.figure("risk-28-of-100.svg") is None
    stored = library.figure("risk-29-of-100.svg")
    library.close()
    assert stored
    assert dots(stored.data) == (29, 71)


def test_a_number_too_large_to_draw_stands_in_words_alone(folder: ContentFolder) -> None:
    library = compiled(folder, 20, 2000)
    article = library.article("stitch", "en")
    library.close()
    assert article
    assert "figure" not in article.passages[0].html
    assert "20 of every 2,000" in article.passages[0].text


def test_the_words_for_a_picture_stay_short_A31(folder: ContentFolder) -> None:
    folder.article(RISK.format(count=28, of=100).replace("With a stitch", "Long words " * 20))
    article = folder.stitch()
    assert 'alt="28 of every 100"' in article.passages[0].html


def test_nobody_else_can_bring_a_picture_of_that_name(folder: ContentFolder) -> None:
    folder.write("figures/risk-28-of-100.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    (problem,) = folder.problems()
    assert (problem.rule, problem.file) == ("figure-name", "content/figures/risk-28-of-100.svg")
