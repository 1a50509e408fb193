"""Words of one meaning find each other, and the right ring is heard."""

from itertools import permutations

import pytest

from tests.search.shelf import ids, marked, page, ring, shelf
from viewer.search.results import Why
from viewer.search.words import language

STITCH = ring(
    "stitch",
    en={
        "clinical": ["cerclage"],
        "lay": ["stitch", "stitch in the cervix"],
        "abbreviation": ["cvx"],
        "old": ["purse string"],
        "brand": ["Stitchwell"],
    },
    es={"clinical": ["cerclaje"], "lay": ["punto"]},
)
MEMBERS = ["cerclage", "stitch", "stitch in the cervix", "cvx", "purse string", "Stitchwell"]
OTHER = page("other", "Walking", "You may walk. Ask about a scan of the cervix, and a string.")


# ---- any word of a ring


@pytest.mark.parametrize(("typed", "written"), list(permutations(MEMBERS, 2)))
def test_any_word_of_a_ring_finds_the_page_of_another(typed: str, written: str) -> None:
    library = shelf(page("there", "A page", f"Here is a {written} indeed."), OTHER, rings=[STITCH])
    assert ids(library.search(typed, "en"))[0] == "there"


@pytest.mark.parametrize("typed", ["cerclages", "Stitches!", "stitches in my cervix"])
def test_a_word_of_a_ring_is_known_in_every_form(typed: str) -> None:
    library = shelf(page("there", "A page", "Here is a cvx indeed."), OTHER, rings=[STITCH])
    assert ids(library.search(typed, "en"))[0] == "there"


def test_a_ring_holds_in_its_own_language_only() -> None:
    written = page("there", "Página", "Aquí hay un cerclaje.", language="es")
    assert ids(shelf(written, OTHER, rings=[STITCH]).search("punto", "es")) == ["there"]
    alone = shelf(written, rings=[STITCH], languages=["es"])
    assert ids(alone.search("cerclaje", "es")) == ["there"]
    assert ids(alone.search("cvx", "es")) == []


def test_without_the_ring_the_other_word_finds_nothing() -> None:
    written = page("there", "A page", "Here is a cvx indeed.")
    assert ids(shelf(written).search("cerclage", "en")) == []


def test_a_hit_says_whether_it_was_the_word_itself_or_one_of_the_same_meaning() -> None:
    library = shelf(
        page("title", "The cerclage", "Words."),
        page("text", "A page", "Here is a cerclage."),
        page("ring", "Another", "Here is a cvx."),
        rings=[STITCH],
    )
    found = library.search("cerclage", "en")
    assert {hit.id: hit.why for hit in found.articles} == {
        "title": Why.TITLE,
        "text": Why.TEXT,
        "ring": Why.SYNONYM,
    }


def test_the_words_of_the_same_meaning_are_marked() -> None:
    library = shelf(page("ring", "Another", "Here is a purse string, and more."), rings=[STITCH])
    assert marked(library.search("cerclage", "en")) == ["purse", "string"]


def test_the_word_itself_goes_before_another_of_its_ring() -> None:
    pages = [page(word, "A page", f"Here is a {word} indeed.") for word in ("cvx", "cerclage")]
    for library in (shelf(*pages, rings=[STITCH]), shelf(*reversed(pages), rings=[STITCH])):
        assert ids(library.search("cerclage", "en")) == ["cerclage", "cvx"]
        assert ids(library.search("cvx", "en")) == ["cvx", "cerclage"]


def test_the_word_itself_goes_before_another_that_stands_more_often() -> None:
    pages = [page(f"itself-{at}", "A page", "Here is a cerclage.") for at in range(4)]
    often = page("often", "A page", "A cvx, a cvx, a cvx and a cvx.")
    rest = [page(f"rest-{at}", "A page", "You rest.") for at in range(30)]
    found = shelf(often, *pages, *rest, rings=[STITCH]).search("cerclage", "en")
    assert len(found.articles) == 5
    assert ids(found)[-1] == "often"


# ---- which ring


@pytest.mark.parametrize("turned", [False, True])
def test_the_longest_phrase_wins(turned: bool) -> None:
    rings = [
        ring("any", "any-stitch", en={"lay": ["stitch"]}),
        ring("tac", "abdominal", en={"lay": ["abdominal stitch"]}),
        ring("out", "removal", en={"lay": ["stitch removal"]}),
    ]
    library = shelf(
        page("any-stitch", "One", "Words."),
        page("abdominal", "Two", "Words."),
        page("removal", "Three", "Words."),
        rings=rings[::-1] if turned else rings,
    )
    assert ids(library.search("abdominal stitch", "en")) == ["abdominal"]
    assert ids(library.search("stitch abdominal", "en")) == ["any-stitch"]
    assert ids(library.search("stitch removal", "en")) == ["removal"]
    assert ids(library.search("the abdominal stitches", "en")) == ["abdominal"]


@pytest.mark.parametrize("turned", [False, True])
def test_the_very_word_goes_before_one_with_the_same_stem(turned: bool) -> None:
    assert language("es").stem("mareo") == language("es").stem("marea")
    rings = [
        ring("dizzy", "dizzy", es={"lay": ["mareo"]}),
        ring("tide", "tide", es={"lay": ["marea"]}),
    ]
    library = shelf(
        page("dizzy", "Uno", "Palabras.", language="es"),
        page("tide", "Dos", "Palabras.", language="es"),
        rings=rings[::-1] if turned else rings,
    )
    assert ids(library.search("mareo", "es"))[0] == "dizzy"
    assert ids(library.search("marea", "es"))[0] == "tide"


def test_the_page_that_editors_named_goes_first() -> None:
    library = shelf(
        page("much", "Cerclage cerclage", "Cerclage, cerclage and cerclage."),
        page("named", "A page", "Words."),
        rings=[ring("stitch", "named", en={"lay": ["cerclage"]})],
    )
    assert ids(library.search("cerclage", "en"))[0] == "named"
    plain = ring("stitch", en={"lay": ["cerclage"]})
    library = shelf(page("much", "Cerclage", "Words."), page("named", "A", "Words."), rings=[plain])
    assert ids(library.search("cerclage", "en")) == ["much"]


def test_a_ring_whose_page_is_not_in_this_language_still_finds_words() -> None:
    rings = [ring("stitch", "elsewhere", en={"lay": ["cerclage"]})]
    library = shelf(page("here", "A page", "A cerclage."), rings=rings)
    assert ids(library.search("cerclage", "en")) == ["here"]
