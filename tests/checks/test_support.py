"""The rules over all places to get help."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from viewer.checks.support import check_support, do_not_use, overdue, regions_without_help
from viewer.problems import Severity
from viewer.support.directory import Directory
from viewer.support.do_not_use import DoNotUse, load_do_not_use
from viewer.support.resource import Resource
from viewer.support.source import load_support

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def real() -> Directory:
    return load_support(RESOURCES)[0]


@pytest.fixture(scope="module")
def forbidden() -> list[DoNotUse]:
    return load_do_not_use(RESOURCES)[0]


def changed(directory: Directory, resource_id: str, **changes: object) -> Directory:
    """Return the directory with one place changed, or left out where nothing is given."""

    def mend(card: Resource) -> list[Resource]:
        if card.id != resource_id:
            return [card]
        return [msgspec.structs.replace(card, **changes)] if changes else []

    countries = tuple(
        msgspec.structs.replace(
            country, resources=tuple(new for card in country.resources for new in mend(card))
        )
        for country in directory.countries
    )
    return Directory(countries=countries)


def test_the_shipped_directory_is_clean(real: Directory, forbidden: list[DoNotUse]) -> None:
    assert check_support(real, TODAY, ["en"], forbidden) == []


@pytest.mark.parametrize(
    "planted", ["01924 200799", "01924-200-799", "+44 1924 200 799", "1-800-273-8255"]
)
def test_a_withdrawn_number_in_a_text_is_found_and_a_good_one_is_not(
    forbidden: list[DoNotUse], planted: str
) -> None:
    found = do_not_use(f"One.\nCall {planted}.", "content/en/a.md", forbidden)
    assert [(p.file, p.line, p.rule, p.severity) for p in found] == [
        ("content/en/a.md", 2, "do-not-use", Severity.ERROR)
    ]
    assert "Use instead" in found[0].message
    assert do_not_use("Call 0808 164 3332 or 988.", "content/en/a.md", forbidden) == []


def test_a_withdrawn_number_on_a_card_is_found(real: Directory, forbidden: list[DoNotUse]) -> None:
    bad = changed(real, "gb-sands", text={"en": "Call 020 7436 5881."})
    found = check_support(bad, TODAY, ["en"], forbidden)
    assert [problem.rule for problem in found] == ["do-not-use"]
    assert found[0].file == "resources/gb.yaml"
    assert "gb-sands" in found[0].message


def test_an_overdue_check_warns_and_no_more(real: Directory) -> None:
    later = date(2027, 3, 1)
    found = overdue(real, later)
    assert {problem.severity for problem in found} == {Severity.WARNING}
    assert any("us-988" in problem.message for problem in found)
    assert not any("911" in problem.message for problem in found)
    assert not any("gb-sands" in problem.message for problem in found), "due in May"
    assert overdue(real, TODAY) == []


@pytest.mark.parametrize(
    ("left_out", "region"),
    [("us-911", "US has no emergency number"), ("gb-999", "GB-NIR has no emergency number")],
)
def test_a_region_without_an_emergency_number_is_named(
    real: Directory, left_out: str, region: str
) -> None:
    assert regions_without_help(real) == []
    found = regions_without_help(changed(real, left_out))
    assert any(region in problem.message for problem in found)


def test_a_region_without_a_crisis_line_to_ring_is_named(real: Directory) -> None:
    without = changed(changed(real, "us-988"), "us-veterans-crisis")
    found = regions_without_help(without)
    assert [problem.message.split(".")[0] for problem in found] == ["US has no crisis line to ring"]


@pytest.mark.parametrize("field", ["audience", "text", "caution"])
def test_a_text_too_long_for_its_card_is_named(real: Directory, field: str) -> None:
    found = check_support(changed(real, "gb-sands", **{field: {"en": "x" * 300}}), TODAY, ["en"])
    assert [(problem.rule, problem.severity) for problem in found] == [("too-long", Severity.ERROR)]


def test_a_text_that_lacks_a_language_is_named(real: Directory) -> None:
    assert check_support(real, TODAY, ["en", "es"]) == []
    found = check_support(real, TODAY, ["en", "cy"])
    assert {problem.rule for problem in found} == {"missing-language"}
