"""The judged searches: the right page first, and a crisis always heard. See README.md.

A held-out record that fails is counted and never named, so that nobody can tune on it.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
import yaml

from benchmarks.relevance import Answer, Judged, judged, ours, plain, score
from viewer.library.store import Library
from viewer.search.alarm import Alarms

HERE = Path(__file__).parent
CONTENT = HERE.parents[1] / "content"
TUNING, HELD_OUT = "tuning", "held-out"


class Typed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A record of crisis.yaml."""

    query: str
    language: str
    set: str


@pytest.fixture(scope="session")
def library(library_file: Path) -> Iterator[Library]:
    """Open the library that ships."""
    opened = Library.open(library_file)
    yield opened
    opened.close()


def alarms(name: str) -> list[Typed]:
    """Return one list of crisis.yaml."""
    records = yaml.safe_load((HERE / "crisis.yaml").read_text("utf-8"))
    return [msgspec.convert(record, Typed) for record in records[name]]


def failing(records: Sequence[Typed], holds: Callable[[Typed], bool]) -> tuple[list[str], int]:
    """Return what fails of the tuning set, and how many of the held-out one do."""
    wrong = [record for record in records if not holds(record)]
    named = [record.query for record in wrong if record.set == TUNING]
    return named, sum(record.set == HELD_OUT for record in wrong)


def thirds(sets: Sequence[str]) -> bool:
    """Say whether one third is held out."""
    return set(sets) == {TUNING, HELD_OUT} and abs(sets.count(HELD_OUT) / len(sets) - 1 / 3) < 0.02


# ---- the right page


def test_the_right_page_comes_first_nine_times_in_ten(library: Library) -> None:
    found = score(ours(library), judged())
    assert found.count >= 120
    assert found.at_1 >= 0.90
    assert found.at_3 >= 0.98


def test_plain_full_text_search_does_much_worse(library: Library) -> None:
    for which in (TUNING, HELD_OUT):
        mine, theirs = score(ours(library), judged(which)), score(plain(library), judged(which))
        assert mine.count == theirs.count
        assert theirs.at_1 < 0.5 < mine.at_1
        assert theirs.at_3 < 0.7 < mine.at_3
        assert theirs.mrr < mine.mrr


def test_the_measure_counts_first_pages_and_first_three() -> None:
    questions = [
        Judged(query="q", language="en", expect=[name], kind="lay", set=TUNING)
        for name in ("a", "b", "d", "none")
    ]

    def answer(query: str, language: str) -> Sequence[str]:
        return ["a", "b", "c", "d"]

    found = score(answer, questions)
    assert (found.at_1, found.at_3, found.mrr) == (0.25, 0.5, (1 + 1 / 2 + 1 / 4) / 4)


def test_an_answer_that_is_always_the_same_fails_the_measure(library: Library) -> None:
    def same(query: str, language: str) -> Sequence[str]:
        return ["what-is-cervical-insufficiency", "cervical-stitch", "grief-and-coping"]

    answers: list[Answer] = [same]
    assert all(score(answer, judged()).at_3 < 0.5 for answer in answers)


def test_every_page_that_is_expected_exists(library: Library) -> None:
    known = {
        line.id
        for topic in library.topics("en")
        for line in library.articles(topic.id, "en")
    }  # fmt: skip
    expected = {name for one in judged() for name in one.expect}
    assert len(expected) > 15
    assert expected - known == set()
    assert all(1 <= len(one.expect) <= 3 for one in judged())


def test_a_third_is_held_out_of_each_list() -> None:
    for tag in ("en", "es"):
        assert thirds([one.set for one in judged() if one.language == tag])
    for name in ("crisis", "ordinary"):
        assert thirds([one.set for one in alarms(name)])
    assert not thirds([TUNING] * 9 + [HELD_OUT])
    assert len({(one.query, one.language) for one in judged()}) == len(judged())


# ---- a crisis


def test_every_crisis_is_heard(library: Library) -> None:
    records = alarms("crisis")
    assert len(records) > 80
    missed = failing(records, lambda one: library.search(one.query, one.language).crisis)
    assert missed == ([], 0)


def test_no_ordinary_search_is_taken_for_a_crisis(library: Library) -> None:
    records = alarms("ordinary")
    assert len(records) >= 100
    false = failing(records, lambda one: not library.search(one.query, one.language).crisis)
    assert false == ([], 0)


def test_no_judged_question_is_taken_for_a_crisis_unless_its_page_is_about_one(
    library: Library,
) -> None:
    heard = {
        name
        for one in judged()
        if library.search(one.query, one.language).crisis
        for name in one.expect
    }
    assert heard <= {"grief-and-coping"}


def test_an_alarm_that_hears_everything_or_nothing_is_caught() -> None:
    crisis, ordinary = alarms("crisis"), alarms("ordinary")
    assert failing(crisis, lambda _: False)[1] > 20
    assert failing(ordinary, lambda _: False)[1] > 20
    assert failing(crisis, lambda one: "die" in one.query)[0]
    assert failing(ordinary, lambda one: "die" not in one.query)[0]


# ---- the lists that ship


@pytest.fixture(scope="module")
def lists() -> Alarms:
    """Return content/crisis.yaml."""
    return msgspec.convert(yaml.safe_load((CONTENT / "crisis.yaml").read_text("utf-8")), Alarms)


def test_every_phrase_that_editors_wrote_is_heard(library: Library, lists: Alarms) -> None:
    phrases = [phrase for there in lists.crisis.values() for phrase in there]
    assert len(phrases) > 600
    assert [one for one in phrases if not library.search(one, "en").crisis] == []


def test_every_exception_that_editors_wrote_is_quiet(library: Library, lists: Alarms) -> None:
    phrases = [phrase for there in lists.not_crisis.values() for phrase in there]
    assert len(phrases) > 250
    assert [one for one in phrases if library.search(one, "en").crisis] == []


def test_every_red_flag_that_editors_wrote_is_heard(library: Library, lists: Alarms) -> None:
    phrases = [phrase for there in lists.red_flags.values() for phrase in there]
    assert len(phrases) > 150
    assert [one for one in phrases if not library.search(one, "en").urgent] == []


@pytest.mark.parametrize(
    "typed",
    [
        "I want to die",
        "my baby came too early and I feel so empty since then that I just want to die",
        "quiero matarme",
        "hacerme daño",
        "me quiero quitar la vida",
        "tomarme todas las pastillas",
        "suicde",
    ],
)
def test_a_person_in_danger_is_heard_in_either_language(library: Library, typed: str) -> None:
    assert library.search(typed, "en").crisis
    assert library.search(typed, "es").crisis


@pytest.mark.parametrize(
    "typed",
    [
        "my baby died",
        "can I die from this infection",
        "cortar el punto",
        "hace daño al bebé",
        "la infección mató a mi bebé",
        "debo tomar todas las pastillas",
        "should I take all my pills",
    ],
)
def test_a_person_who_grieves_or_worries_is_not_taken_for_one_in_danger(
    library: Library, typed: str
) -> None:
    assert not library.search(typed, "en").crisis
    assert not library.search(typed, "es").crisis
