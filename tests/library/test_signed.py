"""What a signature covers: all that the page shows, the shared pieces included, and no more."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.library.content_folder import SVG, ContentFolder
from viewer.library.article import Article, ReviewState, TranslationState
from viewer.library.signed import signed_sha256
from viewer.library.translation import text_sha256

BODY = """\
The [cervix](term:cervix) is stitched.[@smith-2020] {facts: 1.1}

![The womb](figures/womb.svg "A caption")

[red-flags]
"""
OTHER = """\
The [womb](term:womb) is not.[@jones-2011] {facts: 1.2}

![The belly](figures/belly.svg "A caption")
"""
PIECES = {
    "glossary.yaml": """\
cervix:
  en: {term: Cervix, definition: The neck of the womb.}
  es: {term: Cuello uterino, definition: El cuello del utero.}
womb:
  en: {term: Womb, definition: Where a baby grows.}
""",
    "facts.yaml": """\
"1.1": {statement: Stitches are strong., status: verified, sources: [smith-2020]}
"1.2": {statement: Wombs are not., status: verified, sources: [jones-2011]}
"2.1": {statement: Heavy bleeding is a sign., status: verified, sources: [card-2019]}
"2.2": {statement: Tightenings are a sign., status: verified, sources: [card-2019]}
""",
    "figures/belly.svg": SVG.replace("M0 0", "M1 1"),
}
RISK = """\
!!! risk "How many?"
    who: you
    without: {label: Without, of: 9, count: 1}
    facts: ["1.1"]
    sources: [smith-2020]
