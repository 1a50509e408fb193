"""The composed page: what stands on it, in which order, and what it says of its review."""

from datetime import date

import pytest

from tests.library.content_folder import TODAY, ContentFolder
from viewer.library.article import Article, ArticleLine
from viewer.library.page import page_html, page_title
from viewer.library.page_text import WIDTH, page_text
from viewer.library.phrases import phrases_for

BODY = """\
Opening words [@smith-2020]. {facts: 1.1}

| Choice | Good | Bad |
|---|---|---|
| Rest | Calm | Dull |

!!! more "Further detail"
    ## Deeper

    Detailed words.

!!! gate "About a death"
    Hard words.

1. First step

    Still the first.

2. Second step

[red-flags]
"""
DUE = "{state: draft, next: 2027-11-01}"
SIGNED = "Dr. A, Midwife, North Clinic; Dr. B, Midwife, North Clinic"


@pytest.fixture
def article(folder: ContentFolder) -> Article:
    """Return an article with a little of everything."""
    folder.article(name="loss/other", code="CI-08", title="Another page")
    folder.article(
        BODY,
        notice="This page is about a death.",
        related="[{id: other, reason: It goes on there.}]",
    )
    return folder.stitch()


def reviewed(folder: ContentFolder, review: str, today: date, signed_on: str = "") -> str:
    folder.field("review", review)
    if signed_on:
        folder.sign("Dr. A", "Dr. B", on=signed_on)
    return page_html(folder.stitch(), today=today, emergency=None)


def test_the_page_has_its_parts_in_order(article: Article) -> None:
    before, after = ArticleLine("a", "en", "Before", ""), ArticleLine("b", "en", "After", "")
    page = page_html(article, today=TODAY, emergency="911", neighbours=(before, after))
    marks = [
        '<p class="topic">Care</p>',
        '<h1><a name="page-top"></a>The stitch</h1>',
        '<p class="meta">1 minute read · Written November 2026 · Version 0.1</p>',
        "Not yet checked by a clinician",
        "This page is about a death.",
        "In short",
        "<li>One.</li>",
        "Opening words",
        "Show: Further detail",
        "About a death",
        "Call 911 now",
        "Read next",
        '<a href="article:other">Another page</a><br>It goes on there.',
        "Sources",
        '<a name="source-smith-2020"></a>Smith A. On stitches. Journal. 2020. doi:10.1000/x',
        "About this page",
        '<table class="neighbours"',
        'Previous: <a href="article:a">Before</a>',
        'Next: <a href="article:b">After</a>',
    ]
    places = [page.find(mark) for mark in marks]
    assert -1 not in places
    assert places == sorted(places)
    assert page_title(article) == "The stitch"


def test_a_draft_says_that_no_clinician_checked_it_T2(article: Article) -> None:
    page = page_html(article, today=TODAY, emergency=None)
    card = page[page.index('<table class="callout note"') :]
    assert card.index("</a>Not yet checked by a clinician</p>") < card.index("</table>")
    assert "Not yet checked by a clinician" in page_text(article, today=TODAY, emergency=None)


@pytest.mark.parametrize(
    "review",
    [
        "{state: draft}",
        "{state: in-review}",
        "{state: approved}",
        "{state: draft, by: Dr. B}",
        "{state: approved, on: 2026-01-01, next: 2027-01-01}",
        "{state: approved, by: Dr. B, qualifications: MD, on: 2026-11-01, next: 2027-11-01}",
        "{state: expired, by: Dr. B, on: 2026-11-01, next: 2027-11-01}",
        "{state: changed, by: Dr. B, on: 2026-11-01, next: 2027-11-01}",
    ],
)
def test_what_nobody_signed_is_never_called_checked_T2(folder: ContentFolder, review: str) -> None:
    page = reviewed(folder, review, TODAY)
    assert "Not yet checked by a clinician" in page
    assert "Dr. B" not in page


@pytest.mark.parametrize(
    ("review", "signed_on", "today", "title"),
    [
        (DUE, "2026-11-01", date(2026, 11, 22), f"Checked by {SIGNED}"),
        (DUE, "2026-11-01", date(2027, 10, 31), f"Checked by {SIGNED}"),
        (DUE, "2026-11-01", date(2027, 11, 1), "This page is due to be checked again"),
        (DUE, "2026-11-01", date(2029, 1, 1), "This page is due to be checked again"),
        (DUE, "2026-11-01", date(2026, 11, 20), "The date of this computer may be wrong"),
        (DUE, "2026-11-01", date(1970, 1, 1), "The date of this computer may be wrong"),
        (DUE, "2026-12-24", TODAY, "The date of this computer may be wrong"),
        ("{state: draft}", "2026-11-01", date(2029, 10, 31), f"Checked by {SIGNED}"),
        (
            "{state: draft}",
            "2026-11-01",
            date(2029, 11, 1),
            "This page is due to be checked again",
        ),
        ("{state: expired}", "2026-11-01", TODAY, "This page is due to be checked again"),
        ("{state: expired}", "", TODAY, "Not yet checked by a clinician"),
    ],
)
def test_the_review_line_follows_the_date_T3(
    folder: ContentFolder, review: str, signed_on: str, today: date, title: str
) -> None:
    page = reviewed(folder, review, today, signed_on)
    titles = {
        f"Checked by {SIGNED}",
        "This page is due to be checked again",
        "The date of this computer may be wrong",
        "Not yet checked by a clinician",
    }
    assert [found for found in titles if f"</a>{found}</p>" in page] == [title]


