"""What an editor's mistake gets: file, line, a sentence; and every other entry stays."""

from pathlib import Path

import pytest

from viewer.support.directory import Directory
from viewer.support.resource import Kind
from viewer.support.source import load_support

HEAD = """\
country: "GB"
name: {en: "United Kingdom"}
nations: [{code: "GB-SCT", name: {en: "Scotland"}}]
resources:
"""
ENTRY = """\
  - id: gb-a
    name: "A line"
    url: "https://example.org/"
    kind: bereavement
    crisis: false
    regions: ["GB-SCT"]
    audience: {en: "Anyone"}
    text: {en: "They listen."}
    check: {status: published-sources, on: "2026-11-21", how: published-sources,
            next_due: "2027-11-21"}
    sources: ["Own page, 2026"]
    contacts:
      - id: call
        mode: live
        number: {kind: national, value: "+448081643332"}
        languages: ["en"]
        hours: {osm: "Mo-Fr 09:00-17:00", tz: "Europe/London"}
        check: {status: published-sources, on: "2026-11-21", how: published-sources,
                next_due: "2027-05-20"}
"""
OTHER = ENTRY.replace("gb-a", "gb-b")


def load(folder: Path, *entries: str, head: str = HEAD) -> tuple[Directory, list[str]]:
    place = folder / "resources"
    place.mkdir(exist_ok=True)
    (place / "gb.yaml").write_text(head + "".join(entries), encoding="utf-8")
    directory, problems = load_support(place)
    return directory, [str(problem) for problem in problems]


def test_a_good_entry_is_read_whole(tmp_path: Path) -> None:
    directory, problems = load(tmp_path, ENTRY)
    assert problems == []
    found = directory.resource("gb-a")
    assert found is not None
    assert found.contacts[0].number is not None
    assert found.contacts[0].number.digits == "0808 164 3332"
    assert found.line == 5


@pytest.mark.parametrize(
    ("right", "wrong", "line", "rule"),
    [
        ('"+448081643332"', "448081643332", 19, "mistyped-field"),
        ('"+448081643332"', '"+4480816433"', 19, "bad-number"),
        ('"+448081643332"', '"+18338526262"', 19, "bad-number"),
        ("kind: national", "kind: text-number", 18, "wrong-mode"),
        ('"2027-05-20"', "2027-05-20", 23, "unquoted"),
        ('"2027-05-20"', '"2027-05-21"', 23, "bad-due-date"),
        ('"2027-05-20"', "null", 22, "no-due-date"),
        ("status: published-sources", "status: checked", 13, "unsigned-check"),
        ("crisis: false", "crisis: true", 23, "bad-due-date"),
        ("kind: bereavement", "kind: emergency", 9, "not-crisis"),
        ("kind: bereavement", "kind: friends", 8, "mistyped-field"),
        ('["Own page, 2026"]', "[]", 15, "no-source"),
        ('    sources: ["Own page, 2026"]\n', "", 5, "missing-field"),
        ("https://example.org/", "http://example.org/", 7, "bad-address"),
        ('["GB-SCT"]', '["GB-SCX"]', 10, "unknown-region"),
        ('"Mo-Fr 09:00-17:00"', '"Mo-Fr 09:00-17:00; We 18:00-20:00"', 21, "bad-hours"),
        ('"Europe/London"', '"London"', 21, "bad-hours"),
        ('        languages: ["en"]\n', '        language: "en"\n', 17, "mistyped-field"),
        (
            "        number: {kind: national",
            "        address: {kind: national",
            19,
            "mistyped-field",
        ),
        ('{kind: national, value: "+448081643332"}', "null", 17, "no-way-to-reach"),
        ("id: gb-a", "id: gb-b", 5, "double-id"),
    ],
)
def test_a_mistake_is_named_with_file_and_line_and_the_other_entry_stays(
    tmp_path: Path, right: str, wrong: str, line: int, rule: str
) -> None:
    assert right in ENTRY
    bad = ENTRY.replace(right, wrong)
    entries = (OTHER, bad) if rule == "double-id" else (bad, OTHER)
    before = OTHER.count("\n") if rule == "double-id" else 0
    directory, problems = load(tmp_path, *entries)
    assert [card.id for card in directory.cards("GB-SCT")] == ["gb-b"]
    assert any(p.startswith(f"resources/gb.yaml:{line + before}: ") for p in problems), problems
    assert all(p.endswith("]") and f"[{rule}]" in p for p in problems), problems


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "not-a-record"),
        ("country: [", "not-yaml"),
        ("- 1\n", "not-a-record"),
        (HEAD.replace("resources:", "resources: none"), "mistyped-field"),
        (HEAD.replace('"GB"', "no") + ENTRY, "mistyped-field"),
        (HEAD.replace("nations", "nation") + ENTRY, "unknown-field"),
    ],
)
def test_a_file_that_cannot_be_read_leaves_the_other_countries(
    tmp_path: Path, text: str, rule: str
) -> None:
    place = tmp_path / "resources"
    place.mkdir()
    (place / "us.yaml").write_text(text, encoding="utf-8")
    directory, problems = load(tmp_path, ENTRY)
    assert directory.ids() == {"gb-a"}
    assert problems
    assert all("resources/us.yaml" in problem and f"[{rule}]" in problem for problem in problems)