"""
RED_FLAGS = "en/red-flags.yaml"
USING, NOT_USING = "stitch", "other"


@pytest.fixture
def two(tmp_path: Path) -> ContentFolder:
    """Return a folder with two pages that share no piece, each signed by two people."""
    folder = ContentFolder(tmp_path)
    for name, text in PIECES.items():
        folder.write(name, text)
    folder.article(BODY, sources="[smith-2020]")
    folder.article(OTHER, name="care/other", code="CI-08", sources="[jones-2011]")
    for name in (USING, NOT_USING):
        folder.sign("Dr. A", "Dr. B", name=f"en/care/{name}")
    return folder


def compiled(folder: ContentFolder, name: str, language: str = "en") -> Article:
    library, _ = folder.compile()
    article = library.article(name, language)
    library.close()
    assert article is not None
    assert article.language == language
    return article


def state(folder: ContentFolder, name: str, language: str = "en") -> ReviewState:
    return compiled(folder, name, language).front.review.state


def change(folder: ContentFolder, file: str, old: str, new: str) -> None:
    text = (folder.root / file).read_text("utf-8")
    assert text.count(old) == 1
    folder.write(file, text.replace(old, new))


def digest(folder: ContentFolder, name: str = USING, language: str = "en") -> str:
    content = folder.load()
    (article,) = (a for a in content.articles if (a.front.id, a.language) == (name, language))
    return signed_sha256(article, content)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(RED_FLAGS, "Heavy bleeding", "Any bleeding", id="red flags"),
        pytest.param("figures/womb.svg", "M0 0", "M0 1", id="drawing"),
        pytest.param("glossary.yaml", "The neck", "The end", id="glossary term"),
        pytest.param("facts.yaml", "are strong", "are weak", id="fact"),
        pytest.param("references.yaml", "On stitches", "On knots", id="reference"),
        pytest.param("en/care/stitch.md", "is stitched", "is sewn", id="article text"),
    ],
)
def test_a_changed_piece_lapses_the_signatures_of_the_page_that_uses_it_and_of_no_other_T2(
    two: ContentFolder, file: str, old: str, new: str
) -> None:
    assert [state(two, name) for name in (USING, NOT_USING)] == [ReviewState.APPROVED] * 2
    change(two, file, old, new)
    assert state(two, USING) is ReviewState.CHANGED
    assert state(two, NOT_USING) is ReviewState.APPROVED
    change(two, file, new, old)
    assert state(two, USING) is ReviewState.APPROVED


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (RED_FLAGS, "When to call now", "When to call"),
        (RED_FLAGS, "Tell the receptionist now", "Tell the receptionist"),
        (RED_FLAGS, "Call {emergency} now", "Call {emergency}"),
        (RED_FLAGS, "Something bulging, status", "Something there, status"),
        (RED_FLAGS, "sources: []", "sources: [jones-2011]"),
        ("facts.yaml", "Heavy bleeding is", "Any bleeding is"),
        ("references.yaml", "title: Signs", "title: Other signs"),
        ("references.yaml", "Smith A", "Smith B"),
        ("references.yaml", "year: 2020", "year: 2021"),
        ("references.yaml", "publisher: Journal", "publisher: Press"),
        ("references.yaml", "10.1000/x", "10.1000/y"),
        ("glossary.yaml", "term: Cervix", "term: The cervix"),
        ("facts.yaml", '"1.1"', '"1.3"'),
        ("glossary.yaml", "\ncervix:", "\ncervical:"),
    ],
)
def test_whatever_part_of_a_piece_is_shown_is_covered_T2(
    two: ContentFolder, file: str, old: str, new: str
) -> None:
    text = (two.root / file).read_text("utf-8")
    two.write(file, f"# The same\n{text}")
    assert state(two, USING) is ReviewState.APPROVED
    change(two, file, old, new)
    assert state(two, USING) is ReviewState.CHANGED
    assert state(two, NOT_USING) is ReviewState.APPROVED


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (RED_FLAGS, "Tightenings", "Cramps"),  # of a group that the page does not show
        ("facts.yaml", "Tightenings are", "Cramps are"),  # a fact of that group
        (RED_FLAGS, "bulging, status: unverified", "bulging, status: verified"),
        ("facts.yaml", "strong., status: verified", "strong., status: weak-host"),
        (
            "facts.yaml",
            "strong., status: verified, sources: [smith-2020]",
            "strong., status: verified",
        ),
        ("references.yaml", "doi: 10.1000/x", 'doi: 10.1000/x, url: "https://x.org/c"'),
        ("glossary.yaml", "El cuello", "La punta"),  # the word in another language
    ],
)
def test_what_no_reader_of_the_page_sees_takes_no_approval_away_T2(
    two: ContentFolder, file: str, old: str, new: str
) -> None:
    change(two, file, old, new)
    assert state(two, USING) is ReviewState.APPROVED
    assert state(two, NOT_USING) is ReviewState.APPROVED


@pytest.mark.parametrize(
    ("body", "file", "old", "new"),
    [
        (
            '!!! gate "Hard"\n    The [cervix](term:cervix).\n',
            "glossary.yaml",
            "The neck",
            "The end",
        ),
        ('!!! more "More"\n    - A claim. {facts: 1.1}\n', "facts.yaml", "are strong", "are weak"),
        ("[glossary]\n", "glossary.yaml", "Where a baby", "Where every baby"),
        ("> [A\n> word](term:cervix)\n", "glossary.yaml", "The neck", "The end"),
        ("| A | B |\n|---|---|\n| [w](term:cer&#118;ix) | y |\n", "glossary.yaml", "neck", "end"),
        ("- x\n\n    [red-flags]\n", RED_FLAGS, "Heavy", "Any"),
        ("Text.\n", "references.yaml", "On stitches", "On knots"),  # named in the front matter
        (
            RISK,
            "facts.yaml",
            "are strong",
            "are weak",
        ),
    ],
)
def test_a_piece_is_covered_wherever_on_the_page_it_stands_T2(
    folder: ContentFolder, body: str, file: str, old: str, new: str
) -> None:
    for name, text in PIECES.items():
        folder.write(name, text)
    folder.article(body)
    folder.sign("Dr. A", "Dr. B")
    assert state(folder, USING) is ReviewState.APPROVED
    change(folder, file, old, new)
    assert state(folder, USING) is ReviewState.CHANGED


def test_a_word_or_number_that_only_looks_like_a_piece_binds_no_page_to_it_T2(
    two: ContentFolder,
) -> None:
    two.article(
        "We say term:cervix and figures/womb.svg, in {facts: 1.2} short.\n",
        name="care/other",
        code="CI-08",
        sources="[jones-2011]",
    )
    two.sign("Dr. C", "Dr. D", name="en/care/other")
    change(two, "glossary.yaml", "The neck", "The end")
    change(two, "figures/womb.svg", "M0 0", "M0 1")
    assert state(two, NOT_USING) is ReviewState.APPROVED


# ---- the same everywhere


def reversed_entries(text: str) -> str:
    """Return a YAML file with its entries, which begin at the margin, the other way round."""
    entries: list[str] = []
    for line in text.splitlines(keepends=True):
        if line.startswith((" ", "\t")):
            entries[-1] += line
        else:
            entries.append(line)
    return "".join(reversed(entries))


def in_another_order(folder: ContentFolder) -> None:
    for name in ("references.yaml", "glossary.yaml", "facts.yaml", RED_FLAGS):
        before = (folder.root / name).read_text("utf-8")
        assert reversed_entries(before) != before
        folder.write(name, reversed_entries(before))


def with_lines_that_end_as_on_windows(folder: ContentFolder) -> None:
    for path in sorted(folder.root.rglob("*.*")):
        if path.suffix in {".yaml", ".md", ".svg"}:
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def with_lines_that_end_as_on_an_old_mac(folder: ContentFolder) -> None:
    for path in sorted((folder.root / "figures").iterdir()):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r"))


@pytest.mark.parametrize(
    "written",
    [
        in_another_order,
        with_lines_that_end_as_on_windows,
        with_lines_that_end_as_on_an_old_mac,
    ],
)
def test_the_same_page_written_down_in_another_way_stays_approved_T2(
    two: ContentFolder, written: Callable[[ContentFolder], None]
) -> None:
    two.write("figures/womb.svg", SVG.replace("><", ">\n<"))
    two.sign("Dr. A", "Dr. B")
    written(two)
    assert state(two, USING) is ReviewState.APPROVED


def test_a_picture_counts_byte_by_byte_T2(two: ContentFolder) -> None:
    head = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x08\x00\x00\x00\x08" + b"\x00" * 9
    end = b"IEND\xaeB`\x82"
    two.write("figures/womb.png", head + b"\r\n" + end)
    two.article(BODY.replace("womb.svg", "womb.png"), sources="[smith-2020]")
    two.sign("Dr. A", "Dr. B")
    assert state(two, USING) is ReviewState.APPROVED
    two.write("figures/womb.png", head + b"\n" + end)
    assert state(two, USING) is ReviewState.CHANGED


@pytest.fixture(params=["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def _far_away(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the computer stand in a time zone at one end of the world, and at the other."""
    set_zone = getattr(time, "tzset", bool)  # Windows has none
    monkeypatch.setenv("TZ", request.param)
    set_zone()
    yield
    monkeypatch.undo()
    set_zone()


