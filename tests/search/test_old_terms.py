"""Old, hurtful words find the page that explains them and are never offered to anybody (H4)."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.search.shelf import corrected, ids, page, ring, shelf
from viewer.library.folder import SourceFolder
from viewer.library.lore import load_lore
from viewer.library.store import Library
from viewer.search import index
from viewer.search.results import Results
from viewer.search.thesaurus import Ring, hidden_words
from viewer.search.words import language, texts

CONTENT = Path(__file__).parents[2] / "content"
RINGS = [
    ring(
        "ci",
        "ci",
        en={"clinical": ["cervical insufficiency"], "old": ["incompetent cervix", "weak cervix"]},
        es={"clinical": ["insuficiencia cervical"], "old": ["incompetencia cervical"]},
    )
]
PAGES = (
    page("ci", "Cervical insufficiency", "It may also be called incompetent cervix, or weak."),
    page("ci", "Insuficiencia cervical", "Antes, incompetencia cervical.", language="es"),
    page("walk", "Walking", "You may walk this week."),
)


@pytest.fixture(scope="module")
def rings(real: Library) -> Sequence[Ring]:
    """Return the rings of the library that ships, as the editors wrote them."""
    tags = real.info.languages
    known = {line.id for topic in real.topics("en") for line in real.articles(topic.id, "en")}
    source = SourceFolder(CONTENT)
    found = load_lore(source, known, tags).rings
    assert source.problems == []
    return found


def slips(word: str) -> Iterator[str]:
    """Yield ``word`` with one letter left out, each in turn."""
    for at in range(len(word)):
        yield f"{word[:at]}{word[at + 1 :]} "


def offered(found: Results, hidden: Iterable[str], tag: str) -> list[str]:
    """Return the hidden words that an answer shows as a better spelling."""
    stem = language(tag).stem
    shown = [word for one in found.corrections for word in texts(one.shown)]
    return [word for word in shown if stem(word) in set(hidden)]


@pytest.mark.parametrize("tag", ["en", "es"])
def test_every_old_term_finds_its_page_first_H4(
    real: Library, rings: Sequence[Ring], tag: str
) -> None:
    asked = {old: one.page for one in rings if tag in one.words for old in one.words[tag].old}
    asked = {old: name for old, name in asked.items() if name is not None}
    assert len(asked) > 50
    wrong = {old: ids(real.search(old, tag))[:1] for old in asked}
    assert {old: found for old, found in wrong.items() if found != [asked[old]]} == {}


@pytest.mark.parametrize("tag", ["en", "es"])
def test_no_misspelling_is_ever_corrected_to_an_old_term_H4(
    real: Library, rings: Sequence[Ring], tag: str
) -> None:
    hidden = hidden_words(rings, tag)
    old = {word for one in rings for was in one.words[tag].old for word in texts(was)}
    never = [word for word in sorted(old) if language(tag).stem(word) in hidden]
    assert len(never) > 20
    for word in never:
        for typed in slips(word):
            assert offered(real.search(typed, tag), hidden, tag) == []


def test_a_search_that_offers_old_terms_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    hidden = hidden_words(RINGS, "en")
    typed = list(slips("incompetent"))
    kind = shelf(*PAGES, rings=RINGS)
    assert [offered(kind.search(one, "en"), hidden, "en") for one in typed] == [[]] * len(typed)
    monkeypatch.setattr(index, "hidden_words", lambda *_: frozenset())
    unkind = shelf(*PAGES, rings=RINGS)
    assert any(offered(unkind.search(one, "en"), hidden, "en") for one in typed)


def test_a_word_that_is_kind_elsewhere_is_offered() -> None:
    assert not {"cervix", "cervic"} & hidden_words(
        [*RINGS, ring("cervix", en={"clinical": ["cervix", "cervical"]})], "en"
    )
    library = shelf(*PAGES, page("scan", "A scan", "Of the cervix."), rings=RINGS)
    assert "incompet" in hidden_words(RINGS, "en")
    assert corrected(library.search("cervical insuficiency ", "en")) == [
        ("insuficiency", "insufficiency")
    ]


@pytest.mark.parametrize("typed", ["incompe", "incompetent cerv", "incompetent cervix", "weak cer"])
def test_an_old_term_finds_the_page_while_it_is_typed_and_nothing_is_said_of_it_H4(
    typed: str,
) -> None:
    found = shelf(*PAGES, rings=RINGS).search(typed, "en")
    assert ids(found)[0] == "ci"
    assert corrected(found) == []
