"""The words that come before everything else: heard when they are meant, and only then."""

from collections.abc import Collection

import pytest

from tests.search.shelf import page, ring, shelf
from viewer.search.alarm import LONG, MOST_LETTERS, SHORTEST, Alarm, Alarms
from viewer.search.words import split

CRISIS = {
    "en": ["want to die", "suicide", "dont want live", "kms", "overdosing on pills"],
    "es": ["quiero morir", "matarme", "hacerme daño", "no quiero vivir"],
}
NOT_CRISIS = {
    "en": ["dont want to die", "want him to die", "near: decide beside"],
    "es": ["no quiero morir", "puede hacerme daño"],
}


def sounds(
    typed: str,
    phrases: dict[str, list[str]] | None = None,
    exceptions: dict[str, list[str]] | None = None,
    known: Collection[str] = (),
) -> bool:
    alarm = Alarm(phrases or CRISIS, NOT_CRISIS if exceptions is None else exceptions)
    return alarm.sounds([word.text for word in split(typed)], lambda word: word in known)


@pytest.mark.parametrize(
    "typed",
    [
        "want to die",
        "I WANT TO DIE.",
        "i want to die, please help",
        "suicide",
        "suicides",
        "¿suicide?",
        "I don’t want to live",
        "quiero morir",
        "ya QUIERO MORIRSE",
        "quiero matarme",
        "hacerme dano",
        "kms",
    ],
)
def test_a_phrase_is_heard_in_all_that_is_typed(typed: str) -> None:
    assert sounds(typed)


@pytest.mark.parametrize(
    "typed",
    ["", "die", "want", "die want to", "to die", "live", "morir", "my baby died", "kmsx", "daño",
     "cms", "a b c", "matar", "mató a mi bebé", "hace daño al bebé", "\0"],
)  # fmt: skip
def test_a_part_of_a_phrase_or_its_words_in_another_order_are_not(typed: str) -> None:
    assert not sounds(typed)


# ---- gaps


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("want to just die", True),
        ("want just to die", True),
        ("want just to really die", True),
        ("want so so to die", False),
        ("want to live and not die", False),
        ("want to. Die", True),
        ("want want to die", True),
        ("want to want to die", True),
    ],
)
def test_one_other_word_may_stand_between_two_of_a_phrase(typed: str, heard: bool) -> None:
    assert sounds(typed) is heard


# ---- near spellings


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("suicde", True),
        ("siucide", True),
        ("suiicide", True),
        ("suixide", True),
        ("suixidx", False),
        ("ovredosing on pills", True),
        ("overdosig on pils", False),
        ("overdoxixg on pills", True),
        ("ovxrdoxixg on pills", False),
        ("quieero morir", True),
        ("matrme", True),
    ],
)
def test_a_long_word_may_be_misspelled_a_little_and_a_very_long_one_more(
    typed: str, heard: bool
) -> None:
    assert sounds(typed) is heard


def test_a_short_word_of_the_lists_is_heard_only_as_it_stands() -> None:
    assert sounds("gone", {"en": ["gone"]})
    assert not sounds("gonne", {"en": ["gone"]})
    assert sounds("agonne", {"en": ["agone"]})


def test_how_long_a_word_must_be_is_counted_in_what_was_typed() -> None:
    short, long = "a" * (SHORTEST - 1), "a" * (LONG - 1)
    assert not sounds(f"{short[:-1]}b", {"en": [short]})
    assert sounds(f"{short}b", {"en": [f"{short}a"]})
    assert not sounds(f"{long[:-2]}bb", {"en": [long]})
    assert sounds(f"{long[:-1]}bb", {"en": [f"{long}a"]})


@pytest.mark.parametrize("typed", ["suicde", "morrir quiero", "quiero morrir", "suiside"])
def test_a_word_that_the_library_uses_is_no_misspelling(typed: str) -> None:
    near = [word.text for word in split(typed)]
    assert not sounds(typed, known=near)
    assert sounds(typed) is (typed != "morrir quiero")


def test_a_phrase_is_heard_although_the_library_uses_its_words() -> None:
    for typed in ("want to die", "quiero matarme", "hacerme daño", "suicides"):
        assert sounds(typed, known=[word.text for word in split(typed)])


