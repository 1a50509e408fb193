"""The printed pages, read again from the PDF (K12)."""

import re

import msgspec
import pytest

from tests.handout.paper import (
    FOOT,
    LOSS,
    QUESTIONS,
    STITCH,
    Changed,
    Paper,
    Press,
    structure,
    words,
)
from viewer.handout.pdf import make_pdf, make_pictures
from viewer.library.article import Figure, PassageKind
from viewer.library.phrases import phrases_for
from viewer.problems import RejectedError
from viewer.settings import MOST_PAGES
from viewer.visit.handout import Question

BODY = 14
FRAMED = ("key", "urgent", "note", "guideline", "research", "risk")
PAPERS = {"a4": (210, 297), "letter": (216, 279)}
"""Millimeters."""

MILLIMETER = 72 / 25.4


@pytest.fixture(scope="module")
def whole_library(press: Press) -> Paper:
    """Return the PDF of every article."""
    ids = [article.id for article in press.articles()]
    return press.pdf(press.leaflet(*ids), most_pages=None)


# -- letters


def test_every_font_is_ours_and_embedded(press: Press) -> None:
    names = set()
    for font in press.pdf(press.leaflet(STITCH, LOSS, language="es")).fonts():
        names.add(str(font["/BaseFont"]).partition("+")[2])
        inner = font["/DescendantFonts"][0].get_object()
        file = inner["/FontDescriptor"].keys() & {"/FontFile2", "/FontFile3"}
        assert file, f"{font['/BaseFont']} is not in the file"
        assert "/ToUnicode" in font
    assert names
    assert all(name.startswith("AtkinsonHyperlegibleNext") for name in names)


# -- pages


@pytest.mark.parametrize("name", PAPERS)
def test_both_papers_are_printed(press: Press, name: str) -> None:
    paper = press.pdf(press.leaflet(STITCH, paper=name))
    boxes = [(page.mediabox.width, page.mediabox.height) for page in paper.pages]
    sizes = {tuple(round(float(side) / MILLIMETER) for side in box) for box in boxes}
    assert sizes == {PAPERS[name]}


def test_every_page_says_which_of_how_many_it_is_and_when_it_was_printed(
    whole_library: Paper,
) -> None:
    count = len(whole_library.pages)
    assert count == whole_library.made.pages
    for number, page in enumerate(whole_library.pages, 1):
        assert whole_library.foot(page).endswith(f"Page {number} of {count}")
        if number > 1:
            assert "Printed on November 22, 2026" in whole_library.foot(page)
    assert "Printed on November 22, 2026" in words(whole_library.pages[0])


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_contents_name_the_pages_on_which_things_stand(press: Press, language: str) -> None:
    questions = [Question(QUESTIONS, 3)]
    leaflet = press.leaflet(LOSS, STITCH, questions=questions, language=language)
    paper = press.pdf(leaflet)
    assert len(entries(paper)) == 4
    assert wrong_entries(paper) == []
    paper.pages.insert(3, paper.pages[0])
    assert wrong_entries(paper) != [], "the control: every page has moved on by one"


def entries(paper: Paper) -> list[tuple[str, int]]:
    """Return title and page of each line of the contents."""
    found = re.findall(r"(\S[^.]*?) (?:\. ?)+ ?(\d+)", words(paper.pages[1]))
    return [
        (title.removeprefix("Contents ").removeprefix("Contenido "), int(n)) for title, n in found
    ]


def wrong_entries(paper: Paper) -> list[str]:
    """Return the titles that do not begin the page that the contents name."""
    return [
        title
        for title, number in entries(paper)
        if not words(paper.pages[number - 1]).startswith(title)
    ]


def test_no_heading_stands_alone_at_the_foot_of_a_page(
    whole_library: Paper, press: Press, changed: Changed
) -> None:
    assert lone_headings(whole_library) == []
    changed("#show heading: set block(sticky: true)", "#show heading: set block(sticky: false)")
    ids = [article.id for article in press.articles()[:5]]
    assert lone_headings(press.pdf(press.leaflet(*ids), most_pages=None)) != [], "the control"