@pytest.mark.usefixtures("_far_away")
def test_a_signature_holds_in_every_release_folder_and_time_zone_T2(two: ContentFolder) -> None:
    # A hash made in another way takes the signatures off every page there is. Renew it only when
    # the texts of this test have changed.
    assert digest(two) == "99b229b285367a2b52a822cacf80b2a07ed96a18a69bbef3cdb7c72f581b9038"


def test_the_order_of_the_signs_is_a_part_of_the_card_T2(two: ContentFolder) -> None:
    text = (two.root / RED_FLAGS).read_text("utf-8")
    lines = text.splitlines(keepends=True)
    first = next(at for at, line in enumerate(lines) if "Heavy bleeding" in line)
    lines[first], lines[first + 1] = lines[first + 1], lines[first]
    two.write(RED_FLAGS, "".join(lines))
    assert state(two, USING) is ReviewState.CHANGED


# ---- translations


def in_spanish(folder: ContentFolder) -> None:
    """Add a true Spanish page with pieces of its own, signed by one person."""
    library = (folder.root / "library.yaml").read_text("utf-8")
    folder.write("library.yaml", library.replace("[en]", "[en, es]"))
    folder.write("es/red-flags.yaml", (folder.root / RED_FLAGS).read_text("utf-8"))
    folder.write("figures/womb-es.svg", SVG)
    (original,) = (a for a in folder.load().articles if a.file.endswith("en/care/stitch.md"))
    made = (
        '{source_language: en, source_version: "0.1", translator: T. Writer, method: human, '
        f"source_sha256: {text_sha256(original)}}}"
    )
    body = BODY.replace("womb.svg", "womb-es.svg")
    folder.article(body, language="es", sources="[smith-2020]", translation=made)
    folder.sign("Dr. C", "Dr. D", name="es/care/stitch")


@pytest.mark.parametrize(
    ("file", "old", "new", "english", "spanish"),
    [
        ("es/red-flags.yaml", "Heavy", "Any", ReviewState.APPROVED, ReviewState.CHANGED),
        (RED_FLAGS, "Heavy", "Any", ReviewState.CHANGED, ReviewState.APPROVED),
        ("glossary.yaml", "El cuello", "La punta", ReviewState.APPROVED, ReviewState.CHANGED),
        ("glossary.yaml", "The neck", "The end", ReviewState.CHANGED, ReviewState.APPROVED),
        ("figures/womb-es.svg", "M0 0", "M0 1", ReviewState.APPROVED, ReviewState.CHANGED),
        ("facts.yaml", "are strong", "are weak", ReviewState.CHANGED, ReviewState.CHANGED),
        ("references.yaml", "On stitches", "On knots", ReviewState.CHANGED, ReviewState.CHANGED),
    ],
)
def test_a_signature_covers_the_pieces_of_its_own_language_T2(
    two: ContentFolder, file: str, old: str, new: str, english: ReviewState, spanish: ReviewState
) -> None:
    in_spanish(two)
    change(two, file, old, new)
    assert state(two, USING) is english
    assert state(two, USING, "es") is spanish


def test_a_changed_piece_makes_no_translation_outdated_L5(two: ContentFolder) -> None:
    in_spanish(two)
    change(two, "facts.yaml", "are strong", "are weak")
    change(two, RED_FLAGS, "Heavy", "Any")
    assert compiled(two, USING, "es").translation_state is TranslationState.CURRENT


def test_one_signature_is_not_enough_once_a_piece_of_the_original_has_changed_T2(
    two: ContentFolder,
) -> None:
    in_spanish(two)
    signed = (two.root / "reviews.yaml").read_text("utf-8").splitlines(keepends=True)
    two.write("reviews.yaml", "".join(signed[:-1]))
    assert state(two, USING, "es") is ReviewState.APPROVED
    change(two, RED_FLAGS, "Heavy", "Any")
    assert state(two, USING, "es") is ReviewState.IN_REVIEW