EVERYWHERE = HEAD.replace("GB", "001", 1).replace("nations", "# nations")
WORLDWIDE = ENTRY.replace('    regions: ["GB-SCT"]\n', "").replace("gb-a", "intl-a")
"""A place for every country, which is wrong only in that it has a number."""


@pytest.mark.parametrize(
    ("right", "wrong", "line", "rule"),
    [
        ("", "", 18, "bad-number"),
        ('national, value: "+448081643332"', 'short-code, value: "988"', 18, "bad-number"),
        ("+448081643332", "+80000112233", 18, "bad-number"),
        ("crisis: false", "crisis: true", 9, "crisis-everywhere"),
        ("kind: bereavement", "kind: emergency", 9, "crisis-everywhere"),
    ],
)
def test_a_place_for_every_country_has_no_number_and_is_no_crisis_line(
    tmp_path: Path, right: str, wrong: str, line: int, rule: str
) -> None:
    without = WORLDWIDE[: WORLDWIDE.index("    contacts:")].replace("intl-a", "intl-b")
    bad = WORLDWIDE.replace(right, wrong) if right else WORLDWIDE
    directory, problems = load(tmp_path, bad, without, head=EVERYWHERE)
    assert directory.ids() == {"intl-b"}
    assert any(f"resources/gb.yaml:{line}: " in p and f"[{rule}]" in p for p in problems), problems


def test_two_files_of_one_country_are_named(tmp_path: Path) -> None:
    load(tmp_path, ENTRY)
    (tmp_path / "resources" / "uk.yaml").write_text(HEAD + OTHER, encoding="utf-8")
    directory, problems = load(tmp_path, ENTRY)
    assert directory.ids() == {"gb-a"}
    assert "resources/uk.yaml:1:" in problems[0]
    assert "[double-country]" in problems[0]


def test_a_folder_without_countries_says_so(tmp_path: Path) -> None:
    directory, problems = load_support(tmp_path)
    assert directory == Directory()
    assert "right folder" in problems[0].message


def test_nobody_has_rung_the_shipped_numbers_and_each_has_its_due_date(real: Directory) -> None:
    for card_id in real.ids():
        card = real.resource(card_id)
        assert card is not None
        days = 90 if card.crisis else 180
        for contact in card.contacts:
            assert contact.check.by is None
            assert contact.check.status == "published-sources"
            if card.kind is Kind.EMERGENCY:
                assert contact.check.next_due is None
            elif contact.number:
                assert contact.check.next_due is not None
                assert (contact.check.next_due - contact.check.on).days == days


@pytest.mark.parametrize(
    "card_id",
    [
        *("us-share", "us-star-legacy", "us-first-candle", "gb-lullaby", "gb-calm", "gb-bliss"),
        *("ie-hselive", "ca-pail", "au-red-nose", "au-pbb", "au-mensline", "nz-outline"),
    ],
)
def test_a_place_whose_number_is_not_confirmed_has_an_address_only(
    real: Directory, card_id: str
) -> None:
    card = real.resource(card_id)
    assert card is not None
    assert card.contacts == ()
    assert card.url is not None


def test_a_place_left_out_until_somebody_has_confirmed_it_is_not_there(real: Directory) -> None:
    names = {card.name.casefold() for id_ in real.ids() if (card := real.resource(id_))}
    held = (
        *("Child Bereavement UK", "TinyLife", "MISS Foundation", "Sad Dads", "Little Heart"),
        *("Pieta", "Barnardos", "LGBT Ireland", "Canadian Premature", "Préma", "Pacific Post"),
        *("Heartfelt", "Miscarriage Matters", "International Stillbirth", "TAC Information"),
    )
    for name in held:
        assert not any(name.casefold() in shown for shown in names)
