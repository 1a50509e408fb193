"""Who is shown where, and in which order."""

import subprocess
import sys
from itertools import combinations, pairwise

import pytest

from viewer.problems import RejectedError
from viewer.support.directory import EVERYWHERE, Directory, encode
from viewer.support.resource import Kind

NATIONS = ("GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR")
EMERGENCY = {"US": "911", "CA": "911", "IE": "112", "AU": "000", "NZ": "111"} | dict.fromkeys(
    NATIONS, "999"
)
WORLD = ["intl-findahelpline", "intl-psi", "intl-abbyloopers"]


def ids(directory: Directory, region: str | None) -> list[str]:
    return [card.id for card in directory.cards(region)]


@pytest.mark.parametrize("region", EMERGENCY)
def test_emergency_comes_first_then_crisis_lines_then_the_rest(
    real: Directory, region: str
) -> None:
    cards = real.cards(region)
    ranks = [0 if card.kind is Kind.EMERGENCY else 1 if card.crisis else 2 for card in cards]
    assert set(ranks) == {0, 1, 2}
    assert all(before <= after for before, after in pairwise(ranks))


@pytest.mark.parametrize(("region", "number"), EMERGENCY.items())
def test_every_region_has_its_emergency_number(real: Directory, region: str, number: str) -> None:
    assert real.emergency(region) == number


@pytest.mark.parametrize("region", [None, "", "FR", "US-TX", "GB-XXX", "us", "999", EVERYWHERE])
def test_an_unknown_region_never_falls_back_to_another_country(
    real: Directory, region: str | None
) -> None:
    assert not real.knows(region)
    assert ids(real, region) == ["intl-findahelpline"]
    assert all(card.contacts == () for card in real.cards(region))
    assert real.emergency(region) is None


@pytest.mark.parametrize("region", [*EMERGENCY, "GB"])
def test_what_serves_every_country_comes_last(real: Directory, region: str) -> None:
    assert real.knows(region)
    assert ids(real, region)[-len(WORLD) :] == WORLD
    assert not set(ids(real, region)[: -len(WORLD)]) & set(WORLD)


def test_every_number_shown_is_one_of_its_own_country(real: Directory) -> None:
    for region in EMERGENCY:
        numbered = [card.id for card in real.cards(region) if any(c.number for c in card.contacts)]
        assert numbered
        assert {name.partition("-")[0] for name in numbered} == {region[:2].lower()}


def test_without_places_for_every_country_an_unknown_region_shows_nothing(real: Directory) -> None:
    assert Directory(countries=tuple(real.homes())).cards(None) == []


def test_scotland_and_england_have_their_own_lines(real: Directory) -> None:
    scotland, england = ids(real, "GB-SCT"), ids(real, "GB-ENG")
    assert {"gb-nhs24-sct", "gb-cruse-scotland", "gb-sdafmh"} <= set(scotland) - set(england)
    assert {"gb-nhs111-eng", "gb-cruse", "gb-refuge"} <= set(england) - set(scotland)
    assert {"gb-999", "gb-samaritans", "gb-sands"} <= set(scotland) & set(england)


def test_a_country_whose_nation_is_not_chosen_shows_what_serves_all_of_it(real: Directory) -> None:
    assert "gb-samaritans" in ids(real, "GB")
    assert not any(card.regions for card in real.cards("GB"))


def test_no_card_of_one_country_is_shown_in_another(real: Directory) -> None:
    countries = ("US", "CA", "IE", "AU", "NZ", "GB-SCT")
    for one, other in combinations(countries, 2):
        assert set(ids(real, one)) & set(ids(real, other)) == set(WORLD)


def test_988_stands_beside_the_maternal_mental_health_line(real: Directory) -> None:
    hotline, crisis = real.resource("us-nmmhh"), real.resource("us-988")
    assert hotline is not None
    assert crisis is not None
    assert real.companion(hotline, "US") == crisis
    assert real.companion(hotline, None) is None
    assert real.companion(crisis, "US") is None, "a crisis line needs no other"


