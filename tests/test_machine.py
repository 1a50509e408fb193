"""``snowdrop doctor --kiosk``: each look at the machine, with made-up answers of a system (K19)."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest

from tests.conftest import ROOT
from viewer import paths
from viewer.clock import FixedClock
from viewer.help_page import PLACE, help_program, languages_of
from viewer.kiosk_check import age, checks, counts, kiosk, pages, time
from viewer.library.article import Article, ReviewState
from viewer.library.store import Library
from viewer.machine import Finding, look
from viewer.settings import Printing, Settings, ShowUnreviewed
from viewer.staff.pin import hash_pin
from viewer.staff.state import StaffState, save_state
from viewer.support.directory import Directory
from viewer.support.overdue import overdue

TODAY = date(2026, 11, 24)
ACCEPTED = ShowUnreviewed(accepted_by="Dr. A. Reader", on=TODAY)
DEVICES = """\
I: Bus=0011 Vendor=0001
N: Name="AT Translated Set 2 keyboard"
B: PROP=0

I: Bus=0018 Vendor=04f3
N: Name="Touch pad"
B: PROP=5
B: ABS=2608000 3

I: Bus=0003 Vendor=222a
N: Name="ILITEK Multi-Touch"
B: PROP=2
B: ABS=2608000 3
"""
GROUPS = "sudo:x:27:nurse\naudio:x:29:kiosk\nlpadmin:x:108:nurse,kiosk2\n"


def put(file: Path, text: str = "") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def edid(lines: int, millimeters: int) -> bytes:
    """Return what a screen says of itself that has so many lines on such a height."""
    timing = bytearray(18)
    timing[5], timing[7] = lines & 0xFF, lines >> 8 << 4
    timing[13], timing[14] = millimeters & 0xFF, millimeters >> 8
    return bytes.fromhex("00ffffffffffff00") + bytes(46) + bytes(timing) + bytes(56)


def put_screen(root: Path, told: bytes) -> None:
    file = root / "sys/class/drm/card0-HDMI-A-1/edid"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(told)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a system on which nothing is wrong."""
    root = tmp_path / "root"
    put(root / "proc/bus/input/devices", DEVICES)
    put_screen(root, edid(1080, 300))
    for number, name in enumerate(("systemd", "Xorg", "openbox", "snowdrop"), start=1):
        put(root / f"proc/{number}/comm", f"{name}\n")
    put(root / "etc/xdg/autostart/light-locker.desktop", "[Desktop Entry]\nHidden=true\n")
    put(root / "etc/passwd", "root:x:0:0::/root:/bin/sh\nkiosk:x:101:101::/run:/usr/sbin/nologin\n")
    put(root / "etc/group", GROUPS)
    recipe = ROOT / "packaging" / "debian"
    server = (recipe / "xorg-kiosk.conf").read_text("utf-8")
    put(root / "etc/X11/xorg.conf.d/50-kiosk.conf", server)
    unit = (recipe / "snowdrop-kiosk.service").read_text("utf-8")
    put(root / "etc/systemd/system/snowdrop-kiosk.service", unit)
    put(root / "etc/systemd/system/graphical.target.wants/snowdrop-kiosk.service", unit)
    return root


def looked(root: Path) -> dict[str, Finding]:
    return {finding.what: finding for finding in look(root)}


def test_on_a_fit_machine_every_look_is_fine_and_names_what_it_found_K19(root: Path) -> None:
    found = looked(root)
    assert [finding for finding in found.values() if finding.to_do] == []
    assert found["Touch screen"].says == "ILITEK Multi-Touch"
    assert found["Letters"].says == "91 dots an inch, scaled 1 times"
    assert "kiosk" in found["Account"].says


def remove(name: str) -> Callable[[Path], None]:
    return lambda root: (root / name).unlink()


def write(name: str, text: str) -> Callable[[Path], None]:
    return lambda root: put(root / name, text)


KIOSK_UNIT = "etc/systemd/system/snowdrop-kiosk.service"
WANTED = "etc/systemd/system/graphical.target.wants/snowdrop-kiosk.service"


@pytest.mark.parametrize(
    ("spoil", "what", "says"),
    [
        (write("proc/bus/input/devices", 'N: Name="Pad"\nB: PROP=5\n'), "Touch screen", "none"),
        (remove("proc/bus/input/devices"), "Touch screen", "none"),
        (write("proc/9/comm", "light-locker\n"), "Screen lock", "light-locker"),
        (write("proc/9/comm", "cinnamon-screen\n"), "Screen lock", "cinnamon-screensaver"),
        (write("etc/xdg/autostart/xscreensaver.desktop", "[Desktop]\n"), "Screen lock", "xscr"),
        (write("proc/9/comm", "dunst\n"), "Notifications", "dunst"),
        (write("proc/9/comm", "udisksd\n"), "USB sticks", "udisksd"),
        (remove("etc/X11/xorg.conf.d/50-kiosk.conf"), "Other consoles", "leads out"),
        (write("etc/X11/xorg.conf.d/50-kiosk.conf", '#Option "DontVTSwitch" "true"\n'),
         "Other consoles", "leads out"),
        (remove(KIOSK_UNIT), "Service", "not installed"),
        (remove(WANTED), "Service", "does not start"),
        (write(KIOSK_UNIT, "[Service]\n"), "Account", "administrator"),
        (write("etc/passwd", "root:x:0:0::/root:/bin/sh\n"), "Account", "no user “kiosk”"),
        (write("etc/group", "sudo:x:27:nurse,kiosk\n"), "Account", "may administer (sudo)"),
    ],
)  # fmt: skip
def test_each_thing_that_is_wrong_is_told_with_what_to_do_K19(
    root: Path, spoil: Callable[[Path], None], what: str, says: str
) -> None:
    spoil(root)
    finding = looked(root)[what]
    assert says in finding.says
    assert finding.to_do.endswith(".")
    assert str(finding).startswith("without " if finding.optional else "missing ")


