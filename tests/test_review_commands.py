"""The commands for reviews by people: status, approve, packet."""

import argparse
import json
import re
from datetime import date, datetime
from html import unescape
from pathlib import Path

import pytest

from tests.conftest import CONTENT, RESOURCES
from tests.library.content_folder import ContentFolder
from viewer.cli import main
from viewer.clock import FixedClock
from viewer.library.signed import signed_sha256
from viewer.open_library import Where
from viewer.problems import RejectedError
from viewer.review.desk import review
from viewer.review.rows import rows_of

BODY = """\
## A heading

A claim about stitches.[@smith-2020] {facts: 1.1}

- A claim that nobody saw. {facts: 1.2, 9.9}

!!! risk "How many?"
    who: people like you
    with: {label: With, of: 100, count: 28}
    without: {label: Without, of: 100, count: 41}
    facts: ["1.1"]
    sources: [smith-2020]

!!! gate "Hard words"
    A sentence behind the gate & more.

![The womb](figures/womb.svg "A caption")

[red-flags]
"""
FACTS = """\
"1.1": {statement: Stitches are strong., status: verified, sources: [smith-2020]}
"1.2": {statement: Nobody saw this., status: unverified}
"2.1": {statement: Bleeding., status: verified, sources: [card-2019]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> ContentFolder:
    """Return a small content folder with an article that has something of everything."""
    found = ContentFolder(tmp_path)
    found.write("facts.yaml", FACTS)
    found.article(BODY)
    return found


def run(folder: ContentFolder, *arguments: str) -> int:
    where = ["--content", str(folder.root), "--resources", str(RESOURCES)]
    return main(["review", *arguments, *where])


def approve(folder: ContentFolder, name: str = "Dr. A", **more: str) -> int:
    given = {"role": "Midwife", "organisation": "North Clinic", "date": "2026-11-01"} | more
    article = given.pop("id", "stitch")
    options = [part for key, value in given.items() for part in (f"--{key}", value)]
    return run(folder, "approve", article, "--name", name, *options)


def status(folder: ContentFolder, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    capsys.readouterr()
    assert run(folder, "status", "--format", "json") == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def written(folder: ContentFolder) -> str:
    return (folder.root / "reviews.yaml").read_text("utf-8")


# ---- status and approve


def test_two_approvals_make_a_page_approved_and_a_change_takes_them_back_T2(
    folder: ContentFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(folder, capsys)[0]["state"] == "draft"
    assert approve(folder, "Dr. A") == 0
    assert "1 of 2 people have signed this page as it stands" in capsys.readouterr().out
    assert status(folder, capsys)[0]["state"] == "in-review"
    assert approve(folder, "Dr. B") == 0
    (stand,) = status(folder, capsys)
    assert stand["state"] == "approved"
    assert stand["next"] == "2029-11-01"
    assert stand["signatures"] == [
        {
            "name": name,
            "role": "Midwife",
            "organisation": "North Clinic",
            "date": "2026-11-01",
            "current": True,
        }
        for name in ("Dr. A", "Dr. B")
    ]
    assert main(["check", "--content", str(folder.root)]) in {0, 1}
    assert "reviews.yaml" not in capsys.readouterr().out
    folder.article(f"{BODY}\nOne more word.\n")
    (stand,) = status(folder, capsys)
    assert stand["state"] == "changed"
    assert run(folder, "status") == 0
    out = capsys.readouterr().out
    assert "stitch (en): changed" in out
    assert "  Dr. A, Midwife, North Clinic: an older state of it, 2026-11-01\n" in out
    assert "0 of 1 are approved" in out


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("en/red-flags.yaml", "Heavy bleeding", "Any bleeding"),
        ("figures/womb.svg", "M0 0", "M0 1"),
        ("glossary.yaml", "The neck", "The end"),
        ("facts.yaml", "are strong", "are weak"),
        ("references.yaml", "On stitches", "On knots"),
    ],
)
def test_a_changed_shared_piece_is_a_new_page_to_the_commands_T2(
    folder: ContentFolder, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str
) -> None:
    folder.article(f"The [cervix](term:cervix).\n\n{BODY}")
    assert approve(folder, "Dr. A") == approve(folder, "Dr. B") == 0
    (before,) = status(folder, capsys)
    assert before["state"] == "approved"
    assert str(before["signed_sha256"]) in packet(folder)
    text = (folder.root / file).read_text("utf-8")
    folder.write(file, text.replace(old, new))
    (after,) = status(folder, capsys)
    assert after["state"] == "changed"
    page = packet(folder)
    assert page.count(str(after["signed_sha256"])) == 2
    assert str(before["signed_sha256"]) not in page
    assert "Dr. A, Midwife, 2026-11-01: an older state of it" in page
    assert approve(folder, "Dr. A") == approve(folder, "Dr. B") == 0
    assert status(folder, capsys)[0]["state"] == "approved"


def test_an_approval_leaves_everything_else_in_the_file_as_it_was(folder: ContentFolder) -> None:
    folder.sign("Dr. A")
    before = f"# Our reviews\n\n{written(folder)}# the end"
    folder.write("reviews.yaml", before)
    assert approve(folder, "Dr. B") == 0
    assert written(folder).startswith(f"{before}\n- article: ")
    assert folder.stitch().front.review.state == "approved"


def test_an_approval_follows_the_indent_of_the_file(folder: ContentFolder) -> None:
    folder.sign("Dr. A")
    folder.write("reviews.yaml", f"  {written(folder)}")
    assert approve(folder, "Dr. B") == 0
    assert folder.stitch().front.review.state == "approved"


@pytest.mark.parametrize("before", ["", "[]\n", "# Nobody yet\n[]\n"])
def test_the_first_approval_can_begin_the_file(folder: ContentFolder, before: str) -> None:
    folder.write("reviews.yaml", before)
    assert approve(folder, "Dr. A") == 0
    assert folder.stitch().front.review.by == "Dr. A, Midwife, North Clinic"
    assert written(folder).startswith(before.replace("[]\n", ""))


def test_a_name_that_yaml_would_read_as_something_else_stays_a_name(
    folder: ContentFolder,
) -> None:
    for name in ("No", "2026-11-22", 'O\'Neil: "the" #1', "Zoë  Müller\n"):
        assert approve(folder, name, role="yes", organisation="- [1]") == 0
    by = folder.stitch().front.review.by
    assert by is not None
    assert by.split(", yes, - [1]")[:4] == [
        "No",
        "; 2026-11-22",
        '; O\'Neil: "the" #1',
        "; Zoë Müller",
    ]


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("", {}),
        ("  \u200b ", {}),
        ("Dr. A", {"role": " "}),
        ("Dr. A", {"organisation": ""}),
        ("Dr. A", {"date": "2999-01-01"}),
        ("Dr. A", {"id": "none-such"}),
        ("Dr. A", {"language": "es"}),
        ("Dr. B", {}),
        ("dr.  b", {}),
    ],
)
def test_an_approval_that_cannot_be_is_refused_and_nothing_is_written_T2(
    folder: ContentFolder, name: str, more: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    folder.sign("Dr. B")
    before = written(folder)
    assert approve(folder, name, **more) == 1
    assert "[not-signed]" in capsys.readouterr().err
    assert written(folder) == before
    assert approve(folder, "Dr. A") == 0
    assert written(folder) != before


def test_the_day_of_the_check_has_come_T2(folder: ContentFolder) -> None:
    options = argparse.Namespace(
        review="approve",
        id="stitch",
        language="en",
        name="Dr. A",
        role="Midwife",
        organisation="North",
        date=date(2026, 11, 23),
    )
    where = Where(content=folder.root, resources=RESOURCES)
    with pytest.raises(RejectedError):
        review(options, where, FixedClock(datetime(2026, 11, 22, 23, 59)))  # noqa: DTZ001
    assert review(options, where, FixedClock(datetime(2026, 11, 23, 0, 1))) == 0  # noqa: DTZ001


def test_a_day_that_is_no_day_is_refused(folder: ContentFolder) -> None:
    with pytest.raises(SystemExit):
        approve(folder, date="soon")


@pytest.mark.parametrize("text", ["a: b\n", "[[[\n", "- x\n---\n- y\n", "[{article: x}]\n"])
def test_a_file_that_cannot_be_added_to_is_left_alone(
    folder: ContentFolder, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.write("reviews.yaml", text)
    assert approve(folder) == 1
    assert "reviews.yaml" in capsys.readouterr().err
    assert written(folder) == text


def test_a_machine_translation_cannot_be_signed_L9(
    folder: ContentFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    library = (folder.root / "library.yaml").read_text("utf-8")
    folder.write("library.yaml", library.replace("[en]", "[en, es]"))
    made = "{source_language: en, source_version: a, source_sha256: b, translator: C, method: "
    folder.article(language="es", translation=f"{made}machine}}")
    assert approve(folder, language="es") == 1
    assert "never called checked" in capsys.readouterr().err
    folder.article(language="es", translation=f"{made}machine-edited}}")
    assert approve(folder, language="es") == 0


def test_nothing_that_ships_claims_a_review_that_did_not_happen_T2(
    capsys: pytest.CaptureFixture[str],
) -> None:
    where = ["--content", str(CONTENT), "--resources", str(RESOURCES)]
    assert main(["review", "status", "--format", "json", *where]) == 0
    stands = json.loads(capsys.readouterr().out)
    assert len(stands) > 20
    claimed = [s for s in stands if s["signatures"] or s["state"] not in {"draft", "in-review"}]
    assert claimed == []


# ---- packet


def packet(folder: ContentFolder) -> str:
    output = folder.root.parent / "packet.html"
    assert run(folder, "packet", "stitch", "--output", str(output)) == 0
    return output.read_text("utf-8")


def beside(page: str, words: str) -> str:
    """Return what stands beside the paragraph that holds ``words``."""
    found = re.findall(r'<tr><td class="text">(.*?)</td><td class="basis">(.*?)</td></tr>', page)
    (basis,) = [basis for text, basis in found if words in unescape(text)]
    return str(basis)


def test_each_claim_stands_beside_its_facts_with_source_and_status_T4(
    folder: ContentFolder,
) -> None:
    page = packet(folder)
    basis = beside(page, "A claim about stitches.")
    assert "Fact 1.1, verified." in basis
    assert "Stitches are strong." in basis
    assert "Source: Smith A. On stitches. Journal 2020. doi:10.1000/x" in basis
    assert "Cited here: 1" in basis
    assert "unverified" not in basis
    assert "Fact 1.1, verified." in beside(page, "How many?")
    assert beside(page, "A heading") == ""


def test_what_is_not_verified_is_marked_in_words_A17(folder: ContentFolder) -> None:
    page = packet(folder)
    basis = beside(page, "A claim that nobody saw.")
    assert "▲ NOT VERIFIED.</strong> <strong>Fact 1.2, unverified." in basis
    assert "Fact 9.9 is not in facts.yaml." in basis
    assert "Cited here: no source" in basis
    first = page[page.index("Look at these first") : page.index("<h2>The text</h2>")]
    assert "Fact 1.2 (unverified): A claim that nobody saw." in first
    assert "Red flag without a source seen (2.1): Something bulging" in first


def test_the_packet_holds_every_word_that_the_approval_covers_T2(folder: ContentFolder) -> None:
    folder.article(f"The [cervix](term:cervix).\n\n{BODY}", notice="Before you read this.")
    article = folder.stitch()
    page = unescape(packet(folder))
    front = article.front
    for words in (front.title, front.summary, *front.key_points, "Before you read this."):
        assert words in page
    text = page[page.index("<h2>The text</h2>") :]
    for passage in article.passages:
        for line in passage.text.replace("{emergency}", "your local emergency number").split("\n"):
            cells = line.split(": ") if "of every" in line else [line]
            assert all(cell in text for cell in cells)
    assert "Behind a gate: Hard words" in page
    assert "<strong>Cervix:</strong> The neck of the womb." in page
    assert page.count(signed_sha256(folder.load().articles[0], folder.load())) == 2
    for line in ("Name", "Role", "Organisation", "Date", "Signature"):
        assert f"<th>{line}</th><td></td>" in page


def test_a_claim_that_no_paragraph_bears_is_not_lost(folder: ContentFolder) -> None:
    article = folder.stitch()
    texts = [" ".join(row.texts) for p in article.passages for row in rows_of(p.html)]
    everywhere = "\n".join(texts)
    page = packet(folder)
    assert "Claims with no paragraph" not in page
    for claim in article.claims:
        assert claim.text in everywhere or claim.text.startswith("How many?: ")
        assert beside(page, claim.text.partition(": ")[0]) != ""


def test_the_packet_is_one_file(folder: ContentFolder) -> None:
    page = packet(folder)
    assert page.count('src="data:image/svg+xml;base64,') == 3
    assert "figure:" not in page
    assert not re.search(r"(?:src|href)=\"(?!data:)", page)


def test_what_a_person_wrote_is_escaped_in_the_packet(folder: ContentFolder) -> None:
    folder.write("facts.yaml", FACTS.replace("Nobody saw this.", '"<script>x</script>"'))
    folder.article(BODY, title="'<img src=x>'", funding="'<b>'")
    page = packet(folder)
    assert "<script" not in page
    assert "<img src=x>" not in page
    assert "&lt;script&gt;" in page


def test_a_packet_of_nothing_is_refused(folder: ContentFolder, tmp_path: Path) -> None:
    output = tmp_path / "none.html"
    assert run(folder, "packet", "none-such", "--output", str(output)) == 1
    assert not output.exists()


def test_a_page_that_is_withheld_has_no_packet(
    folder: ContentFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = (folder.root / "library.yaml").read_text("utf-8")
    folder.write("library.yaml", library.replace("[en]", "[en, es]"))
    made = '{source_language: en, source_version: "0.1", source_sha256: b, translator: C, method: '
    folder.article(language="es", translation=f"{made}human}}")
    folder.article(BODY, safety_version='"0.2"')
    output = tmp_path / "packet.html"
    arguments = ["packet", "stitch", "--language", "es", "--output", str(output)]
    assert run(folder, *arguments) == 1
    assert "left out" in capsys.readouterr().err
    folder.article(BODY)
    assert run(folder, *arguments) == 0


def test_rows_keep_lists_tables_and_headings_apart() -> None:
    html = (
        '<h2><a name="a"></a>Head</h2>'
        '<p>One <strong>two</strong><sup><a href="cite:x">1</a></sup></p>'
        '<ol start="3"><li>Three<ul><li>Sub</li></ul></li><li><p>Four</p><p>Five</p></li></ol>'
        '<table class="data"><tr><th>A</th><td>B &amp; C</td></tr></table>'
    )
    rows = rows_of(html)
    assert [(row.html, row.texts) for row in rows] == [
        ("<strong>Head</strong>", ["Head"]),
        ("One <strong>two</strong><sup>1</sup>", ["One two"]),
        ("3. Three", ["Three"]),
        ("• Sub", ["Sub"]),
        ("4. Four", ["Four"]),
        ("Five", ["Five"]),
        ("A | B &amp; C", ["A", "B & C"]),
    ]
