"""Day counts: what can be kept, that no order and no time is in it, and what an export tells."""

import csv
import itertools
import json
import random
import stat
from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import CONTENT, RESOURCES
from tests.staff.conftest import full_disk
from viewer import paths
from viewer.cli import main
from viewer.clock import FixedClock, SystemClock
from viewer.problems import RejectedError
from viewer.staff.counts import Answer, Counts, DayCounts, export_rows, read_counts
from viewer.staff.log import Event, KioskLog

PAGES = ("cervical-stitch", "grief-and-coping", "trying-again")
ANSWERS = [answer.value for answer in Answer]
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=ZoneInfo("America/New_York"))
TAPS = st.tuples(st.sampled_from(PAGES), st.sampled_from(ANSWERS))
Tap = tuple[str, str]


@pytest.fixture
def counted(tmp_path: Path) -> Path:
    return tmp_path / "state" / "counts.json"


def counting(file: Path, clock: FixedClock, pages: Collection[str] = PAGES) -> DayCounts:
    return DayCounts(file, clock, pages, KioskLog(file.with_name("kiosk.log"), clock))


def rows(file: Path, today: date, month: str | None = None) -> list[tuple[str, ...]]:
    counts = read_counts(file)
    assert counts is not None
    return list(export_rows(counts, PAGES, today, month))


# -- what is kept


def test_K10_a_day_is_numbers_of_answers_by_page_and_nothing_else(counted: Path) -> None:
    clock = FixedClock(NOON)
    counts = counting(counted, clock)
    for _ in range(3):
        assert counts.add("cervical-stitch", "helped")
    assert counts.add("cervical-stitch", "not-helped:too-hard")
    counts.write(all_of_it=True)
    assert json.loads(counted.read_text("utf-8")) == {
        "since": "2026-11",
        "days": {"2026-11-24": {"cervical-stitch": {"helped": 3, "not-helped:too-hard": 1}}},
        "months": {},
    }
    assert stat.S_IMODE(counted.stat().st_mode) == 0o600
    assert [file.name for file in counted.parent.iterdir()] == ["counts.json"]


@pytest.mark.parametrize(
    ("page", "answer"),
    [
        ("Ann", "helped"),
        ("another-page", "helped"),
        ("", "helped"),
        ("cervical-stitch", "helped at 11:04"),
        ("cervical-stitch", "es"),
        ("cervical-stitch", ""),
    ],
)
def test_K10_what_is_on_no_list_cannot_be_counted(counted: Path, page: str, answer: str) -> None:
    counts = counting(counted, FixedClock(NOON))
    assert not counts.add(page, answer)
    counts.write(all_of_it=True)
    assert json.loads(counted.read_text("utf-8")) == {"since": "2026-11", "days": {}, "months": {}}


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b'{"since":"2026-11","name":"Ann"}',
        b'{"since":"2026-11-24"}',
        b'{"since":"2026-11","days":{"2026-11-24T11:04":{}}}',
        b'{"since":"2026-11","days":{"2026-11-24":{"Ann Smith":{"helped":1}}}}',
        b'{"since":"2026-11","days":{"2026-11-24":{"a":{"es":1}}}}',
        b'{"since":"2026-11","days":{"2026-11-24":{"a":{"helped":["11:04"]}}}}',
        b'{"since":"2026-11","days":{"2026-11-24":{"a":{"helped":-1}}}}',
        b"[" * 100_000,
    ],
    ids=lambda raw: repr(raw[:60]),
)
def test_K10_a_file_with_anything_else_in_it_is_told_and_not_written_over(
    counted: Path, raw: bytes
) -> None:
    counted.parent.mkdir()
    counted.write_bytes(raw)
    with pytest.raises(RejectedError, match="damaged"):
        read_counts(counted)
    counts = counting(counted, FixedClock(NOON))
    counts.add("cervical-stitch", "helped")
    counts.write(all_of_it=True)
    assert counted.read_bytes() == raw
    assert counts.trouble is not None
    assert "Move it away" in counts.trouble.message


# -- no order, no time


def kept_after(folder: Path, visits: Sequence[Sequence[Tap]], kind: type[DayCounts]) -> bytes:
    """Return the file after a day of ``visits``, each a list of what was tapped."""
    file = folder / "any" / "counts.json"
    file.unlink(missing_ok=True)
    clock = FixedClock(NOON)
    counts = kind(file, clock, PAGES, KioskLog(file.with_name("kiosk.log"), clock))
    for visit in visits:
        for page, answer in visit:
            counts.add(page, answer)
        counts.write()
        clock.moment += timedelta(minutes=7)
    counts.write(all_of_it=True)
    return file.read_bytes()


