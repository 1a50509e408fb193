"""Whatever stands in a page or is typed as a question is printed as it is, and nothing fails."""

from html import escape

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.gui.arabic_library import compile_arabic
from tests.handout.paper import Paper, Press, words
from viewer.handout.pdf import make_pdf
from viewer.library.article import Figure
from viewer.visit.handout import MOST_PIECES

MARKUP = '#let x = 1 #import "y" $a$ *b* _c_ `d` @e <f> = g - h / i \\ // j /* k */ ~ [l] {m}'
SIGNS = "#$*_`@<>=-+/\\~[]{}()\"'&;:.,^|%! abc019"
WHERE = (
    "<p>{}</p>",
    "<h2>{}</h2>",
    "<ul><li>{}</li></ul>",
    "<blockquote><p>{}</p></blockquote>",
    '<table class="data"><tr><th>{0}</th></tr><tr><td>{0}</td></tr></table>',
    '<table class="callout note"><tr><td><p class="callout-title">{0}</p>{0}</td></tr></table>',
    '<p class="figure"><img src="figure:a.svg" alt="{}"></p>',
)


def drawn(_: str) -> Figure:
    data = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    return Figure(name="a.svg", media_type="image/svg+xml", width=9, height=9, data=data)


def test_signs_of_the_layouts_own_language_are_printed_as_they_are(press: Press) -> None:
    for place in WHERE[:-1]:
        leaflet = press.with_html(place.format(escape(MARKUP)), title=MARKUP, notice=MARKUP)
        leaflet = msgspec.structs.replace(leaflet, questions=(MARKUP,), clinic_name=MARKUP)
        paper = press.pdf(leaflet)
        flat = paper.text.replace(" ", "").replace("\n", "")
        # Clinic, contents, title, notice, passage, question.
        assert flat.count(MARKUP.replace(" ", "")) >= 6


@settings(max_examples=40)
@given(st.sampled_from(WHERE), st.one_of(st.text(max_size=200), st.text(SIGNS, max_size=200)))
def test_any_text_anywhere_is_printed_and_nothing_fails(
    press: Press, place: str, text: str
) -> None:
    leaflet = press.with_html(place.format(escape(text)), title=text, code=text[:9], notice=text)
    leaflet = msgspec.structs.replace(leaflet, questions=(text,), clinic_name=text)
    made = make_pdf(leaflet, drawn)
    assert made.pages >= 4
    assert made.told == ()


@settings(max_examples=25)
@given(st.text(SIGNS, min_size=1, max_size=60).filter(str.strip))
def test_a_question_comes_out_as_it_was_typed(press: Press, text: str) -> None:
    leaflet = msgspec.structs.replace(press.with_html("<p>x</p>"), questions=(text,))
    page = next(p for p in Paper(make_pdf(leaflet, drawn)).pages if words(p).startswith("Your"))
    assert "".join(text.split()) in words(page).replace(" ", "")


@pytest.mark.parametrize(
    "html",
    [
        "<p>" + "a" * 100_000 + "</p>",
        "<ul>" + "<li>x</li>" * 10_000 + "</ul>",
        '<ol start="99999">' + "<li>x</li>" * 10_000 + "</ol>",
        "<blockquote>" * 300 + "x" + "</blockquote>" * 300,
        "<ul><li>" * 300 + "x" + "</li></ul>" * 300,
        "<strong>" * 1000 + "x" + "</strong>" * 1000,
        "<table>" + "<tr>" + "<td>words in it</td>" * 60 + "</tr></table>",
        '<table class="data"><tr><td>'
        + "word " * 5_000
        + "</td><td>"
        + "x" * 5_000
        + "</td></tr></table>",
        "<p></p><ul></ul><ol><li></li></ol><table></table><h2></h2><h3>x</h3>",
        '<p><a name="a"></a><a name="a"></a><a href="#a">x</a><a href="#none">y</a></p>',
        "<p>\u202eabc\u202d \u2066 \ufeff \U000e0041 \ue000 \u0000 😀 漢字 ไทย</p>",
        '<p><a href="article:cervical-stitch#nowhere">x</a><a href="cite:none">1</a></p>',
    ],
    ids=[
        *("long word", "long list", "numbered", "quotes", "lists", "bold", "wide table"),
        *("tall cell", "empty", "same name twice", "odd signs", "dead links"),
    ],
)
def test_a_hostile_page_does_not_fail(press: Press, html: str) -> None:
    made = make_pdf(press.with_html(html), drawn, most_pages=None)
    assert made.pages >= 3


def test_a_long_word_stays_between_the_margins(press: Press) -> None:
    paper = press.pdf(press.with_html("<p>" + "w" * 3_000 + "</p>"))
    assert paper.text.count("w") >= 3_000


def test_no_sign_turns_the_text_around(press: Press) -> None:
    assert "abc def" in press.pdf(press.with_html("<p>abc \u202edef</p>")).text


def test_sixty_pieces_are_one_handout(press: Press) -> None:
    ids = [article.id for article in press.articles()]
    cards = [card.id for card in press.leaflet(*ids).cards if not card.id.startswith("clinic-")]
    room = MOST_PIECES - len(ids)
    leaflet = press.leaflet(*ids, cards=cards[:room], whole=True)
    assert leaflet.left_out == ()
    assert make_pdf(leaflet, press.library.figure, most_pages=None).pages > len(ids)


def test_a_page_in_arabic_runs_from_right_to_left(tmp_path_factory: pytest.TempPathFactory) -> None:
    arabic = Press(compile_arabic(tmp_path_factory.mktemp("arabic")))
    paper = arabic.pdf(arabic.leaflet("stitch", language="ar"))
    root = paper.root
    assert root["/Lang"] == "ar"
    assert root["/ViewerPreferences"]["/Direction"] == "/R2L"
    assert "غرزة" in paper.text
