"""Clinical codes as people write them, and as they are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.lookup.codes import Code, System, in_front_matter, in_system, read_code

O3430 = Code(System.ICD10, "O3430")
FINDING = Code(System.SNOMED, "404684003")


@pytest.mark.parametrize(
    "text",
    [
        *("ICD10:O34.30", "icd10: o34.30", "ICD-10:O3430", "icd-10-cm : O34.30", "ICD_10_CM:o3430"),
        *("O34.30", "o3430", "  O34.30  "),
    ],
)
def test_a_code_of_icd_10_is_read_in_every_usual_way(text: str) -> None:
    assert read_code(text) == O3430
    assert O3430.shown == "O34.30"


@pytest.mark.parametrize(
    "text", ["SNOMED:404684003", "snomed ct: 404684003", "SCT:404684003", "404684003"]
)
def test_a_number_of_snomed_ct_is_read_in_every_usual_way(text: str) -> None:
    assert read_code(text) == FINDING
    assert FINDING.shown == "404684003"


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", ":", "ICD10:", "ICD10", "ICD9:654.5", "ICD9:V23", "LOINC:O34.30", "O34.30.1"),
        *("O3", "34.30", "O34.30123", "SNOMED:12345", "SNOMED:O34.30", "ICD10:404684003"),
        *("Ｏ34.30", "O٣4.30", "O34.30\x00", "\udcff", "O34.30" * 40),
    ],
)
def test_what_is_no_code_is_none(text: str) -> None:
    assert read_code(text) is None


def test_one_wrong_digit_of_a_snomed_number_is_always_noticed() -> None:
    right = "404684003"
    for place, digit in enumerate(right):
        for other in "0123456789":
            wrong = f"{right[:place]}{other}{right[place + 1 :]}"
            assert (in_system(System.SNOMED, wrong) is not None) == (other == digit), wrong


@pytest.mark.parametrize("number", ["138875005", "73211009", "22298006", "900000000000207008"])
def test_numbers_that_snomed_ct_gave_out_are_right(number: str) -> None:
    assert in_system(System.SNOMED, number) == Code(System.SNOMED, number)


def test_a_code_lies_in_ever_wider_ones() -> None:
    code = read_code("O34.301")
    assert code is not None
    assert [wider.shown for wider in code.and_parents()] == ["O34.301", "O34.30", "O34.3", "O34"]
    assert list(FINDING.and_parents()) == [FINDING]


def test_what_stands_in_an_article_is_read_by_its_system_alone() -> None:
    found = in_front_matter(["O34.30", "404684003"], ["404684003", "O34.30"])
    assert found == {"O34.30": None, "404684003": FINDING}


@given(st.text(max_size=120))
def test_any_text_is_a_code_or_none(text: str) -> None:
    code = read_code(text)
    assert code is None or read_code(f"{code.system}:{code.shown}") == code