@settings(max_examples=150)
@given(st.lists(st.lists(TAPS, max_size=6), max_size=8), st.randoms(use_true_random=False))
def test_K10_any_order_of_visits_and_of_answers_gives_the_same_file(
    tmp_path_factory: pytest.TempPathFactory, visits: list[list[Tap]], chance: random.Random
) -> None:
    folder = tmp_path_factory.getbasetemp()
    taps = [tap for visit in visits for tap in visit]
    chance.shuffle(taps)
    cut = len(taps) // 3
    other = [taps[:cut], taps[cut:]]
    assert kept_after(folder, visits, DayCounts) == kept_after(folder, other, DayCounts)


def test_a_file_that_remembers_an_order_is_noticed(tmp_path: Path) -> None:
    visits = [[(PAGES[0], "helped")], [(PAGES[1], "helped")]]

    class Ordered(DayCounts):
        """The control: what comes later stands later."""

        def write(self, *, all_of_it: bool = False) -> None:
            told = [page for _, page, _ in self._waiting]
            super().write(all_of_it=all_of_it)
            if all_of_it:
                self._file.write_bytes(self._file.read_bytes() + " ".join(told).encode())

    assert kept_after(tmp_path, visits, Ordered) != kept_after(tmp_path, visits[::-1], Ordered)
    assert kept_after(tmp_path, visits, DayCounts) == kept_after(tmp_path, visits[::-1], DayCounts)


def test_K10_no_answer_decides_when_the_file_is_written(counted: Path) -> None:
    clock = FixedClock(NOON)
    counts = counting(counted, clock)
    for hour in range(10):
        clock.moment = NOON + timedelta(hours=hour)
        counts.add("cervical-stitch", "helped")
        counts.write()
        assert not counted.exists()
    clock.moment = NOON + timedelta(hours=12, seconds=5)  # the kiosk looks when the day is over
    counts.add("trying-again", "helped")
    counts.write()
    (day,) = json.loads(counted.read_text("utf-8"))["days"].items()
    assert day == ("2026-11-24", {"cervical-stitch": {"helped": 10}})


def test_a_day_is_the_one_on_the_clinics_wall(counted: Path) -> None:
    clock = FixedClock(NOON)
    clock.moment = NOON.replace(hour=23, minute=59)  # it is the 25th in London
    counts = counting(counted, clock)
    counts.add("cervical-stitch", "helped")
    counts.write(all_of_it=True)
    assert list(json.loads(counted.read_text("utf-8"))["days"]) == ["2026-11-24"]


# -- how long it is kept


def test_days_become_months_and_months_go(counted: Path) -> None:
    clock = FixedClock(NOON)
    counts = counting(counted, clock)
    for day in range(800):
        clock.moment = NOON + timedelta(days=day)
        counts.add("cervical-stitch", "helped")
        counts.write(all_of_it=day == 799)
    found = read_counts(counted)
    assert found is not None
    last = (NOON + timedelta(days=799)).date()
    assert min(found.days) == str(last - timedelta(days=62))
    assert len(found.days) == 63
    assert last == date(2029, 1, 31)
    assert min(found.months) == "2027-01"
    assert found.months["2027-01"] == {"cervical-stitch": {Answer.HELPED: 31}}


# -- trouble


def test_a_full_disk_loses_nothing_at_once_and_staff_are_told_once(counted: Path) -> None:
    clock = FixedClock(NOON)
    counts = counting(counted, clock)
    counts.add("cervical-stitch", "helped")
    clock.moment += timedelta(days=1)
    counted.parent.write_text("a file where the folder should be", encoding="utf-8")
    for _ in range(3):
        counts.write()
    assert counts.trouble is not None
    assert counts.trouble.message.endswith(".")
    counted.parent.unlink()
    counts.add("trying-again", "helped")
    counts.write()
    found = read_counts(counted)
    assert found is not None
    assert list(found.days) == ["2026-11-24"]
    assert [counts.trouble] == [None]