@pytest.mark.parametrize("typed", ["decide", "beside"])
def test_a_word_that_stands_anywhere_in_the_lists_is_no_misspelling(typed: str) -> None:
    near = {"en": ["decidee", "besidee"]}
    assert sounds(typed, near, {"en": []})
    assert not sounds(typed, near)


# ---- what is no crisis


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("I don't want to die", False),
        ("i dont want to die from this", False),
        ("want him to die", False),
        ("I don't want to die. I want to die", True),
        ("i dont care i want to die", True),
        ("suicide, I dont want to die", True),
        ("no quiero morir", False),
        ("no aguanto, quiero morir", True),
        ("puede hacerme daño el ultrasonido", False),
        ("quiero hacerme daño", True),
    ],
)
def test_a_phrase_that_means_something_else_is_passed_over(typed: str, heard: bool) -> None:
    assert sounds(typed) is heard


def test_what_silences_must_be_typed_word_for_word() -> None:
    assert sounds("dont ask, I want to die")
    assert sounds("dont really want to die")
    assert not sounds("dont want to die")


def test_without_its_exceptions_the_alarm_would_sound() -> None:
    for typed in ("i dont want to die", "want him to die", "no quiero morir", "puede hacerme daño"):
        assert sounds(typed, exceptions={})
        assert not sounds(typed)


def test_what_silences_one_language_does_not_silence_another() -> None:
    both = {"en": ["suicidal ideas"], "es": ["suicidal ideas"]}
    assert not sounds("suicidal ideas", {"en": ["suicidal ideas"]}, {"en": ["suicidal ideas"]})
    assert sounds("suicidal ideas", both, {"en": ["suicidal ideas"]})


def test_without_a_list_there_is_no_alarm() -> None:
    assert not Alarm({}).sounds(["suicide"], bool)
    assert not Alarm({"en": []}, {"en": ["suicide"]}).sounds(["suicide"], bool)
    assert not Alarm({"en": ["…", ""]}).sounds(["suicide"], bool)
    assert not Alarm({"en": ["suicide"]}).sounds([], bool)


# ---- in a search

LISTS = Alarms(crisis=CRISIS, not_crisis=NOT_CRISIS, red_flags={"en": ["bleeding"],
                                                                "es": ["sangrado"]})  # fmt: skip


@pytest.mark.parametrize("reader", ["en", "es", "fr"])
@pytest.mark.parametrize(
    ("typed", "crisis", "urgent"),
    [
        ("i want to die", True, False),
        ("quiero morir", True, False),
        ("bleeding", False, True),
        ("mucho sangrado", False, True),
        ("bleeding and i want to die", True, True),
        ("a stitch", False, False),
        ("no quiero morir", False, False),
    ],
)
def test_both_languages_are_heard_whatever_the_reader_speaks(
    reader: str, typed: str, crisis: bool, urgent: bool
) -> None:
    library = shelf(page("a", "A page", "A stitch."), alarms=LISTS)
    for literal in (False, True):
        found = library.search(typed, reader, literal=literal)
        assert (found.crisis, found.urgent) == (crisis, urgent)


def test_a_library_that_searches_one_language_hears_all() -> None:
    library = shelf(page("a", "A page", "A stitch."), alarms=LISTS, languages=["en"])
    assert library.search("quiero morir", "en").crisis


def test_words_of_pages_and_of_synonyms_are_known() -> None:
    typed = "suicde"
    unknown = shelf(page("a", "A page", "Words."), alarms=LISTS)
    assert unknown.search(typed, "en").crisis
    in_a_page = shelf(page("a", "A page", "Suicde is a word."), alarms=LISTS)
    assert not in_a_page.search(typed, "en").crisis
    rings = [ring("r", es={"lay": ["suicde"]})]
    in_a_ring = shelf(page("a", "A page", "Words."), alarms=LISTS, rings=rings)
    assert not in_a_ring.search(typed, "en").crisis


def test_a_long_message_is_heard_to_its_end() -> None:
    library = shelf(page("a", "A page", "A stitch."), alarms=LISTS)
    message = "my baby came too early and since that day I have felt so empty that " * 20
    assert 1_000 < len(message) < MOST_LETTERS - 20
    assert library.search(f"{message} I want to die", "en").crisis
    assert not library.search(message, "en").crisis
