"""What an answer shows: the right part of a page, a line of it with the words marked, in groups."""

from pathlib import Path

import msgspec
import pytest
import yaml

from tests.search.shelf import faults, ids, marked, page, place, ring, shelf, term
from viewer.library.page import page_html
from viewer.library.store import Library
from viewer.search.alarm import Alarms
from viewer.search.documents import Section
from viewer.search.results import GLOSSARY, Hit, Results
from viewer.search.snippet import LENGTH
from viewer.support.directory import Directory

CONTENT = Path(__file__).parents[2] / "content"

FILLER = "Many other words stand here and say nothing at all of what is asked. "


def first(library: Library, typed: str) -> Hit:
    return library.search(typed, "en").articles[0]


# ---- the section


def sections() -> Library:
    return shelf(
        page(
            "stitch",
            "The stitch",
            "About the stitch.",
            sections=[
                Section(anchor="before", heading="Before", text="You fast. You may shower."),
                Section(anchor="after", heading="Going home", text="You may walk and drive."),
                Section(anchor="sex", heading="Sex", text="Ask your midwife. Many couples wait."),
                Section(anchor="again", heading="Once more", text="Sex comes up here, and walk."),
            ],
        )
    )


@pytest.mark.parametrize(
    ("typed", "anchor", "heading"),
    [
        ("shower", "before", "Before"),
        ("can I drive", "after", "Going home"),
        ("going home", "after", "Going home"),
        ("sex", "sex", "Sex"),
        ("sex walk", "again", "Once more"),
        ("stitch", "", ""),
        ("midwife couples", "sex", "Sex"),
    ],
)
def test_the_part_of_the_page_that_answers_is_named(typed: str, anchor: str, heading: str) -> None:
    hit = first(sections(), typed)
    assert (hit.anchor, hit.section) == (anchor, heading)
    assert hit.address == (f"stitch#{anchor}" if anchor else "stitch")


def names(library: Library, hit: Hit) -> set[tuple[str, str]]:
    """Return where a reader can jump on the page of ``hit``: anchor and words of each heading."""
    article = library.article(hit.id, hit.language)
    assert article is not None
    folds = {passage.id for passage in article.passages}
    html = page_html(article, today=article.front.written, emergency=None, opened=folds)
    known = [(heading.id, heading.title) for heading in article.outline]
    known += [(passage.id, passage.title) for passage in article.passages]
    return {("", "")} | {one for one in known if f'<a name="{one[0]}"></a>' in html}


def test_every_part_that_an_answer_names_is_there_to_jump_to(real: Library) -> None:
    there: dict[tuple[str, str], set[tuple[str, str]]] = {}
    answered: set[tuple[str, str, str]] = set()
    for tag in real.info.languages:
        lines = [line for topic in real.topics(tag) for line in real.articles(topic.id, tag)]
        for line in lines:
            article = real.article(line.id, tag)
            assert article is not None
            for heading in article.outline:
                for hit in real.search(heading.title, tag).articles:
                    page_of = (hit.id, hit.language)
                    if page_of not in there:
                        there[page_of] = names(real, hit)
                    assert (hit.anchor, hit.section) in there[page_of]
                    answered.add((*page_of, hit.anchor))
    assert len(answered) > 300  # so many different parts of pages were named


# ---- the snippet


def test_the_sentence_with_the_words_is_shown_and_they_are_marked() -> None:
    text = f"{FILLER}You can shower with a stitch after two days. {FILLER}"
    found = shelf(page("a", "A page", text)).search("shower stitches", "en")
    assert found.articles[0].snippet == "You can shower with a stitch after two days."
    assert marked(found) == ["shower", "stitch"]


def test_the_sentence_with_most_of_what_is_asked_is_chosen() -> None:
    text = "Stitch, stitch, stitch. You rest. A stitch can tear. It can tear."
    assert first(shelf(page("a", "A page", text)), "stitch tear").snippet == "A stitch can tear."


@pytest.mark.parametrize(
    "text",
    [
        f"{'a long word ' * 30} stitch {'and more words ' * 30}",
        f"stitch {'and more words ' * 30}",
        f"{'a long word ' * 30} stitch",
        f"{'x' * 400} stitch {'y' * 400}",
        f"{'x' * 150} stitch {'y' * 400}",
        f"{'x' * 100}/{'y' * 100}/stitch/{'z' * 100}",
        f"{'x ' * 85}{'y' * 30} stitch {'z ' * 200}",
        f"A stitch {'z' * 1_000}",
        f"stitch/{'z' * 1_000}",
    ],
)
def test_a_long_sentence_is_cut_around_the_word(text: str) -> None:
    around = f"Call {{emergency}} first. {text}. Other words."
    found = shelf(page("a", "A page", around)).search("stitch ", "en")
    snippet = found.articles[0].snippet
    assert marked(found) == ["stitch"]
    assert faults(found, ["en"]) == []
    kept = snippet.removeprefix("… ").removesuffix(" …")
    assert kept in f"{text}."
    assert snippet.startswith("… ") == (not text.startswith(kept))
    assert snippet.endswith(" …") == (not f"{text}.".endswith(kept))


def test_a_short_text_is_shown_whole_even_when_the_word_is_only_in_the_title() -> None:
    hit = first(shelf(page("a", "The stitch", "You rest.")), "stitch")
    assert (hit.snippet, list(hit.marks)) == ("You rest.", [])