def lone_headings(paper: Paper) -> list[str]:
    """Return the headings that are the last words of their page."""
    found = []
    for page in paper.pages[2:]:
        body = [run for run in paper.runs(page) if run.y > FOOT]
        last = min(body, key=lambda run: run.y)
        if last.size in (BODY + 1, BODY + 4, BODY + 12):
            found.append(last.text)
    return found


# -- what an article says


@pytest.mark.parametrize("language", ["en", "es"])
def test_T2_T3_each_article_says_who_checked_it_and_its_code(press: Press, language: str) -> None:
    leaflet = press.leaflet(STITCH, LOSS, language=language)
    text = press.pdf(leaflet).text
    said = phrases_for(language)
    assert text.count(said.not_checked) == len(leaflet.articles)
    for sheet in leaflet.articles:
        assert text.count(sheet.article.front.code) > 2
    assert (said.translated_by_software in text) == (language == "es"), "L9"
    for label in (said.next_review, said.reviewers, said.funding, said.drafting):
        assert label in text


def test_L4_an_article_in_another_language_says_so(press: Press) -> None:
    english = press.leaflet(STITCH)
    asked = type(english)(language="es", today=english.today, paper="a4", articles=english.articles)
    assert "Todavía no está en español" in press.pdf(asked).text
    assert "Todavía no está" not in press.pdf(english).text


def test_hard_passages_are_left_out_in_one_line_unless_they_are_chosen(press: Press) -> None:
    hard = [p for p in press.article(LOSS).passages if p.kind is PassageKind.GATE]
    some = " ".join(hard[0].text.split()[:6])
    without, whole = (press.pdf(press.leaflet(LOSS, whole=chosen)).text for chosen in (False, True))
    assert some not in without
    assert some in whole
    line = "A harder part was left out here."
    assert (without.count(line), whole.count(line)) == (1, 0), "two in a row are one line"


def test_K6_the_notice_says_whether_the_hard_passages_are_on_the_next_pages(press: Press) -> None:
    for language, left_out, printed, opened in (
        ("en", "The harder parts are left out.", "The harder parts are printed here.", "open them"),
        (
            *("es", "Las partes más difíciles se dejaron fuera."),
            *("Las partes más difíciles están impresas aquí.", "que las abra"),
        ),
    ):
        for whole, said, unsaid in ((False, left_out, printed), (True, printed, left_out)):
            pages = press.pdf(press.leaflet(LOSS, language=language, whole=whole)).pages
            assert said in words(pages[2])
            assert unsaid not in words(pages[2])
            assert opened not in words(pages[2])


def test_the_code_is_not_said_a_third_time_on_a_page_of_its_own(press: Press) -> None:
    for language in ("en", "es"):
        text = press.pdf(press.leaflet(STITCH, language=language)).text
        assert f"{phrases_for(language).code}:" not in text
        assert text.count("CI-07 · ") > text.count("Fuentes"), "it stands at head and foot"


def test_what_a_page_says_about_itself_is_not_torn_apart(press: Press, changed: Changed) -> None:
    leaflet = press.leaflet("treatment-options", LOSS, large=True)
    assert torn(press.pdf(leaflet)) == []
    changed("block(spacing: 0.7em, sticky: true, body)", "block(spacing: 0.7em, body)")
    assert torn(press.pdf(leaflet)) != [], "the control"


def torn(paper: Paper) -> list[int]:
    """Return the pages on which only the end stands of what a page says about itself."""
    first, last = phrases_for("en").publisher, phrases_for("en").drafting
    return [
        number
        for number, page in enumerate(paper.pages, 1)
        if f"{last}:" in words(page) and f"{first}:" not in words(page)
    ]


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_page_of_places_is_half_empty_in_large_print(
    press: Press, language: str, changed: Changed
) -> None:
    leaflet = msgspec.structs.replace(
        press.leaflet(STITCH, language=language, large=True), articles=()
    )
    paper = press.pdf(leaflet)
    assert half_empty(paper) == []
    changed("breakable: node.long", "breakable: false")
    wasted = press.pdf(leaflet)
    assert half_empty(wasted) != [], "the control"
    assert len(paper.pages) < len(wasted.pages)


