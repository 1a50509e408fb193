"""Requests of record systems: the codes and the language are read, and nothing else of them."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from viewer.library.store import Library
from viewer.lookup.codes import Code, System
from viewer.lookup.infobutton import Request, read_address
from viewer.lookup.resolve import resolve

BASE = "https://ehr.example.org/infobutton?"
ICD10, SNOMED, ICD9 = (f"2.16.840.1.113883.6.{last}" for last in (90, 96, 103))
INSUFFICIENCY = "what-is-cervical-insufficiency"


def asked(code: str, system: str = ICD10, number: str = "") -> str:
    return f"mainSearchCriteria.v.c{number}={code}&mainSearchCriteria.v.cs{number}={system}"


@pytest.fixture
def library(library_file: Path) -> Iterator[Library]:
    found = Library.open(library_file)
    yield found
    found.close()


@pytest.mark.parametrize(
    ("code", "article"),
    [
        ("N88.3", INSUFFICIENCY),
        *((f"O34.3{last}", INSUFFICIENCY) for last in ("", *range(4))),
        *((f"O26.2{last}", "pregnancy-after-loss") for last in ("", *range(4))),
        *((f"O60.{last}", "preterm-labor-and-birth") for last in ("00", "02", "03", "10X0", "2")),
        *((f"O03.{last}", "second-trimester-loss") for last in ("0", "4", "87", "9")),
        ("N96", "trying-again"),
        ("Z87.51", "trying-again"),
        ("O34.301", INSUFFICIENCY),
    ],
)
@pytest.mark.parametrize("form", ["request", "ours", "request without a system"])
def test_the_requests_we_were_asked_to_know_open_the_expected_article(
    library: Library, code: str, article: str, form: str
) -> None:
    address = {
        "request": BASE + asked(code),
        "ours": f"snowdrop:open?code=ICD10:{code}",
        "request without a system": f"snowdrop:?mainSearchCriteria.v.c={code.lower()}",
    }[form]
    assert resolve(read_address(address).codes, library.with_code)[:1] == [article]


@pytest.mark.parametrize("code", ["O34.40", "O26.8", "O99", "N88.2", "Z87.5", "Q51", "404684003"])
def test_a_code_that_no_article_carries_finds_nothing(library: Library, code: str) -> None:
    assert resolve(read_address(f"snowdrop:open?code={code}").codes, library.with_code) == []


def test_codes_of_icd_9_are_never_taken_for_those_of_icd_10(library: Library) -> None:
    # N96 is a real code of ICD-10; under the number of ICD-9-CM it may mean anything.
    assert read_address(BASE + asked("N96", ICD9)) == Request()
    assert read_address(BASE + asked("654.5", ICD9)) == Request()
    assert resolve(read_address(BASE + asked("N96")).codes, library.with_code)


def test_snomed_numbers_are_read_under_their_own_number_alone() -> None:
    code = Code(System.SNOMED, "404684003")
    assert read_address(BASE + asked("404684003", SNOMED)).codes == (code,)
    assert read_address(BASE + asked("404684004", SNOMED)).codes == ()
    assert read_address(BASE + asked("404684003", ICD10)).codes == ()


def test_several_codes_come_in_their_order_each_with_its_own_system(library: Library) -> None:
    address = BASE + "&".join(
        [asked("N96", ICD9), asked("404684003", SNOMED, "1"), asked("Z87.51", ICD10, "2")]
    )
    codes = read_address(address).codes
    assert [code.shown for code in codes] == ["404684003", "Z87.51"]
    assert resolve(codes, library.with_code) == ["trying-again"]


def test_names_are_found_however_they_are_capitalised_and_escaped() -> None:
    address = f"HTTPS://ehr.example.org/?MAINSEARCHCRITERIA.V.C={quote('O34.30', safe='')}%20"
    assert [code.shown for code in read_address(address).codes] == ["O34.30"]


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        *(("es", "es"), ("es-MX", "es-MX"), ("es-419", "es-419"), ("zh-Hant", "zh-Hant")),
        *(("", ""), ("?!", ""), ("e" * 99, ""), ("es-JaneDoe", "")),
    ],
)
def test_the_reader_s_language_is_read(tag: str, language: str) -> None:
    address = f"{BASE}{asked('N96')}&informationRecipient.languageCode.c={tag}"
    assert read_address(address).language == language


@pytest.mark.parametrize(
    "address",
    [
        *("", "snowdrop:", "snowdrop:N96", "N96", "http://[", "https://[::1/?code=N96"),
        *("file:///etc/passwd?code=N96", "javascript:alert(1)?code=N96", "//x/?code=N96"),
        "snowdrop:open?" + "&".join(f"a{n}=1" for n in range(300)) + "&code=N96",
        "snowdrop:open?code=N96&x=" + "x" * 9_000,
        "snowdrop:open?mainSearchCriteria.v.c٣=N96",
        "snowdrop:open?mainSearchCriteria.v.cs=N96",
    ],
)
def test_a_malformed_or_foreign_address_asks_for_nothing(address: str) -> None:
    assert read_address(address) == Request()


def test_an_article_that_several_codes_name_and_codes_that_several_articles_carry() -> None:
    carried = {"O3430": ["b", "a"], "O34": ["c"]}

    def find(code: Code) -> list[str]:
        return carried.get(code.value, [])

    assert resolve([Code(System.ICD10, "O34309")], find) == ["b", "a"]
    assert resolve([Code(System.ICD10, "O349")], find) == ["c"]
    assert resolve([Code(System.ICD10, "N96"), Code(System.ICD10, "O34")], find) == ["c"]
