"""The letters on paper: none is too small to read, and none is lost (K12)."""

import re

import msgspec
import pytest

from tests.handout.paper import FOOT, LOSS, QUESTIONS, STITCH, Changed, Paper, Press, structure
from viewer.handout.leaflet import Leaflet, Sheet
from viewer.library.article import CRISIS, EMERGENCY, PassageKind
from viewer.library.phrases import phrases_for
from viewer.visit.handout import Question

BODY, LARGE = 14, 18


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("large", "body"), [(False, BODY), (True, LARGE)])
def test_K12_the_text_is_14_points_and_18_in_large_print(
    press: Press, language: str, large: bool, body: int
) -> None:
    asked = [Question(QUESTIONS, 3)]
    leaflet = press.leaflet(LOSS, language=language, large=large, whole=True, questions=asked)
    paper = press.pdf(leaflet)
    assert paper.sizes().most_common(1)[0][0] == body
    assert too_small(paper, leaflet) == []


def too_small(paper: Paper, leaflet: Leaflet) -> list[str]:
    """Return what is smaller than the text is to be, above the foot of the pages.

    Raised numbers of sources are smaller in every book. In standard print the line under a title
    may be, and the list of sources, by two points.
    """
    body = LARGE if leaflet.large else BODY
    heads = {sheet.article.front.code for sheet in leaflet.articles}
    sources = phrases_for(leaflet.language).sources
    found, in_sources = [], False
    for run in (run for page in paper.pages for run in paper.runs(page) if run.y > FOOT):
        if run.size == body + 4:  # a heading
            in_sources = run.text == sources
        may = in_sources or run.text.partition(" ")[0] in heads
        raised = run.size == round(body * 0.72, 1) and not re.sub(r"[\d,\s]", "", run.text)
        if run.size < body - 2 * (may and not leaflet.large) and not raised:
            found.append(run.text)
    return found


@pytest.mark.parametrize(
    ("large", "old", "new", "smaller"),
    [
        (False, "doc.size * 1pt", "11pt", "not yet rung"),
        (True, "doc.small * 1pt", "size - 2pt", "Tommy's"),
        (False, "sticky: led, text(line)", "sticky: led, text(size: small, line)", "not yet rung"),
        (False, "sticky: true, below: 0.5em, node.label", "text(size: small, node.label)", "Get"),
    ],
    ids=["everything", "sources in large print", "words of a card", "the kind of a frame"],
)
def test_the_control_finds_text_that_is_too_small(
    press: Press, changed: Changed, large: bool, old: str, new: str, smaller: str
) -> None:
    leaflet = press.leaflet(LOSS, large=large)
    changed(old, new)
    assert smaller in " ".join(too_small(press.pdf(leaflet), leaflet))


def test_K12_the_words_in_a_figure_are_as_large_in_large_print_as_the_page_is_wide(
    press: Press,
) -> None:
    least = {}
    for paper in ("a4", "letter"):
        for large in (False, True):
            made = press.pdf(press.leaflet(STITCH, paper=paper, large=large))
            # Letters in a drawing stand one by one.
            letters = [run for page in made.pages for run in made.runs(page) if len(run.text) == 1]
            least[paper, large] = min(run.size for run in letters if run.text.isalpha())
    standard = {least["a4", False], least["letter", False]}
    assert standard == {15.6}
    # For 18 points no page is wide enough.
    assert (least["a4", True], least["letter", True]) == (17.1, 17.7)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_sentence_can_be_selected_and_no_word_is_hyphenated(
    press: Press, language: str
) -> None:
    leaflet = press.leaflet(STITCH, LOSS, whole=True, language=language, large=True)
    assert lost_lines(press.pdf(leaflet), leaflet) == []


def test_the_control_finds_words_that_are_hyphenated(press: Press, changed: Changed) -> None:
    changed("hyphenate: false", "hyphenate: true")
    leaflet = press.leaflet(LOSS, language="es", large=True)
    assert lost_lines(press.pdf(leaflet), leaflet)


def test_the_control_finds_each_passage_that_is_not_printed(press: Press) -> None:
    leaflet = msgspec.structs.replace(press.leaflet(LOSS, whole=True), cards=())
    article = leaflet.articles[0].article
    assert len(article.passages) > 3
    for gone in article.passages:
        others = [passage for passage in article.passages if passage is not gone]
        sheet = Sheet(msgspec.structs.replace(article, passages=others), whole=True)
        less = msgspec.structs.replace(leaflet, articles=(sheet,))
        assert len(lost_lines(press.pdf(less), leaflet)) == len(lines_of(gone.text, leaflet))


def lost_lines(paper: Paper, leaflet: Leaflet) -> list[str]:
    """Return the lines of the articles that nobody finds in the PDF, nor hears of its pictures."""
    body = [run.text for page in paper.pages for run in paper.runs(page) if run.y > FOOT]
    heard = [str(node.get("/Alt", "")) for node in structure(paper.root["/StructTreeRoot"])]
    printed = letters("".join([*body, *heard]))
    return [
        line
        for sheet in leaflet.articles
        for passage in sheet.article.passages
        if sheet.whole or passage.kind is not PassageKind.GATE
        for line in lines_of(passage.text, leaflet)
        if letters(line) not in printed
    ]


def lines_of(text: str, leaflet: Leaflet) -> list[str]:
    """Return the lines of a passage, with the numbers of the region.

    The cells of a table, which is one line a row, stand for themselves on paper.
    """
    text = text.replace(EMERGENCY, leaflet.emergency or "").replace(CRISIS, leaflet.crisis or "")
    return [line for line in re.split(r": |\n", text) if letters(line)]


def letters(text: str) -> str:
    """Return ``text`` without blanks, and without what the numbers of sources are made of."""
    return re.sub(r"[\s\d,\u200b]", "", text)