def test_every_page_tells_the_nine_things_about_itself_T1(folder: ContentFolder) -> None:
    page = reviewed(folder, DUE, TODAY, "2026-11-01")
    for text in (
        "Published by:</strong> Snowdrop",
        "Written by:</strong> A. Writer, none",
        f"Checked by:</strong> {SIGNED}, November 1, 2026",
        "Written:</strong> November 21, 2026",
        "Next check due:</strong> November 1, 2027",
        "Version:</strong> 0.1",
        "Funding:</strong> None.",
        "License:</strong> CC BY-SA 4.0",
        "How it was drafted:</strong> By hand.",
        "Page code:</strong> CI-07",
    ):
        assert f'<p class="about"><strong>{text}</p>' in page


@pytest.mark.parametrize(
    ("number", "shown"), [("911", "Call 911 now"), (None, "Call your local emergency number now")]
)
def test_the_emergency_number_is_the_readers_own(
    article: Article, number: str | None, shown: str
) -> None:
    assert shown in page_html(article, today=TODAY, emergency=number)
    assert shown in page_text(article, today=TODAY, emergency=number)
    assert "{emergency}" not in page_html(article, today=TODAY, emergency=number)


def test_an_emergency_number_cannot_smuggle_html(article: Article) -> None:
    page = page_html(article, today=TODAY, emergency="<b>911</b>")
    assert "Call &lt;b&gt;911&lt;/b&gt; now" in page


def test_folds_are_closed_until_they_are_opened_K6(article: Article) -> None:
    closed = page_html(article, today=TODAY, emergency=None)
    assert "Detailed words." not in closed
    assert "Hard words." not in closed
    assert '<a href="fold:further-detail">Show: Further detail</a>' in closed
    assert '<a href="fold:about-a-death">Open this part</a>' in closed
    opened = page_html(article, today=TODAY, emergency=None, opened={"about-a-death"})
    assert "Hard words." in opened
    assert "Detailed words." not in opened
    assert '<a href="fold:about-a-death">Hide: About a death</a>' in opened
    assert '<a name="about-a-death"></a>' in closed
    assert '<a name="about-a-death"></a>' in opened


def test_what_a_person_wrote_in_the_front_matter_is_escaped(folder: ContentFolder) -> None:
    for name in ("title", "notice", "funding", "licence", "drafting"):
        folder.field(name, "'<script>x</script>'")
        assert "<script" not in page_html(folder.stitch(), today=TODAY, emergency=None)
    folder.field("key_points", "['<img src=x>', b, c]")
    assert "<img" not in page_html(folder.stitch(), today=TODAY, emergency=None)


def test_the_terminal_shows_the_same_page_in_78_columns(article: Article) -> None:
    text = page_text(article, today=TODAY, emergency="911")
    assert max(len(line) for line in text.split("\n")) <= WIDTH
    assert "\n\n\n" not in text
    for lines in (
        "The stitch\n==========\n",
        "Opening words[1].",
        "Rest\n    Good: Calm\n    Bad: Dull\n",
        "Folded: Further detail\n",
        "--- About a death ---\n",
        "Folded: About a death\n",
        "1. First step\n",
        "2. Second step\n",
        "--- When to call now ---\n",
        "    Call 911 now\n",
        "Sources\n-------\n",
        "1. Smith A. On stitches. Journal. 2020. doi:10.1000/x\n",
        "Page code: CI-07\n",
    ):
        assert lines in text
    assert "Hard words" not in text
    assert text.count("Still the first.") == 1
    assert "2. Still" not in text


def test_the_terminal_opens_what_was_asked_for(article: Article) -> None:
    text = page_text(article, today=TODAY, emergency=None, opened=["about-a-death"])
    assert "About a death\n\nHard words.\n" in text
    assert "Detailed words" not in text


def test_an_unknown_language_falls_back_to_english_phrases() -> None:
    assert phrases_for("xx") is phrases_for("en")
    assert phrases_for("en-GB") is phrases_for("en")


@pytest.mark.parametrize(
    ("line", "shown"),
    [("988 (A <line>)", "988 (A &lt;line&gt;)"), (None, "see “Places to get help”")],
)
def test_the_crisis_line_stands_on_the_card_beside_the_emergency_number(
    folder: ContentFolder, line: str | None, shown: str
) -> None:
    card = (folder.root / "en/red-flags.yaml").read_text("utf-8")
    thoughts = '"Thoughts of ending your life. Crisis line: {crisis}"'
    folder.write("en/red-flags.yaml", card.replace("Something bulging", thoughts))
    folder.article("Some text.\n\n[red-flags]\n")
    page = page_html(folder.stitch(), today=TODAY, emergency="911", crisis=line)
    assert f"Thoughts of ending your life. Crisis line: {shown}" in page
    assert "{crisis}" not in page


def test_two_sources_of_one_sentence_stand_side_by_side_in_a_terminal(
    folder: ContentFolder,
) -> None:
    folder.article("It helps.[@smith-2020; @jones-2011]\n")
    assert "It helps.[1][2]" in page_text(folder.stitch(), today=TODAY, emergency=None)
