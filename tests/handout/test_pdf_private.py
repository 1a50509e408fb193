"""Whoever takes the paper from the tray, or sees the queue, learns nothing (K11)."""

from pathlib import Path

import msgspec
import pytest

from tests.handout.paper import LOSS, STITCH, Paper, Press, words
from tests.kiosk.topic_words import terms_of, topic_words
from viewer.handout import pdf
from viewer.handout.pdf import FILE_NAME
from viewer.handout.printer import JOB_NAME

LANGUAGES = ("en", "es")


def told_by_first_page(paper: Paper, terms: list[str]) -> list[str]:
    """Return what the first page and the PDF's own words tell of the topic."""
    about = [str(value) for value in (paper.reader.metadata or {}).values()]
    return topic_words([words(paper.pages[0]), *about], terms)


@pytest.mark.parametrize("language", LANGUAGES)
def test_K11_the_first_page_of_every_article_has_no_word_of_the_topic(
    press: Press, language: str
) -> None:
    terms = terms_of(press.library)
    for article in press.articles(language):
        leaflet = press.leaflet(article.id, language=language)
        paper = press.pdf(msgspec.structs.replace(leaflet, cards=()))
        assert told_by_first_page(paper, terms) == []
        assert article.front.code not in words(paper.pages[0])


def test_K11_the_control_finds_a_first_page_that_tells(
    press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = pdf.LAYOUT.read_text(encoding="utf-8")
    spoilt = layout.replace("doc.cover)", "doc.parts.first().title)")
    assert spoilt != layout
    file = tmp_path / "leaflet.typ"
    file.write_text(spoilt, encoding="utf-8")
    monkeypatch.setattr(pdf, "LAYOUT", file)
    assert told_by_first_page(press.pdf(press.leaflet(STITCH)), terms_of(press.library))


@pytest.mark.parametrize("language", LANGUAGES)
def test_K11_the_foot_of_a_page_holds_code_day_and_number_alone(
    press: Press, language: str
) -> None:
    paper = press.pdf(press.leaflet(STITCH, LOSS, language=language))
    feet = [paper.foot(page) for page in paper.pages]
    assert topic_words(feet, terms_of(press.library)) == []
    assert feet[2].startswith("CI-07 · ")
    assert any(foot.startswith("CI-15 · ") for foot in feet)
    heads = [
        r.text for page in paper.pages for r in paper.runs(page) if r.y > page.mediabox.height - 50
    ]
    assert heads == []


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Information you asked for"), ("es", "La información que usted pidió")],
)
def test_K11_title_and_maker_are_neutral_and_only_the_day_is_told(
    press: Press, language: str, title: str
) -> None:
    paper = press.pdf(press.leaflet(LOSS, language=language))
    told = paper.reader.metadata
    assert told is not None
    assert told.title == title
    assert told.author is None
    assert (told.subject, told.get("/Keywords")) == (None, None)
    assert {str(told[name]) for name in ("/CreationDate", "/ModDate")} == {"D:20261122000000Z"}
    assert str(told.creator).startswith("Typst")
    assert "Snowdrop" not in str(dict(told))
    assert title in words(paper.pages[0])


def test_K11_names_of_file_and_job_are_neutral(press: Press) -> None:
    assert topic_words([FILE_NAME, JOB_NAME], terms_of(press.library)) == []
    assert FILE_NAME == "information.pdf"
