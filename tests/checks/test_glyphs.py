"""No letter that our fonts lack is shipped (L8)."""

import shutil
from pathlib import Path

import pytest

from tests.library.content_folder import ContentFolder
from viewer.checks.glyphs import check_glyphs, font_characters
from viewer.checks.texts import content_texts, interface_texts, support_texts
from viewer.library.source import load_content
from viewer.support.source import load_support

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "viewer" / "assets" / "fonts"


@pytest.fixture(scope="module")
def drawn() -> frozenset[str]:
    found, problems = font_characters(FONTS)
    assert problems == []
    return found


def test_the_fonts_have_every_letter_of_both_our_languages_L8(drawn: frozenset[str]) -> None:
    letters = "abcdefghijklmnopqrstuvwxyzáéíóúüñ"
    assert set(letters + letters.upper() + "0123456789¿¡“”‘’…–—°%&§·") <= drawn


def test_every_text_that_ships_can_be_drawn_L8(drawn: frozenset[str]) -> None:
    content = load_content(ROOT / "content")
    directory, _ = load_support(ROOT / "resources")
    texts = [
        *content_texts(ROOT / "content", content.articles, content.library.languages),
        *support_texts(directory),
        *interface_texts(ROOT / "viewer"),
    ]
    assert len(texts) > 1000
    assert list(check_glyphs(texts, drawn)) == []


@pytest.mark.parametrize("character", ["漢", "ش", "☃", "𝒜"])
def test_a_letter_that_no_font_has_is_named_with_its_line_L8(
    folder: ContentFolder, drawn: frozenset[str], character: str
) -> None:
    folder.article(f"One line.\n\nTwo\nlines {character}.\n")
    texts = content_texts(folder.root, folder.load().articles, ["en"])
    (problem,) = check_glyphs(texts, drawn)
    assert (problem.file, problem.line, problem.rule) == (
        "content/en/care/stitch.md",
        folder.line("en/care/stitch.md", character),
        "missing-glyph",
    )
    assert f"U+{ord(character):04X}" in problem.message


def test_a_letter_must_be_in_every_upright_font_L8(tmp_path: Path, drawn: frozenset[str]) -> None:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    shutil.copy(next(FONTS.glob("*Regular.ttf")), tmp_path / "a.ttf")
    font = TTFont(tmp_path / "a.ttf")
    smaller = subset.Subsetter()
    smaller.populate(unicodes=[ord("a")])
    smaller.subset(font)
    font.save(tmp_path / "b.ttf")
    common, problems = font_characters(tmp_path)
    assert problems == []
    assert common == {"a"} < drawn


def test_a_font_that_is_broken_or_missing_is_named(tmp_path: Path) -> None:
    assert [problem.rule for problem in font_characters(tmp_path)[1]] == ["no-font"]
    (tmp_path / "a.ttf").write_bytes(b"not a font")
    found, problems = font_characters(tmp_path)
    assert found == frozenset()
    assert [(p.file, p.rule) for p in problems] == [
        ("a.ttf", "no-font"),
        (tmp_path.name, "no-font"),
    ]