def test_the_log_tells_once_that_answers_could_not_be_written(counted: Path) -> None:
    clock = FixedClock(NOON)
    counts = counting(counted, clock)
    counts.add("cervical-stitch", "helped")
    counted.mkdir(parents=True)
    for _ in range(3):
        counts.write(all_of_it=True)
    lines = counted.with_name("kiosk.log").read_text("utf-8").splitlines()
    assert [json.loads(line)["problem"] for line in lines] == ["counts-unreadable"]
    assert json.loads(lines[0])["event"] == Event.PROBLEM


def test_a_disk_that_is_full_leaves_the_counts_of_before(counted: Path) -> None:
    clock = FixedClock(NOON)
    counts = counting(counted, clock)
    counts.add("cervical-stitch", "helped")
    counts.write(all_of_it=True)
    before = counted.read_bytes()
    counts.add("cervical-stitch", "helped")
    with full_disk():
        counts.write(all_of_it=True)
    assert counts.trouble is not None
    assert "room on the disk" in counts.trouble.message
    assert counted.read_bytes() == before


# -- what an export tells


def save(file: Path, counts: Counts) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(msgspec.json.encode(counts))


def day(page: str, **cells: int) -> dict[str, dict[Answer, int]]:
    return {page: {Answer[name]: count for name, count in cells.items()}}


@pytest.mark.parametrize("count", [0, *range(1, 10), 10, 11, 250])
def test_K10_counts_under_ten_are_exported_as_less_than_ten(counted: Path, count: int) -> None:
    pages = day(PAGES[0], HELPED=count) if count else {}
    save(counted, Counts(since="2026-10", days={"2026-10-05": pages}))
    head, *found = rows(counted, date(2026, 11, 24))
    assert head == ("month", "page", *ANSWERS)
    shown = "<10" if count < 10 else str(count)
    assert found[0] == ("2026-10", PAGES[0], shown, *["<10"] * 5)
    assert found[1:] == [("2026-10", page, *["<10"] * 6) for page in PAGES[1:]]


def test_K10_a_month_that_is_not_over_is_not_exported(counted: Path) -> None:
    """Two exports of it, a tap apart, could be subtracted."""
    save(counted, Counts(since="2026-11", days={"2026-11-05": day(PAGES[0], HELPED=40)}))
    with pytest.raises(ValueError, match="2026-11"):
        rows(counted, date(2026, 11, 30))
    assert ("2026-11", PAGES[0], "40", *["<10"] * 5) in rows(counted, date(2026, 12, 1))


def exports(counts: Counts, days: Sequence[date]) -> list[object]:
    """Return every table that can be made of ``counts`` on ``days``: all months, and each alone."""
    made: list[object] = []
    for today in days:
        for month in (None, "2026-08", "2026-09", "2026-10", "2026-11"):
            try:
                made.append(list(export_rows(counts, PAGES, today, month)))
            except ValueError:
                made.append(None)
    return made


CELL = st.integers(0, 30)
WHOLE = st.dictionaries(
    st.tuples(st.sampled_from(["2026-09", "2026-10", "2026-11"]), TAPS), CELL, max_size=25
)
LATER = [date(2026, 10, 1), date(2026, 11, 24), date(2026, 11, 25), date(2027, 1, 4)]