def test_a_screen_that_is_too_fine_for_its_letters_is_told_and_what_to_set_A19_K19(
    root: Path,
) -> None:
    put_screen(root, edid(2160, 300))  # 4K on 24 inches
    finding = looked(root)["Letters"]
    assert finding.missing
    assert finding.says == "183 dots an inch, so the words around a page are too small"
    assert "QT_SCALE_FACTOR=1.5" in finding.to_do
    # Done as it says, all is well; in the unit itself, too.
    put(root / f"{KIOSK_UNIT}.d/override.conf", "[Service]\nEnvironment=QT_SCALE_FACTOR=1.5\n")
    assert looked(root)["Letters"].says == "183 dots an inch, scaled 1.5 times"
    put(root / f"{KIOSK_UNIT}.d/override.conf", "[Service]\nEnvironment=A=1 QT_SCALE_FACTOR=1.2\n")
    assert "QT_SCALE_FACTOR=1.5" in looked(root)["Letters"].to_do


@pytest.mark.parametrize(
    "told",
    [b"", b"no screen", edid(1080, 300)[:60], edid(1080, 0), edid(1080, 9), bytes(128)],
    ids=["empty", "words", "cut", "no size", "a ratio", "zeros"],
)
def test_a_screen_that_does_not_know_its_size_is_to_be_measured_A19_K19(
    root: Path, told: bytes
) -> None:
    put_screen(root, told)
    finding = looked(root)["Letters"]
    assert finding.optional
    assert "ruler" in finding.to_do
    # Another one that does is believed.
    other = root / "sys/class/drm/card0-DP-1/edid"
    other.parent.mkdir()
    other.write_bytes(edid(1200, 300))
    assert looked(root)["Letters"].says == "102 dots an inch, scaled 1 times"


def test_nothing_raises_on_a_machine_that_has_none_of_it_K19(tmp_path: Path) -> None:
    found = list(look(tmp_path / "nowhere"))
    assert len(found) >= 8
    odd = tmp_path / "odd"
    (odd / "etc/passwd").mkdir(parents=True)
    (odd / "proc/7/comm").mkdir(parents=True)
    (odd / "proc/bus/input").mkdir(parents=True)
    (odd / "proc/bus/input/devices").write_bytes(b"\xff\xfe B: PROP=zz\n\nB: PROP=\n")
    (odd / KIOSK_UNIT).mkdir(parents=True)
    assert len(list(look(odd))) == len(found)


# ---- what the clinic decides, and the library


@pytest.fixture
def library(library_file: Path) -> Library:
    return Library.open(library_file)


def checked(root: Path, library: Library | None, settings: Settings) -> dict[str, Finding]:
    clock = FixedClock(datetime(TODAY.year, TODAY.month, TODAY.day, 12))  # noqa: DTZ001 (local)
    return {one.what: one for one in kiosk(root, library, settings, clock)}


def test_a_kiosk_that_is_set_up_lacks_nothing_K19(root: Path, library: Library) -> None:
    settings = Settings(region="US", show_unreviewed=ACCEPTED)
    # What staff chose on the kiosk goes before the settings: the help page has their number.
    save_state(paths.staff_state(), StaffState(region="GB-SCT", pin=hash_pin("240816")))
    directory = Directory.decode(library.support())
    program = help_program(settings, directory, languages_of(settings, library), "GB-SCT")
    put(root / PLACE, program)
    found = checked(root, library, settings)
    assert [str(finding) for finding in found.values() if finding.to_do] == []
    assert len(found) >= 14
    assert found["Region"].says == "GB-SCT"
    assert "Dr. A. Reader accepted unchecked ones" in found["Pages"].says
    # With other numbers than today's the page is no help.
    put(root / PLACE, program.replace("999", "911"))
    page = checked(root, library, settings)["Help page"]
    assert page.missing
    assert page.says == "written with other words or numbers than today's"
    assert "kiosk write-help --output /etc/snowdrop/snowdrop-help" in page.to_do
    (root / PLACE).unlink()
    assert checked(root, library, settings)["Help page"].says == "not written"
    (root / PLACE).mkdir()
    assert "cannot be read" in checked(root, library, settings)["Help page"].says