def test_every_mental_health_line_that_is_none_has_a_crisis_line_beside_it(
    real: Directory,
) -> None:
    paired = {
        card.id: real.companion(card, region)
        for region in EMERGENCY
        for card in real.cards(region)
        if card.kind in {Kind.MATERNAL_MENTAL_HEALTH, Kind.COUNSELLING} and not card.crisis
    }
    assert set(paired) == {
        *("us-nmmhh", "us-psi", "gb-petals", "gb-pandas", "ie-parentline"),
        *("au-panda", "au-forwhen", "au-gidget", "nz-plunketline", "intl-psi"),
    }
    assert all(line is not None and line.crisis for line in paired.values())


@pytest.mark.parametrize(
    ("region", "line"),
    [
        ("US", "us-988"),
        ("CA", "ca-988"),
        ("IE", "ie-samaritans"),
        ("AU", "au-lifeline"),
        ("NZ", "nz-1737"),
    ],
)
def test_the_crisis_line_beside_a_place_for_every_country_is_that_of_the_region(
    real: Directory, region: str, line: str
) -> None:
    card = real.resource("intl-psi")
    assert card is not None
    assert real.companion(card, region) == real.resource(line)
    assert real.companion(card, None) is None


def test_a_line_for_something_else_has_none_beside_it(real: Directory) -> None:
    sands = real.resource("gb-sands")
    assert sands is not None
    assert real.companion(sands, "GB-SCT") is None


def test_a_region_can_be_chosen_by_its_name(real: Directory) -> None:
    names = {region.code: region.name for region in real.regions("en")}
    assert names == {
        "AU": "Australia",
        "CA": "Canada",
        "IE": "Ireland",
        "NZ": "New Zealand",
        "US": "United States",
        "GB-ENG": "England",
        "GB-SCT": "Scotland",
        "GB-WLS": "Wales",
        "GB-NIR": "Northern Ireland",
    }


def test_links_in_articles_get_their_number_from_the_directory(real: Directory) -> None:
    numbers = real.numbers()
    assert numbers["us-988"] == "988"
    assert numbers["gb-samaritans"] == "116 123"
    assert numbers["us-crisis-text-line"] == "Text HOME to 741741"
    assert set(numbers) <= real.ids()
    assert "gb-bliss" in real.ids() - set(numbers), "a place without a number has none to link"


def test_the_directory_comes_back_from_the_library_file_as_it_went_in(real: Directory) -> None:
    assert Directory.decode(encode(real)) == real
    assert encode(Directory.decode(encode(real))) == encode(real)
    assert Directory.decode(b"") == Directory()


@pytest.mark.parametrize("how", ["cut short", "not text", "something else"])
def test_damaged_bytes_are_refused_with_a_sentence(real: Directory, how: str) -> None:
    whole = encode(real)
    damaged = {"cut short": whole[:-9], "not text": b"\xff" + whole, "something else": b"[1]"}
    with pytest.raises(RejectedError, match="Compile the library again"):
        Directory.decode(damaged[how])


STARTING = """
import sys
from viewer.support.directory import Directory
from viewer.support.opening_hours import availability
from viewer.support import wording
{more}
print(*(name for name in ("yaml", "phonenumbers", "opening_hours") if name in sys.modules))
"""


@pytest.mark.parametrize(("more", "loaded"), [("", ""), ("import yaml", "yaml")])
def test_showing_the_panel_needs_neither_yaml_nor_phonenumbers(more: str, loaded: str) -> None:
    """The second row is the control: the same question does see a module that was imported."""
    ran = subprocess.run(
        [sys.executable, "-c", STARTING.format(more=more)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == loaded


@pytest.mark.parametrize(
    ("region", "number"), [("US", "988 ("), ("GB-NIR", "0808 808 8000 ("), ("IE", "116 123 (")]
)
def test_every_region_has_a_crisis_line_for_the_red_flag_card(
    real: Directory, region: str, number: str
) -> None:
    line = real.crisis(region, "en")
    assert line is not None
    assert line.startswith(number)


def test_a_crisis_line_says_what_to_choose_in_the_reader_s_language(real: Directory) -> None:
    english, spanish = real.crisis("GB-SCT", "en"), real.crisis("GB-SCT", "es")
    assert english is not None
    assert spanish is not None
    assert "mental health option" in english
    assert "salud mental" in spanish


def test_without_a_region_no_crisis_line_is_guessed(real: Directory) -> None:
    assert real.crisis(None, "en") is None
