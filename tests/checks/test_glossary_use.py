"""A medical word is explained where an article first uses it (H3)."""

import pytest

from tests.library.content_folder import ContentFolder
from viewer.checks.glossary_use import check_glossary_use
from viewer.checks.terms import Terms, forms
from viewer.library.content import GlossaryEntry
from viewer.problems import Problem, Severity

WORDS = {
    "cervix": "Cervix",
    "short-cervix": "Short cervix",
    "ohpc": "17-OHPC (Makena)",
    "nicu": "Neonatal intensive care unit (NICU)",
    "leep": "LEEP / LLETZ",
    "des": "DES",
    "cerclage": "Abdominal stitch (transabdominal cerclage)",
    "second": "Second trimester",
}
GLOSSARY = {
    name: {"en": GlossaryEntry(term=term, definition="It means this.")}
    for name, term in WORDS.items()
}


def found(folder: ContentFolder, body: str, **fields: str) -> list[Problem]:
    folder.article(body, **fields)
    (article,) = folder.load().articles
    return list(check_glossary_use(article, Terms(GLOSSARY, "en")))


@pytest.mark.parametrize(
    "body",
    [
        "The [cervix](term:cervix) opens. The cervix is short.",
        "The neck of the womb (cervix) opens.",
        "The cervix (the neck of the womb) opens.",
        "The [cervix](term:cervix) (the neck of the womb) opens.",
        "See [The cervix](article:stitch).",
        "## The cervix\n\nThe [cervix](term:cervix).",
        "| The cervix | a |\n|---|---|\n| b | c |",
        "![The cervix](figures/womb.svg)",
        "A cervixes-like thing.",
    ],
)
def test_a_word_that_is_linked_or_explained_at_first_use_is_fine_H3(
    folder: ContentFolder, body: str
) -> None:
    assert found(folder, f"{body}\n") == []


@pytest.mark.parametrize(
    "body",
    [
        "The cervix opens.",
        "Many\ncervixes open.",
        "- The cervix opens.",
        "The cervix opens. The [cervix](term:cervix) is short.",
        "(See below.) The cervix opens.",
        "A [link](support:) and the cervix.",
        '!!! note "Title"\n\n    The cervix opens.',
    ],
)
def test_a_word_whose_first_use_explains_nothing_is_named_with_its_line_H3(
    folder: ContentFolder, body: str
) -> None:
    (problem,) = found(folder, f"First.\n\n{body}\n")
    assert (problem.rule, problem.severity) == ("unexplained-term", Severity.WARNING)
    assert problem.line == folder.line("en/care/stitch.md", "cervix")
    assert "(term:cervix)" in problem.message


def test_each_word_is_named_once_H3(folder: ContentFolder) -> None:
    assert len(found(folder, "The cervix.\n\nThe cervix.\n")) == 1


def test_the_longest_word_of_the_glossary_is_meant_H3(folder: ContentFolder) -> None:
    (problem,) = found(folder, "A short cervix.\n")
    assert "(term:short-cervix)" in problem.message


def test_reference_pages_explain_by_being_what_they_are(folder: ContentFolder) -> None:
    assert found(folder, "The cervix.\n", type="reference") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("in second-trimester loss", "second"),
        ("Makena was withdrawn", "ohpc"),
        ("17-OHPC", "ohpc"),
        ("in the NICU", "nicu"),
        ("a neonatal intensive care unit", "nicu"),
        ("a LLETZ", "leep"),
        ("DES is a medicine", "des"),
        ("des", None),
        ("two abdominal stitches", "cerclage"),
        ("cervical", None),
    ],
)
def test_a_word_is_known_in_the_ways_it_is_written(text: str, name: str | None) -> None:
    names = [found for _, _, found in Terms(GLOSSARY, "en").find(text)]
    assert names == ([name] if name else [])


def test_brackets_that_only_explain_are_no_word_of_their_own() -> None:
    assert list(forms('Mucus plug ("show")')) == ["Mucus plug", 'Mucus plug "show"']


def test_another_language_has_its_own_words() -> None:
    assert list(Terms(GLOSSARY, "es").find("The cervix")) == []