def half_empty(paper: Paper) -> list[int]:
    """Return the pages, but the last, on whose lower half nothing stands."""
    return [
        number
        for number, page in enumerate(paper.pages[:-1], 1)
        if number > 2
        if min(run.y for run in paper.runs(page) if run.y > FOOT) > float(page.mediabox.height) / 2
    ]


def test_a_card_that_goes_on_over_the_page_parts_no_number_from_its_words(press: Press) -> None:
    for language in ("en", "es"):
        leaflet = press.leaflet(STITCH, language=language, large=True)
        text = [words(page) for page in press.pdf(leaflet).pages]
        for card in leaflet.cards:
            for way in card.ways:
                told = " ".join(part for part in (way.text, way.note, way.details) if part)
                squeezed = re.sub(r"\s", "", told)
                assert any(squeezed in re.sub(r"\s", "", page) for page in text), told


def test_folded_detail_is_printed_open(press: Press) -> None:
    article = press.article("what-is-cervical-insufficiency")
    fold = next(p for p in article.passages if p.kind is PassageKind.MORE)
    text = press.pdf(press.leaflet(article.id)).text
    assert fold.title in text
    assert " ".join(fold.text.split()[:6]) in text


def test_the_numbers_of_the_region_are_filled_in(press: Press) -> None:
    call = "symptoms-and-when-to-call"
    texts = {
        region: press.pdf(press.leaflet(call, region=region)).text for region in ("US", "GB-ENG")
    }
    assert "Call 911 now" in texts["US"]
    assert "Call 999 now" in texts["GB-ENG"]
    nowhere = press.pdf(press.leaflet(call, region=None, contacts=())).text
    assert "Call your local emergency number now" in nowhere
    assert "In an emergency, call your local emergency number." in nowhere
    assert not re.search(r"\b(911|999|988|111)\b", nowhere)
    assert not any(
        "{emergency}" in text or "{crisis}" in text for text in [*texts.values(), nowhere]
    )


def test_sources_stand_with_their_doi_and_links_are_kept(press: Press) -> None:
    article = press.article(STITCH)
    paper = press.pdf(press.leaflet(STITCH))
    dois = [s.address for s in article.sources if s.address.startswith("doi:")]
    flat = paper.text.replace(" ", "").replace("\n", "")
    assert dois
    for doi in dois:
        assert doi in flat
        assert f"https://doi.org/{doi.removeprefix('doi:')}" in paper.addresses()
    assert "https://988lifeline.org" in paper.addresses()
    assert not any(
        address.startswith(("article:", "tel:", "cite:")) for address in paper.addresses()
    )


def test_links_lead_to_articles_of_the_same_handout_and_are_plain_text_else(press: Press) -> None:
    html = (
        '<p><a href="article:cervical-stitch">Here</a> <a href="article:risk-factors">Not</a></p>'
    )
    paper = press.pdf(press.with_html(html))
    assert "Here Not" in paper.text
    # The line of the contents is the other one.
    assert paper.jumps() == 2


def test_places_to_get_help_tell_how_their_numbers_were_checked(press: Press) -> None:
    for language, check in (
        ("en", "From published sources, November 21, 2026; not yet rung"),
        ("es", "todavía no se ha llamado para comprobarlo"),
    ):
        paper = press.pdf(press.leaflet(STITCH, language=language))
        assert check in paper.text
        assert "555-0100" in paper.text
        assert paper.text.index("Emergency services") < paper.text.index("555-0100")


def test_questions_have_room_to_write_under_each(press: Press) -> None:
    asked = [Question(QUESTIONS, 3), Question(text="May I bring my sister?")]
    one, two = (press.pdf(press.leaflet(questions=asked[:count])) for count in (1, 2))
    assert "2. May I bring my sister?" in two.text
    assert rules(two) - rules(one) == 5


