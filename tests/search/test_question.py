"""What somebody types: misspelled, half finished, in another language, or a title word for word."""

import pytest

from tests.search.shelf import corrected, ids, page, ring, shelf
from viewer.library.store import Library
from viewer.search.question import LONGEST, MOST_WORDS
from viewer.search.results import Why

PAGES = (
    page("stitch", "The stitch", "A cerclage is put in at week 14. Stitches hold, and it stings."),
    page("walk", "Walking", "You may walk 2026 steps. Call 1800 if it hurts. A birth plan helps."),
    page("sangrado", "Sangrado", "El sangrado del cuello uterino.", language="es"),
    page("caminar", "Caminar", "Usted puede caminar mucho.", language="es"),
)


@pytest.fixture(scope="module")
def library() -> Library:
    return shelf(*PAGES)


# ---- spelling


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("serclage", "cerclage"),
        ("cerclge", "cerclage"),
        ("cerclaage", "cerclage"),
        ("cercalge", "cerclage"),
        ("Serklage", "cerclage"),
        ("sitches", "stitches"),
    ],
)
def test_a_misspelled_word_finds_the_page_and_says_what_is_shown(
    library: Library, typed: str, shown: str
) -> None:
    found = library.search(f"{typed} ", "en")
    assert corrected(found) == [(typed, shown)]
    assert ids(found) == ["stitch"]
    assert [hit.why for hit in found.articles] == [Why.SPELLING]


def test_what_was_typed_is_given_back_letter_for_letter(library: Library) -> None:
    found = library.search("can I WÁLKK with a Ser\u00adclage?", "en")
    assert corrected(found) == [("WÁLKK", "walk"), ("Ser\u00adclage", "cerclage")]


def test_asked_literally_nothing_is_corrected(library: Library) -> None:
    found = library.search("serclage", "en", literal=True)
    assert corrected(found) == []
    assert found.hits() == []
    found = library.search("walking serclage", "en", literal=True)
    assert ids(found) == ["walk"]
    assert corrected(found) == []


@pytest.mark.parametrize("typed", ["stitch", "stitching", "STITCHED", "sting", "cerclages", "hurt"])
def test_a_word_that_the_library_knows_in_any_form_is_never_corrected(
    library: Library, typed: str
) -> None:
    assert corrected(library.search(f"{typed} ", "en")) == []
    assert ids(library.search(f"{typed} ", "en"))


@pytest.mark.parametrize("typed", ["2025", "2027", "1801", "20266", "18000", "1.800", "٢٠٢٦", "0"])
def test_a_number_is_never_taken_for_another(library: Library, typed: str) -> None:
    assert corrected(library.search(f"{typed} ", "en")) == []


@pytest.mark.parametrize("typed", ["wlk", "xyzzyplugh", "stxtxh", "berth"])
def test_a_short_word_or_one_that_is_near_nothing_stays_as_it_is(
    library: Library, typed: str
) -> None:
    near = {"berth": [("berth", "birth")]}  # the control: this one is near
    assert corrected(library.search(f"{typed} ", "en")) == near.get(typed, [])


def test_the_word_that_is_more_frequent_is_meant() -> None:
    rare, often = page("a", "One", "A bend."), page("b", "Two", "A band, a band and a band.")
    assert corrected(shelf(rare, often).search("bund ", "en")) == [("bund", "band")]
    often, rare = page("a", "One", "A bend, a bend, a bend."), page("b", "Two", "A band.")
    assert corrected(shelf(rare, often).search("bund ", "en")) == [("bund", "bend")]


def test_a_word_of_a_ring_that_no_page_uses_is_known_too() -> None:
    rings = [ring("stitch", "stitch", en={"lay": ["suturing"]})]
    found = shelf(*PAGES, rings=rings).search("suturng ", "en")
    assert corrected(found) == [("suturng", "suturing")]
    assert ids(found) == ["stitch"]


# ---- as it is typed


@pytest.mark.parametrize("typed", ["cer", "cerc", "cercla", "cerclage", "put in a cerc"])
def test_a_half_typed_word_finds_the_page_already(library: Library, typed: str) -> None:
    found = library.search(typed, "en")
    assert ids(found) == ["stitch"]
    assert corrected(found) == []


@pytest.mark.parametrize("typed", ["cerc ", "cerc.", "cerc walk"])
def test_a_word_that_is_done_is_not_taken_for_the_beginning_of_another(
    library: Library, typed: str
) -> None:
    assert "stitch" not in ids(library.search(typed, "en"))


