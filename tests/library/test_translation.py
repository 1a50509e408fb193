from datetime import date

import pytest

from tests.library.content_folder import ContentFolder
from viewer.library.article import Article, TranslationState
from viewer.library.page import banners, page_html
from viewer.library.translation import text_sha256
from viewer.problems import Problem, Severity

TODAY = date(2026, 11, 22)


@pytest.fixture
def both(folder: ContentFolder) -> ContentFolder:
    """Return a folder whose library has two languages."""
    library = (folder.root / "library.yaml").read_text("utf-8")
    folder.write("library.yaml", library.replace("[en]", "[en, es]"))
    folder.write("es/red-flags.yaml", (folder.root / "en/red-flags.yaml").read_text("utf-8"))
    return folder


def translate(folder: ContentFolder, *, version: str = "0.1", **more: str) -> None:
    """Write the Spanish page as made from the English one that stands there now."""
    original = folder.load().articles[0]
    made = {
        "source_language": "en",
        "source_version": f'"{version}"',
        "source_sha256": f'"{text_sha256(original)}"',
        "translator": "A program",
        "method": "machine",
    } | more
    block = "{" + ", ".join(f"{key}: {value}" for key, value in made.items()) + "}"
    folder.article("Algo de texto.\n", language="es", title="El cerclaje", translation=block)


def spanish(folder: ContentFolder) -> tuple[Article, list[Problem]]:
    library, problems = folder.compile()
    article = library.article("stitch", "es")
    library.close()
    assert article is not None
    return article, problems


def titles(article: Article, wanted: str = "es") -> list[str]:
    return [title for title, _ in banners(article, TODAY, wanted)]


def test_a_fresh_translation_says_that_a_program_made_it_and_nobody_checked_it_L9(
    both: ContentFolder,
) -> None:
    translate(both)
    article, problems = spanish(both)
    assert article.translation_state is TranslationState.CURRENT
    assert problems == []
    page = page_html(article, today=TODAY, emergency=None, wanted="es")
    assert "Traducido del inglés" in page
    assert "Ninguna persona ha revisado todavía la traducción." in page
    assert "Todavía sin revisar por un profesional clínico" in page


def test_a_machine_translation_is_never_called_checked_L9(both: ContentFolder) -> None:
    translate(both, checked_by="A. Person", checked_on="2026-11-22")
    article, _ = spanish(both)
    assert "A. Person" not in page_html(article, today=TODAY, emergency=None)


def test_a_translation_checked_by_a_person_names_the_person_L9(both: ContentFolder) -> None:
    translate(both, method="human", checked_by="A. Person", checked_on="2026-11-22")
    both.sign("A. Person", name="es/care/stitch")
    article, problems = spanish(both)
    assert "A. Person revisó la traducción." in page_html(article, today=TODAY, emergency=None)
    assert problems == []


def test_a_person_who_did_not_sign_the_translation_has_not_checked_it_T2(
    both: ContentFolder,
) -> None:
    translate(both, method="human", checked_by="A. Person", checked_on="2026-11-22")
    article, problems = spanish(both)
    page = page_html(article, today=TODAY, emergency=None)
    assert "A. Person" not in page
    assert "Ninguna persona ha revisado todavía la traducción." in page
    assert [problem.rule for problem in problems] == ["unsigned-review"]


def test_a_changed_original_is_told_to_the_reader_and_to_the_editor_L5(
    both: ContentFolder,
) -> None:
    translate(both)
    both.article("Some other text.\n", version='"0.2"')
    article, problems = spanish(both)
    assert article.translation_state is TranslationState.CHANGED
    assert "La página original ha cambiado" in titles(article)
    (problem,) = problems
    assert problem.rule == "changed-original"
    assert problem.severity is Severity.WARNING
    assert problem.line == both.line("es/care/stitch.md", "translation:")


def test_a_new_date_of_the_original_changes_nothing_L5(both: ContentFolder) -> None:
    translate(both)
    both.article("Some text.\n", written="2026-11-22")
    assert spanish(both)[0].translation_state is TranslationState.CURRENT


def test_a_change_for_safety_withholds_the_translation_and_shows_the_original_L5(
    both: ContentFolder,
) -> None:
    translate(both)
    both.article("Call now.\n", version='"0.2"', safety_version='"0.2"')
    article, problems = spanish(both)
    assert article.language == "en"
    assert [problem.rule for problem in problems] == ["withheld-translation"]
    assert titles(article)[0] == "Todavía no está en español"


def test_a_translation_made_after_the_change_for_safety_is_shown_L5(both: ContentFolder) -> None:
    both.article("Call now.\n", version='"0.10"', safety_version='"0.9"')
    translate(both, version="0.10")
    assert spanish(both)[0].language == "es"


def test_a_missing_translation_is_named_in_the_reader_s_language_L4(both: ContentFolder) -> None:
    article, _ = spanish(both)
    assert banners(article, TODAY, "es")[0] == (
        "Todavía no está en español",
        "Esta página se muestra en inglés.",
    )
    assert "Todavía no está" not in " ".join(titles(article, wanted="en"))


def test_a_translation_without_an_original_is_left_out_L5(both: ContentFolder) -> None:
    translate(both)
    (both.root / "en/care/stitch.md").unlink()
    library, problems = both.compile()
    assert library.article("stitch", "es") is None
    library.close()
    assert "no-original" in [problem.rule for problem in problems]
