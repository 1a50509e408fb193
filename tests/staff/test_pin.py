"""The PIN: which ones are taken, and what is kept of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.staff.conftest import CHEAP, PIN, PIN_HASH, WRONG
from viewer.problems import RejectedError
from viewer.staff.pin import HASH, MOST_DIGITS, check_pin, hash_pin, is_pin


@pytest.mark.parametrize("pin", [PIN, "112233", "123457", "1234560", "121212", "7" * 31 + "1"])
def test_K18_six_digits_or_more_may_be_a_PIN(pin: str) -> None:
    assert is_pin(pin, hash_pin(pin, CHEAP))


@pytest.mark.parametrize(
    ("pin", "why"),
    [
        ("", "only digits"),
        ("27491x", "only digits"),
        ("274 917", "only digits"),
        (" 274917", "only digits"),
        ("274917\n", "only digits"),
        ("-274917", "only digits"),
        ("٢٧٤٩١٧", "only digits"),
        ("27491²", "only digits"),
        ("27491", "6 to 32 digits"),
        ("0", "6 to 32 digits"),
        ("27" * 16 + "2", "6 to 32 digits"),
        ("000000", "same digit"),
        ("7" * MOST_DIGITS, "same digit"),
        ("123456", "straight run"),
        ("0123456789", "straight run"),
        ("987654", "straight run"),
        ("567890", "straight run"),
        ("210987", "straight run"),
    ],
)
def test_K18_a_PIN_that_is_easy_to_guess_is_refused_in_a_sentence_that_does_not_repeat_it(
    pin: str, why: str
) -> None:
    with pytest.raises(RejectedError) as caught:
        hash_pin(pin, CHEAP)
    (problem,) = caught.value.problems
    assert why in problem.message
    assert problem.message.endswith(".")
    assert len(pin) < 2 or pin == "123456" or pin not in str(problem)


def test_K18_only_a_hash_is_made_and_never_the_same_one_twice() -> None:
    first, second = hash_pin(PIN, CHEAP), hash_pin(PIN, CHEAP)
    assert first != second
    assert PIN not in first
    assert HASH.fullmatch(first)


def test_K18_the_usual_cost_is_that_of_the_library_and_the_hash_carries_it() -> None:
    pin_hash = hash_pin(PIN)
    assert pin_hash.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert is_pin(PIN, pin_hash)
    assert not is_pin(WRONG, pin_hash)


def test_K18_the_PIN_alone_is_the_PIN() -> None:
    assert is_pin(PIN, PIN_HASH)
    for text in (WRONG, "", PIN[:-1], PIN + "0", " " + PIN, PIN * 1_000_000, "\ud800", "\0"):
        assert not is_pin(text, PIN_HASH)


@given(st.text(max_size=60) | st.sampled_from([PIN_HASH[:-1], PIN_HASH + "=", PIN_HASH[1:]]))
def test_K18_a_hash_that_is_none_is_of_no_PIN_and_never_raises(damaged: str) -> None:
    assert not is_pin(PIN, damaged)


@pytest.mark.parametrize(
    "cost", ["m=8,t=0,p=1", "m=0,t=1,p=1", "m=8,t=1,p=0", "m=8,t=1,p=99", "m=9999999,t=1,p=1"]
)
def test_K18_a_hash_with_a_damaged_cost_is_of_no_PIN_and_never_raises(cost: str) -> None:
    damaged = PIN_HASH.replace("m=8,t=1,p=1", cost)
    assert damaged != PIN_HASH
    assert not is_pin(PIN, damaged)


def test_K18_a_damaged_cost_cannot_ask_for_all_of_the_memory() -> None:
    # Shown by its form alone: a test that really asked for 10 GB could take the machine down.
    assert not HASH.fullmatch(PIN_HASH.replace("m=8,", "m=9999999,"))


def test_K18_without_memory_for_the_hash_there_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from argon2 import PasswordHasher
    from argon2.exceptions import HashingError

    def fail(*_: object, **__: object) -> str:
        raise HashingError("Memory allocation error")

    monkeypatch.setattr(PasswordHasher, "hash", fail)
    with pytest.raises(RejectedError, match="could not be kept"):
        hash_pin(PIN)


def test_checking_a_PIN_needs_no_hash() -> None:
    check_pin(PIN)
    with pytest.raises(RejectedError):
        check_pin("1")