def rules(paper: Paper) -> int:
    """Return how many lines are stroked on the page of questions."""
    page = next(page for page in paper.pages if words(page).startswith("Your questions"))
    only = Paper(paper.made)
    only.pages = [page]
    return sum(operator == b"S" for _, operator in only.operators())


# -- for everyone


def test_callouts_are_told_apart_by_words_and_by_frames_without_color(press: Press) -> None:
    frames = {}
    for kind in FRAMED:
        html = (
            f'<table class="callout {kind}" width="100%"><tr><td>'
            '<p class="callout-title">Title</p><p>x</p></td></tr></table>'
        )
        paper = press.pdf(press.with_html(html, key_points=[], notice=None))
        assert phrases_for("en").callouts[kind] in paper.text
        paper.pages = paper.pages[2:3]
        frames[kind] = [
            (str(values), operator)
            for values, operator in paper.operators()
            if operator in (b"w", b"d", b"l", b"re")
        ]
    assert len({str(frame) for frame in frames.values()}) == len(FRAMED)


def test_screen_readers_get_tags_language_title_and_the_words_of_a_figure(press: Press) -> None:
    paper = press.pdf(press.leaflet(STITCH, language="es"))
    root = paper.root
    assert root["/Lang"] == "es"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in paper.made.data
    alts = [node.get("/Alt") for node in structure(root["/StructTreeRoot"])]
    assert any("cuello" in str(alt) for alt in alts)
    kinds = {str(node.get("/S")) for node in structure(root["/StructTreeRoot"])}
    assert {"/H1", "/H2", "/L", "/Table", "/Figure", "/Link"} <= kinds


# -- limits and faults


def test_the_same_leaflet_gives_the_same_bytes(press: Press) -> None:
    first, second = (make_pdf(press.leaflet(STITCH), press.library.figure) for _ in range(2))
    assert first == second
    assert first.data != make_pdf(press.leaflet(LOSS), press.library.figure).data


def test_pictures_show_the_same_pages(press: Press) -> None:
    leaflet = press.leaflet(STITCH)
    pictures = make_pictures(leaflet, press.library.figure, 30)
    assert len(pictures) == make_pdf(leaflet, press.library.figure).pages
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)


def test_more_than_200_pages_are_refused_in_one_sentence(press: Press) -> None:
    leaflet = press.with_html("<p>One line.</p>" * 15_000)
    with pytest.raises(RejectedError) as refused:
        press.pdf(leaflet)
    (problem,) = refused.value.problems
    assert str(MOST_PAGES) in problem.message
    assert len(problem.message) < 160
    paper = press.pdf(leaflet, most_pages=None)
    assert len(paper.pages) == paper.made.pages > 500
    assert str(paper.made.pages) in problem.message


@pytest.mark.parametrize(
    "found",
    [
        None,
        Figure(name="a.svg", media_type="image/svg+xml", width=9, height=9, data=b"<svg brok"),
        Figure(name="a.svg", media_type="image/svg+xml", width=0, height=9, data=b"<svg/>"),
        Figure(name="a.png", media_type="image/png", width=9, height=9, data=b"\x89PNG\r\n\x1a\nx"),
    ],
    ids=["missing", "damaged SVG", "no size", "damaged PNG"],
)
def test_a_picture_that_fails_is_left_out_and_told(press: Press, found: Figure | None) -> None:
    html = '<p class="figure"><img src="figure:a.svg" alt="The womb"></p><p>After it.</p>'
    made = make_pdf(press.with_html(html), lambda _: found)
    assert len(made.told) == 1
    assert "could not be printed" in made.told[0]
    text = Paper(made).text
    assert "[Picture: The womb]" in text
    assert "After it." in text


def test_a_png_is_printed(press: Press) -> None:
    picture = make_pictures(press.with_html("<p>x</p>"), press.library.figure, 20)[0]
    found = Figure(name="a.png", media_type="image/png", width=170, height=220, data=picture)
    html = '<p class="figure"><img src="figure:a.png" alt="A page"></p>'
    made = make_pdf(press.with_html(html), lambda _: found)
    assert made.told == ()
    assert any(len(page.images) for page in Paper(made).pages)