def test_a_half_typed_word_finds_all_that_it_may_become() -> None:
    library = shelf(page("a", "One", "A stitch."), page("b", "Two", "It stings."))
    assert sorted(ids(library.search("sti", "en"))) == ["a", "b"]


def test_a_misspelled_word_is_not_taken_for_the_beginning_of_a_name_with_digits() -> None:
    library = shelf(
        page("trial", "A trial", "Stich2 is a trial."), page("stitch", "B", "Stitch, stitch.")
    )
    found = library.search("stich", "en")
    assert corrected(found) == [("stich", "stitch")]
    assert ids(found) == ["stitch"]


def test_of_many_words_that_a_beginning_may_become_the_most_frequent_are_looked_for() -> None:
    rare = " ".join(f"sti{letter}" for letter in "abcdefghi")
    library = shelf(page("rare", "One", rare), page("often", "Two", "Stitch. " * 9))
    assert "often" in ids(library.search("sti", "en"))


def test_a_word_that_is_whole_and_may_grow_finds_both() -> None:
    library = shelf(page("a", "One", "A pre-birth scan."), page("b", "Two", "A birthday."))
    assert sorted(ids(library.search("birth", "en"))) == ["a", "b"]
    assert ids(library.search("birth ", "en")) == ["a"]


# ---- which language


@pytest.mark.parametrize(
    ("typed", "reader", "shown"),
    [
        ("sangrado", "en", "es"),
        ("sangrado", "es", "es"),
        ("stitches hold", "es", "en"),
        ("stitches hold", "en", "en"),
        ("puede caminar", "en", "es"),
        ("sangr", "en", "es"),
        ("stitc", "es", "en"),
    ],
)
def test_words_of_the_other_language_find_its_pages(
    library: Library, typed: str, reader: str, shown: str
) -> None:
    found = library.search(typed, reader)
    assert found.language == shown
    assert found.articles
    assert {hit.language for hit in found.articles} == {shown}


@pytest.mark.parametrize("typed", ["xyzzyplugh", "2031", "?", "", "stitches sangrado"])
@pytest.mark.parametrize("reader", ["en", "es"])
def test_where_no_language_knows_more_the_readers_own_is_searched(
    library: Library, typed: str, reader: str
) -> None:
    assert library.search(typed, reader).language == reader


def test_a_reader_of_a_variety_is_answered_in_its_language(library: Library) -> None:
    assert library.search("caminar", "es-MX").language == "es"
    assert library.search("xyzzy", "es-MX").language == "es"


@pytest.mark.parametrize(("typed", "reader"), [("can I have sex with a stitch", "es"),
                                               ("me puse el cerclaje", "en"),
                                               ("sangrado", "en")])  # fmt: skip
def test_the_library_that_ships_offers_both_ways(real: Library, typed: str, reader: str) -> None:
    found = real.search(typed, reader)
    assert found.language != reader
    assert {hit.language for hit in found.articles} == {found.language}


# ---- titles


def test_an_exact_title_goes_first_whatever_else_is_about_the_words() -> None:
    rings = [ring("stitch", "all", en={"lay": ["stitch"]})]
    library = shelf(
        page("all", "Stitch, stitches and the stitch", "Stitch. Stitch. Stitch."),
        page("exact", "After the stitch", "Words."),
        rings=rings,
    )
    for typed in ("After the stitch", "after the stitch?", "AFTER THE STITCH"):
        assert ids(library.search(typed, "en"))[0] == "exact"
    assert ids(library.search("the stitch", "en"))[0] == "all"


def test_every_title_of_the_library_that_ships_finds_its_page_first(real: Library) -> None:
    asked = 0
    for tag in real.info.languages:
        for topic in real.topics(tag):
            for line in real.articles(topic.id, tag):
                found = real.search(line.title, tag)
                assert (ids(found)[:1], found.language) == ([line.id], tag)
                assert found.articles[0].why is Why.TITLE
                asked += 1
    assert asked > 50


# ---- as much as is looked at


def test_words_far_behind_are_not_looked_for(library: Library) -> None:
    assert ids(library.search("xyzzy " * (MOST_WORDS - 1) + "cerclage", "en")) == ["stitch"]
    assert ids(library.search("xyzzy " * MOST_WORDS + "cerclage", "en")) == []
    assert ids(library.search(" " * LONGEST + "cerclage", "en")) == []