def test_the_place_of_a_number_that_only_the_window_knows_is_never_shown() -> None:
    text = "Call {emergency}, stitch tear. {crisis} for a tear of the stitch\nA stitch can tear."
    found = shelf(page("a", "A page", text)).search("stitch tear call", "en")
    assert found.articles[0].snippet == "A stitch can tear."
    found = shelf(page("a", "A page", "A tear? {emergency} tear")).search("tear emergency", "en")
    assert "{" not in found.articles[0].snippet
    assert faults(found, ["en"]) == []


def test_no_answer_of_the_library_that_ships_shows_such_a_place(real: Library) -> None:
    holding = [
        passage.text
        for name in ("symptoms-and-when-to-call", "second-trimester-loss")
        for article in [real.article(name, "en")]
        if article is not None
        for passage in article.passages
        if "{emergency}" in passage.html
    ]
    assert holding
    for typed in ("emergency", "call emergency", "call 911", "call 999 now", "emergency number"):
        assert faults(real.search(typed, "en"), real.info.languages) == []


def test_such_a_place_is_caught() -> None:
    shown = shelf(page("a", "A page", "Tear.")).search("tear", "en")
    (hit,) = shown.articles
    assert faults(shown, ["en"]) == []
    for bad in (
        {"snippet": "Call {emergency}."},
        {"snippet": "tear " * LENGTH},
        {"snippet": "stitches tear", "marks": [(0, 4)]},
        {"snippet": "stitches", "marks": [(0, 9)]},
    ):
        wrong = Results(language="en", articles=[msgspec.structs.replace(hit, **bad)])
        assert len(faults(wrong, ["en"])) == 1


# ---- groups


HELP = (
    place("us-line", "Talk line", "Someone listens to grief."),
    place("gb-line", "Talk line", "Someone listens to grief."),
    place("gb-text", "Text line", "Someone listens to grief."),
    *(place(f"gb-{at}", "Line", "Someone listens to grief.") for at in range(5)),
)
TERMS = (
    term("grief", "Grief", "What follows a loss."),
    *(term(f"grief-{at}", "Word", "A word about grief.") for at in range(5)),
)
GRIEVING = (page("grief", "Grief", "About grief."), *HELP, *TERMS)


def test_only_the_places_that_may_be_shown_are_shown() -> None:
    library = shelf(*GRIEVING)
    assert library.search("grief", "en").support == []
    found = library.search("grief", "en", ["us-line"])
    assert [hit.id for hit in found.support] == ["us-line"]
    assert found.support[0].address == "support:us-line"
    found = library.search("grief talk", "en", [hit.id for hit in HELP])
    assert [hit.id for hit in found.support] == ["us-line", "gb-line", "gb-text"]
    assert library.search("shower", "en", ["us-line"]).support == []


def test_explained_words_stand_apart_the_word_itself_first() -> None:
    found = shelf(*GRIEVING).search("grief", "en")
    assert len(found.terms) == 3
    assert found.terms[0].id == "grief"
    assert found.terms[0].address == "glossary#term-grief"
    assert found.terms[0].snippet == "What follows a loss."
    assert ids(found) == ["grief"]


def test_pages_go_before_places_and_words_but_a_crisis_turns_that_round() -> None:
    library = shelf(*GRIEVING, alarms=Alarms(crisis={"en": ["want to die"]}))
    kinds = [hit.kind for hit in library.search("grief", "en", ["us-line"]).hits()]
    assert kinds == ["article", "support", "glossary", "glossary", "glossary"]
    found = library.search("grief want to die", "en", ["us-line"])
    assert found.crisis
    assert [hit.kind for hit in found.hits()] == ["support"]


def test_in_a_crisis_a_page_that_editors_named_follows_the_places_to_get_help() -> None:
    sorrow = ring("sorrow", "grief", en={"lay": ["grief"]})
    library = shelf(*GRIEVING, rings=[sorrow], alarms=Alarms(crisis={"en": ["want to die"]}))
    found = library.search("grief want to die", "en", ["us-line"])
    assert [hit.kind for hit in found.hits()] == ["support", "article"]
    assert ids(found) == ["grief"]


@pytest.mark.parametrize("tag", ["en", "es"])
def test_every_place_is_found_by_its_name_where_it_serves(real: Library, tag: str) -> None:
    directory = Directory.decode(real.support())
    for region in directory.regions("en"):
        cards = {card.id: card.name for card in directory.cards(region.code)}
        for name, title in cards.items():
            found = real.search(title, tag, cards).support
            assert name in [hit.id for hit in found]
            assert {hit.id for hit in found} <= set(cards)


@pytest.mark.parametrize("tag", ["en", "es"])
def test_every_explained_word_is_found_by_its_name_and_stands_in_the_glossary(
    real: Library, tag: str
) -> None:
    words = yaml.safe_load((CONTENT / "glossary.yaml").read_text("utf-8"))
    glossary = real.article(GLOSSARY, tag)
    assert glossary is not None
    for name in words:
        explained = real.term(name, tag)
        assert explained is not None
        hit = next(hit for hit in real.search(explained.title, tag).terms if hit.id == name)
        page_of, _, anchor = hit.address.partition("#")
        assert page_of == GLOSSARY
        assert f'<a name="{anchor}"></a>' in glossary.passages[0].html