def test_what_a_kiosk_prints_on_and_where_it_comes_out_is_told_K19(
    root: Path, library: Library
) -> None:
    assert "Paper" not in checked(root, library, Settings(region="GB-SCT"))
    printing = Printing(printer="HP", pages=30, jobs=1)
    settings = Settings(region="GB-SCT", printing=printing)
    found = checked(root, library, settings)["Paper"]
    assert str(found).startswith("without  Paper: A4; at most 30 pages a print, 1 prints a visit")
    assert "“collect” under [printing]" in found.to_do
    # As on the screen, what staff chose goes before the settings.
    save_state(paths.staff_state(), StaffState(region="US"))
    printing = msgspec.structs.replace(printing, collect="at the front desk")
    settings = msgspec.structs.replace(settings, printing=printing)
    found = checked(root, library, settings)["Paper"]
    assert (found.says[:7], found.to_do) == ("Letter;", "")
    assert found.says.endswith("it comes out here: at the front desk")


def test_whether_answers_are_counted_is_told_K10_K19(tmp_path: Path) -> None:
    file = tmp_path / "counts.json"
    asked = Settings(counts=True)
    assert counts(Settings(), file).says.startswith("“Was this helpful?” is not asked")
    assert counts(asked, file).says == "“Was this helpful?” is asked; nothing is counted yet"
    file.write_bytes(b'{"since":"2026-10"}')
    assert counts(asked, file).says.endswith("; counted since 2026-10")
    assert counts(asked, file).to_do == ""
    file.write_bytes(b'{"since":"2026-10","who":"a patient"}')
    assert counts(asked, file).missing
    assert "Move it away" in counts(asked, file).to_do
    assert not counts(Settings(), file).missing


def test_numbers_whose_check_is_overdue_are_counted_K19(library: Library) -> None:
    cards = Directory.decode(library.support()).cards("US")
    now, later = overdue(cards, TODAY), overdue(cards, date(2036, 1, 1))
    assert now.due == now.withheld == 0
    assert checks(now).says == f"no check of {now.numbers} is overdue"
    assert not checks(now).missing
    assert 0 < later.withheld < later.due < later.numbers
    told = checks(later)
    assert told.missing
    assert told.says == (
        f"the check of {later.due} of {later.numbers} is overdue; {later.withheld} are not shown"
    )


def test_a_kiosk_with_numbers_that_are_overdue_is_told_K19(root: Path, library: Library) -> None:
    settings, late = Settings(region="US"), FixedClock(datetime(2036, 1, 1, 12))  # noqa: DTZ001
    found = {one.what: one for one in kiosk(root, library, settings, late)}
    assert found["Numbers"].missing
    # Without a region no number is shown, and none is counted.
    assert "Numbers" not in checked(root, library, Settings())


def test_a_kiosk_that_is_not_set_up_is_told_what_is_left_to_do_K19(
    root: Path, library: Library
) -> None:
    found = checked(root, library, Settings())
    for what in ("Staff PIN", "Region", "Help page", "Pages"):
        assert found[what].missing, what
    assert "set-pin" in found["Staff PIN"].to_do
    assert "[show_unreviewed]" in found["Pages"].to_do
    assert "“ZZ” is not known" in checked(root, library, Settings(region="ZZ"))["Region"].says
    assert checked(root, None, Settings())["Staff PIN"].missing


def test_a_damaged_staff_file_counts_as_no_pin_K19(root: Path, library: Library) -> None:
    put(paths.staff_state(), "{")
    assert checked(root, library, Settings())["Staff PIN"].missing


@pytest.mark.parametrize(
    ("today", "fine"),
    [
        (TODAY, True),
        (date(2026, 11, 22), True),
        (date(2026, 11, 21), False),
        (date(1970, 1, 1), False),
        (date(2036, 11, 22), True),
        (date(2036, 11, 23), False),
    ],
)
def test_a_clock_that_cannot_be_right_is_told_K19(today: date, fine: bool) -> None:
    assert time(today, newest=date(2026, 11, 22)).missing is not fine


@pytest.fixture
def articles(library: Library) -> list[Article]:
    found = [library.article(name, "en") for name in ("cervical-stitch", "when-to-call")]
    return [article for article in found if article is not None]


def approved(article: Article, on: date, following: date) -> Article:
    replace = msgspec.structs.replace
    review = replace(
        article.front.review, state=ReviewState.APPROVED, by="Dr. B", on=on, next=following
    )
    return replace(article, front=replace(article.front, written=on, review=review))


def test_pages_whose_check_is_overdue_are_counted_K19(articles: list[Article]) -> None:
    one = approved(articles[0], date(2024, 1, 1), date(2026, 1, 1))
    newest = date(2026, 11, 22)
    assert age([one, articles[-1]], newest, TODAY).says.startswith("1 of 2 pages are due")
    assert not age([one], newest, date(2025, 12, 31)).missing
    assert age(articles, newest, date(2029, 11, 23)).missing
    assert "no page has a day" in age(articles, newest, TODAY).says
    shown = pages([one, articles[-1]], Settings(), TODAY)
    assert shown.says == "1 of 2 are shown"
    assert not shown.missing