def counts_of(cells: dict[tuple[str, Tap], int], spread: int) -> Counts:
    """Return a file in which each cell is spread over ``spread`` days of its month."""
    days: dict[str, dict[str, dict[Answer, int]]] = {}
    for (month, (page, answer)), count in cells.items():
        parts = [count // spread + (at < count % spread) for at in range(spread)]
        for at, part in enumerate(parts):
            if part:
                there = days.setdefault(f"{month}-{at + 1:02}", {}).setdefault(page, {})
                there[Answer(answer)] = part
    return Counts(since="2026-09", days=days)


@settings(max_examples=200)
@given(WHOLE, st.integers(1, 4), st.data())
def test_K10_no_combination_of_exports_tells_a_count_under_ten(
    cells: dict[tuple[str, Tap], int], spread: int, data: st.DataObject
) -> None:
    """Whatever the small counts are, every table on every day is the same."""
    others = {
        key: data.draw(st.integers(0, 9)) if count < 10 else count for key, count in cells.items()
    }
    mine = exports(counts_of(cells, spread), LATER)
    assert mine == exports(counts_of(others, 1), LATER)


def test_an_export_with_totals_is_noticed(counted: Path) -> None:
    """The control: with the sum of a row, or of two months, the small counts can be told."""

    def with_totals(counts: Counts) -> list[tuple[str, ...]]:
        found = [*export_rows(counts, PAGES, date(2026, 12, 1))][1:]
        sums = sum(n for pages in counts.days.values() for c in pages.values() for n in c.values())
        return [*found, ("all", str(sums))]

    few, none = (
        Counts(since="2026-10", days={"2026-10-05": day(PAGES[0], HELPED=20, UPSETTING=n)})
        for n in (3, 4)
    )
    assert with_totals(few) != with_totals(none)
    assert exports(few, LATER) == exports(none, LATER)


def test_no_answer_stands_in_two_columns(counted: Path) -> None:
    clock = FixedClock(datetime(2026, 10, 5, 12, tzinfo=ZoneInfo("America/New_York")))
    counts = counting(counted, clock)
    for answer in itertools.chain.from_iterable(itertools.repeat(a, 12) for a in ANSWERS):
        counts.add(PAGES[0], answer)
    counts.write(all_of_it=True)
    assert rows(counted, date(2026, 11, 1))[1] == ("2026-10", PAGES[0], *["12"] * 6)


def test_a_page_that_the_library_has_lost_is_told_only_where_it_may_be(counted: Path) -> None:
    pages = day("old-page", HELPED=12) | day("older-page", HELPED=9)
    save(counted, Counts(since="2026-10", days={"2026-10-05": pages}))
    assert [row[1] for row in rows(counted, date(2026, 11, 1))[1:]] == sorted([*PAGES, "old-page"])


# -- the command


@pytest.fixture
def exported(home: Path, tmp_path: Path) -> Path:
    """Keep counts of this October, and return where the table shall be written."""
    save(
        paths.state_folder() / "counts.json",
        Counts(
            since="2020-01", days={"2020-01-05": day("cervical-stitch", HELPED=12, UPSETTING=3)}
        ),
    )
    return tmp_path / "table.csv"


def export(*more: str) -> int:
    return main(["counts", "export", *more])


def test_K10_the_command_writes_one_row_for_each_page_and_month(
    exported: Path, library_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export("--output", str(exported), "--library", str(library_file)) == 0
    assert "no count under 10" in capsys.readouterr().out
    table = list(csv.DictReader(exported.read_text("utf-8").splitlines()))
    assert len({row["month"] for row in table}) == 24
    assert len(table) % 24 == 0
    assert {cell for row in table for cell in list(row.values())[2:]} == {"<10"}


def test_the_command_reads_the_folder_and_the_month_that_are_named(
    tmp_path: Path, library_file: Path
) -> None:
    today = SystemClock().now().date()
    last = f"{today.replace(day=1) - timedelta(days=1):%Y-%m}"
    save(
        tmp_path / "counts.json",
        Counts(since="2020-01", days={f"{last}-05": day("cervical-stitch", HELPED=12)}),
    )
    table = tmp_path / "table.csv"
    folder = ("--state-folder", str(tmp_path))
    library = ("--library", str(library_file))
    assert export("--output", str(table), *folder, *library, "--month", last) == 0
    found = list(csv.DictReader(table.read_text("utf-8").splitlines()))
    assert {row["month"] for row in found} == {last}
    assert [row["helped"] for row in found if row["page"] == "cervical-stitch"] == ["12"]
    assert [row["helped"] for row in found if row["page"] == "trying-again"] == ["<10"]


def test_without_counts_there_is_a_sentence(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export("--output", str(tmp_path / "table.csv")) == 1
    assert "counts = true" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_month_and_what_is_not_over_are_sentences(
    exported: Path, library_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        export("--output", str(exported), "--month", "October")
    assert "write it like 2026-11" in capsys.readouterr().err
    options = ("--output", str(exported), "--library", str(library_file))
    assert export(*options, "--month", "2099-01") == 1
    assert "No month is over yet" in capsys.readouterr().err
    assert not exported.exists()


def test_a_folder_that_is_not_there_is_a_sentence(
    exported: Path, library_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = str(exported.parent / "nowhere" / "table.csv")
    assert export("--output", nowhere, "--library", str(library_file)) == 1
    assert "table could not be written" in capsys.readouterr().err


def test_the_command_runs_on_the_sources_too(exported: Path) -> None:
    where = ("--content", str(CONTENT), "--resources", str(RESOURCES))
    assert export("--output", str(exported), *where) == 0
    assert exported.read_text("utf-8").startswith("month,page,helped,")
