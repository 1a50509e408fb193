"""What a request says of a patient stays nowhere, and 10,000 malformed ones raise nothing."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from viewer.library.store import Library
from viewer.lookup.errand import OpenArticle, OpenSearch, encode
from viewer.lookup.infobutton import Request, read_address
from viewer.lookup.resolve import resolve

CANARY = "qzxvwj"
"""Stands in every field that tells of a person; it may stand nowhere afterwards."""

PERSONS = (
    *("patientPerson.administrativeGenderCode.c", "patientPerson.id", "patientPerson.name"),
    *("age.v.v", "ageGroup.v.c", "performer.languageCode.c", "performer.healthCareProvider.c.c"),
    *("encounter.c.c", "informationRecipient", "informationRecipient.name", "assignedEntity.name"),
    *("locationOfInterest.addr.ZIP", "mainSearchCriteria.v.dn", "mainSearchCriteria.v.ot"),
    *("representedOrganization.id.root", "patient", "name", "mainSearchCriteria", "code.patient"),
)
KNOWN = (
    *("mainSearchCriteria.v.c", "mainSearchCriteria.v.cs", "mainSearchCriteria.v.c1", "code"),
    *("informationRecipient.languageCode.c", "mainSearchCriteria.v.c²", "mainSearchCriteria.v.c-1"),
)
STARTS = (
    *("snowdrop:open?", "snowdrop:?", "snowdrop:", "https://ehr/?", "https://[::", "http://[x]/?"),
    *("", "?", "//?", "HTTPS://h:99999/?", "file:///?", "\x00", "%", "snowdrop:open#?"),
)
VALUES = (
    *("O34.30", "2.16.840.1.113883.6.90", "2.16.840.1.113883.6.103", "404684003", "es", "%"),
    *("%zz", "%00", "%F0%9F", "\udcff", "\ud800", "=", "[", "]", "\n", "\x1b[2J", "9" * 400, ""),
)
OTHER = st.text(max_size=30)
FIELDS = st.tuples(
    st.sampled_from(PERSONS + KNOWN) | OTHER,
    st.sampled_from(("=", "", "==", "%3D", "=" * 3)),
    st.sampled_from(VALUES) | OTHER,
)
ADDRESSES = st.builds(
    lambda start, fields, between: start + between.join(map("".join, fields)),
    st.sampled_from(STARTS) | OTHER,
    st.lists(FIELDS, max_size=6),
    st.sampled_from(("&", ";", "&&", "?", "#", "\r\n")),
)

MOST = 10_000
SPOILING = (*"%&=?#[]:;/\\\x00\r\n\x1b", "%F0%9F", "%00", "\udcff", "\ud800", "²", "é", "\u202e")


@pytest.fixture(scope="module")
def library(library_file: Path) -> Iterator[Library]:
    found = Library.open(library_file)
    yield found
    found.close()


def spoiled(made: random.Random) -> str:
    """Return a request that was whole until it was cut, doubled, and written over."""
    fields = [f"{made.choice(KNOWN + PERSONS)}={made.choice(VALUES)}" for _ in range(4)]
    address = made.choice(STARTS) + "&".join(fields)
    for _ in range(made.randrange(1, 6)):
        at, end = sorted(made.choices(range(len(address) + 1), k=2))
        put = made.choice((*SPOILING, "", address[at:end] * 2, chr(made.randrange(0x110000))))
        address = address[:at] + put + address[end if made.random() < 0.2 else at :]
    return address


def asks(library: Library, address: str) -> None:
    """Go the whole way of a request, to what is sent to a window."""
    request = read_address(address)
    found = resolve(request.codes, library.with_code)
    errand = OpenArticle(found[0], request.language) if found else OpenSearch(request.language)
    assert encode(errand)


def test_10_000_malformed_requests_raise_nothing(library: Library) -> None:
    made = random.Random(2026)  # noqa: S311 (spoils addresses; the same ones in every run)
    addresses = [spoiled(made) for _ in range(MOST)]
    assert len(set(addresses)) > MOST * 0.9
    for address in addresses:
        asks(library, address)


@given(address=ADDRESSES)
@settings(max_examples=1_000)
def test_requests_put_together_from_any_text_raise_nothing(library: Library, address: str) -> None:
    asks(library, address)


def test_a_reader_that_lets_an_exception_through_is_caught(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the tests above: among the addresses are some that Python itself refuses.
    def strict(address: str) -> Request:
        urlsplit(address)
        return Request()

    monkeypatch.setattr("tests.lookup.test_private.read_address", strict)
    with pytest.raises(ValueError, match="IPv6"):
        test_10_000_malformed_requests_raise_nothing(library)


PROGRAM = """
import json, os, sys
from pathlib import Path
how, library = sys.argv[1:]
addresses = json.load(sys.stdin)
written = []
def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        changing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND
        if (mode and set(mode) & set("wax+")) or (flags or 0) & changing:
            written.append(str(path))
