"""Records that a person wrote in YAML: every mistake is named with its line."""

from collections.abc import Sequence
from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.problems import Problem, RejectedError, Severity, in_reading_order
from viewer.records import MAX_DEPTH, convert, parse
from viewer.text_file import MAX_BYTES, decode_text


class Inner(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    on: date
    count: int = 0


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    items: list[Inner] = []
    names: list[str] = []
    sure: bool = False


GOOD = """\
id: one
names:
  - a
  - b
items:
  - on: 2026-11-21
    count: 3
  - on: 2026-11-22
sure: true
"""


def problems(text: str, first_line: int = 1) -> list[tuple[int, str]]:
    with pytest.raises(RejectedError) as caught:
        convert(parse(text, "a.yaml", first_line), Record, "record")
    assert all(problem.file == "a.yaml" for problem in caught.value.problems)
    assert all(problem.message.endswith(".") for problem in caught.value.problems)
    return [(problem.line, problem.rule) for problem in caught.value.problems]


def test_a_good_record_becomes_typed_values() -> None:
    found = convert(parse(GOOD, "a.yaml"), Record, "record")
    items = [Inner(on=date(2026, 11, 21), count=3), Inner(on=date(2026, 11, 22))]
    assert found == Record(id="one", names=["a", "b"], items=items, sure=True)


def test_every_part_knows_its_line() -> None:
    marked = parse(GOOD, "a.yaml", first_line=10)
    assert marked.line("id") == 10
    assert marked.line("names", 1) == 13
    assert marked.line("items", 1, "on") == 17
    assert marked.line("items", 1, "no-such") == 17
    assert marked.line("no-such") == marked.line()


@pytest.mark.parametrize(
    ("old", "new", "line", "rule"),
    [
        ("id: one", "name: one", 1, "missing-field"),
        ("sure: true", "sur: true", 9, "unknown-field"),
        ("sure: true", "sure: maybe", 9, "mistyped-field"),
        ("id: one", "id: 7", 1, "mistyped-field"),
        ("    count: 3", "    count: three", 7, "mistyped-field"),
        ("  - on: 2026-11-22", "  - on: soon", 8, "mistyped-field"),
        ("  - on: 2026-11-22", "  - {}", 8, "mistyped-field"),
        ("  - b", "  - [b]", 4, "mistyped-field"),
        ("  - on: 2026-11-22", "  - on: 2026-13-45", 8, "not-yaml"),
        ("  - b", "  - [b", 5, "not-yaml"),
        ("sure: true", "sure: &x true", 9, "anchor"),
        ("sure: true", "id: two", 9, "bad-key"),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, line: int, rule: str) -> None:
    assert old in GOOD
    assert (line, rule) in problems(GOOD.replace(old, new))


def test_a_record_inside_a_file_counts_the_lines_of_the_file() -> None:
    assert (104, "mistyped-field") in problems(GOOD.replace("  - b", "  - [b]"), first_line=101)


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just words", "7"])
def test_a_file_without_fields_is_told(text: str) -> None:
    assert problems(text) == [(1, "not-a-record")]


def test_every_mistake_is_told_at_once() -> None:
    text = GOOD.replace("id: one", "idd: one").replace("sure: true", "sure: 3")
    assert {rule for _, rule in problems(text)} == {
        "unknown-field",
        "missing-field",
        "mistyped-field",
    }


def test_nesting_without_end_is_refused_and_no_stack_overflows() -> None:
    assert problems("id: " + "[" * 100_000) == [(1, "too-deep")]
    parse("id: " + "[" * (MAX_DEPTH - 2) + "]" * (MAX_DEPTH - 2), "a.yaml")


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(RejectedError) as caught:
        decode_text(b"a" * (MAX_BYTES + 1), "a.yaml")
    assert caught.value.problems[0].rule == "too-long"
    assert len(decode_text(b"a" * MAX_BYTES, "a.yaml")) == MAX_BYTES


def test_a_mark_at_the_head_and_the_line_ends_of_windows_are_read() -> None:
    assert decode_text(b"\xef\xbb\xbfa\r\nb\rc\n", "a.yaml") == "a\nb\nc\n"


def test_bytes_that_are_not_utf_8_are_told_with_their_line() -> None:
    with pytest.raises(RejectedError) as caught:
        decode_text(b"one\ntwo\nCaf\xe9\n", "a.yaml")
    assert [(p.line, p.rule) for p in caught.value.problems] == [(3, "not-utf-8")]


@settings(max_examples=400)
@given(st.text(st.sampled_from("ab:-[]{}#&*!|>'\"%@`,? \n\t0\u2028\x00"), max_size=60))
def test_no_text_raises_anything_but_a_sentence(text: str) -> None:
    problems: Sequence[Problem] = ()
    try:
        convert(parse(text, "a.yaml"), Record, "record")
    except RejectedError as error:
        problems = error.problems
    # No text of these letters is a whole record, so each is told why.
    assert problems
    assert all(problem.line >= 1 for problem in problems)


def test_problems_are_sorted_and_told_once() -> None:
    one = Problem(file="a", line=2, rule="r", message="One.")
    two = Problem(file="a", line=10, rule="r", message="Two.", severity=Severity.WARNING)
    assert in_reading_order([two, one, two]) == [one, two]
    assert str(one) == "a:2: error: One. [r]"
    assert str(Problem(file="a", line=0, rule="r", message="All.")) == "a: error: All. [r]"
