"""The staff state: what is in it, what can never be in it, and a file that is damaged."""

import json
import stat
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.staff.conftest import PIN_HASH, full_disk
from viewer import paths
from viewer.problems import RejectedError, Severity
from viewer.staff.state import StaffState, choose, read_state, save_state

WHOLE = StaffState(
    region="GB-SCT",
    language="es",
    pin=PIN_HASH,
    wrong=3,
    locked_until=datetime(2026, 11, 24, 16, 5, tzinfo=UTC),
)


def test_everything_that_is_kept_is_read_again(file: Path) -> None:
    save_state(file, WHOLE)
    assert read_state(file) == (WHOLE, [])
    assert json.loads(file.read_text("utf-8")) == {
        "region": "GB-SCT",
        "language": "es",
        "pin": PIN_HASH,
        "wrong": 3,
        "locked_until": "2026-11-24T16:05:00Z",
    }


def test_K9_nothing_but_the_five_fields_can_be_kept() -> None:
    known = ["region", "language", "pin", "wrong", "locked_until"]
    assert [field.name for field in msgspec.structs.fields(StaffState)] == known


@pytest.mark.parametrize(
    "bad",
    [
        {"region": "usa"},
        {"region": ""},
        {"language": "English"},
        {"language": ""},
        {"pin": "274917"},
        {"pin": ""},
        {"wrong": -1},
        {"locked_until": datetime(2026, 11, 24, tzinfo=timezone(timedelta(hours=1)))},
    ],
    ids=str,
)
def test_a_state_with_a_bad_value_cannot_be_made_or_read(
    file: Path, bad: dict[str, object]
) -> None:
    with pytest.raises(ValueError, match=next(iter(bad))):
        msgspec.convert(bad, StaffState)
    file.parent.mkdir()
    file.write_bytes(msgspec.json.encode(bad))
    found, problems = read_state(file)
    assert found == StaffState()
    assert [problem.rule for problem in problems] == ["bad-staff-state"]


def test_K18_without_a_file_there_is_no_PIN_and_a_sentence_says_how_to_set_one(file: Path) -> None:
    found, problems = read_state(file)
    assert found == StaffState(pin=None)
    assert [(p.rule, p.severity) for p in problems] == [("no-staff-state", Severity.WARNING)]
    assert "snowdrop kiosk set-pin" in problems[0].message


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'{"name":"Ann"}',
        b'{"pin":1}',
        b'{"wrong":"0"}',
        b'{"wrong":1e400}',
        b'{"locked_until":"2026-11-24T16:05:00"}',
        b'{"locked_until":"0001-01-01T00:00:00+14:00"}',
        b"\xff\xfe",
        b"[" * 100_000,
        b" " * 2_000_001,
        msgspec.json.encode(WHOLE)[:-1],
    ],
    ids=lambda raw: repr(raw[:20]),
)
def test_K18_a_damaged_file_has_no_PIN_and_is_told_in_a_sentence(file: Path, raw: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(raw)
    found, problems = read_state(file)
    assert found == StaffState()
    assert [(p.file, p.severity) for p in problems] == [("staff.json", Severity.ERROR)]
    assert problems[0].message.endswith(".")
    assert file.read_bytes() == raw


def test_a_folder_where_the_file_should_be_is_told(file: Path) -> None:
    file.mkdir(parents=True)
    found, problems = read_state(file)
    assert (found, [problem.rule for problem in problems]) == (StaffState(), ["unreadable"])


@settings(max_examples=300)
@given(
    st.binary(max_size=200)
    | st.dictionaries(
        st.sampled_from(["region", "language", "pin", "wrong", "locked_until", "name"]),
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text(max_size=5)
        | st.sampled_from(["US", "en", PIN_HASH])
        | st.datetimes().map(lambda moment: f"{moment.isoformat()}Z"),
    ).map(lambda value: json.dumps(value).encode())
)
def test_no_file_raises_or_yields_a_state_that_could_not_be_kept(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.json"
    file.write_bytes(raw)
    found, problems = read_state(file)
    assert bool(problems) or msgspec.json.decode(raw) is not None
    save_state(file, found)
    assert read_state(file) == (found, [])


# -- writing


def test_K18_the_file_is_its_owners_alone_even_when_another_lay_half_written(file: Path) -> None:
    file.parent.mkdir()
    half = file.with_suffix(".new")
    half.write_bytes(b'{"wrong"')
    half.chmod(0o666)
    save_state(file, WHOLE)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["staff.json"]
    assert read_state(file) == (WHOLE, [])


def test_a_full_disk_is_a_sentence_and_leaves_the_file_as_it_was(file: Path) -> None:
    save_state(file, WHOLE)
    before = file.read_bytes()
    for room in (0, 20):
        with full_disk(room), pytest.raises(RejectedError) as caught:
            save_state(file, StaffState(pin=PIN_HASH))
        assert [problem.rule for problem in caught.value.problems] == ["not-written"]
        assert "room on the disk" in str(caught.value)
        assert file.read_bytes() == before
        assert [path.name for path in file.parent.iterdir()] == ["staff.json"]


def test_a_folder_that_cannot_be_made_is_a_sentence(file: Path) -> None:
    file.parent.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(RejectedError, match="could not be kept"):
        save_state(file, WHOLE)


def test_a_choice_of_the_staff_leaves_the_rest_as_it_was(file: Path) -> None:
    save_state(file, WHOLE)
    assert choose(file, region="US") == msgspec.structs.replace(WHOLE, region="US")
    changed = choose(file, language="en")
    assert changed == msgspec.structs.replace(WHOLE, region="US", language="en")
    assert read_state(file) == (changed, [])


def test_a_choice_may_come_before_the_PIN_and_opens_nothing(file: Path) -> None:
    choose(file, region="US")
    assert read_state(file) == (StaffState(region="US", pin=None), [])


def test_a_bad_choice_is_a_sentence_and_changes_nothing(file: Path) -> None:
    save_state(file, WHOLE)
    with pytest.raises(RejectedError, match=r"“region” must be a country or nation code"):
        choose(file, region="usa")
    with pytest.raises(RejectedError, match="“language” must hold language codes"):
        choose(file, language="Spanish")
    assert read_state(file) == (WHOLE, [])


def test_a_choice_does_not_write_over_a_damaged_file(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"{")
    with pytest.raises(RejectedError, match="damaged"):
        choose(file, region="US")
    assert file.read_bytes() == b"{"


def test_the_state_and_the_log_lie_in_the_state_folder_of_the_user(home: Path) -> None:
    assert home in paths.state_folder().parents
    assert paths.state_folder().name == "snowdrop"
    assert paths.staff_state().parent == paths.kiosk_log().parent == paths.state_folder()