import viewer.app
from viewer.cli import main
from viewer.lookup import infobutton
opened = []
def run(where, settings, errand):
    opened.append(repr(errand))
    return 0
viewer.app.run = run
if how == "log":
    read = infobutton.read_address
    def logged(address):
        with (Path.home() / "requests.log").open("a", errors="replace") as log:
            log.write(address)
        return read(address)
    infobutton.read_address = logged
if how == "echo":
    read = infobutton.read_address
    def echoed(address):
        print("cannot read", repr(address), file=sys.stderr)
        return read(address)
    infobutton.read_address = echoed
sys.addaudithook(watch)
for given in addresses:
    try:
        main([*given, "--library", library])
    except SystemExit as stop:
        opened.append(f"status {stop.code}")
print(json.dumps({"opened": opened, "written": written}))
"""
"""Reads command lines as the real program does; the window itself is left out."""


def command_lines() -> list[list[str]]:
    """Return malformed and whole requests, each with the canary wherever a person is told of."""
    said = [f"{name}={CANARY}{at}" for at, name in enumerate(PERSONS)]
    whole = [f"{start}code=N96&{'&'.join(said)}" for start in STARTS]
    single = [f"snowdrop:open?{one}&{name}={CANARY}" for one in said for name in KNOWN]
    torn = [f"https://[{CANARY}", f"snowdrop:{CANARY}", CANARY, f"{CANARY}\x00", f"%{CANARY}"]
    lines = [["open", "--url", one] for one in (*whole, *single, *torn) if one]
    lines += [["open", "--code", one] for one in (CANARY, f"ICD10:{CANARY}", f"O34.30 {CANARY}")]
    lines += [[f"snowdrop:open?patientPerson.name={CANARY}"]]
    # What a record system gets wrong: an address with a blank in it, or two things at once.
    lines += [["open", "--url", "snowdrop:open?patientPerson.name=Jane", CANARY]]
    lines += [["open", "--url", "snowdrop:open?code=N96", f"--{CANARY}", CANARY]]
    lines += [["open", "--url", "snowdrop:open?code=N96", f"--{CANARY}"]]
    return [*lines, ["open", "--code", "N96", "--url", CANARY]]


def traces(library: Path, home: Path, how: str) -> tuple[dict[str, list[str]], list[str]]:
    """Return what was opened and written, and every place in which the canary stands."""
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, how, str(library)],
        input=json.dumps(command_lines()),
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr[-500:]
    found = [name for name in ("stdout", "stderr") if CANARY in getattr(result, name)]
    files = [file for file in home.rglob("*") if file.is_file()]
    found += [file.name for file in files if CANARY.encode() in file.read_bytes()]
    told: dict[str, list[str]] = json.loads(result.stdout.splitlines()[-1])
    return told, found


def test_nothing_about_a_patient_is_said_kept_or_handed_on(library_file: Path, home: Path) -> None:
    told, found = traces(library_file, home, "quiet")
    assert found == []
    assert told["written"] == []
    assert len(told["opened"]) == len(command_lines())
    assert any("trying-again" in one for one in told["opened"])
    refused = [one for one in told["opened"] if "status" in one]
    assert refused == ["status 2"] * 4


@pytest.mark.parametrize(("how", "where"), [("log", "requests.log"), ("echo", "stderr")])
def test_a_build_that_notes_requests_is_caught(
    library_file: Path, home: Path, how: str, where: str
) -> None:
    # The control of the test above.
    _, found = traces(library_file, home, how)
    assert where in found
