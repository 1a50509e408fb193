"""Words that hurt are found wherever they ship, and harmless ones are left alone."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.library.content_folder import ContentFolder
from viewer.checks.texts import Place, Shipped, content_texts, interface_texts, support_texts
from viewer.checks.wording import (
    Lexicon,
    Weight,
    Where,
    check_names,
    check_wording,
    load_lexicon,
)
from viewer.library.source import load_content
from viewer.problems import Problem, Severity
from viewer.records import parse
from viewer.support.source import load_support

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    found, problems = load_lexicon(CONTENT, load_content(CONTENT).references)
    assert problems == []
    return found


def entries() -> list[dict[str, object]]:
    marked = parse((CONTENT / "lexicon.yaml").read_text("utf-8"), "lexicon.yaml")
    found: list[dict[str, object]] = marked.value["entries"]
    return found


def shipped(
    text: str, place: Place = Place.ARTICLE, language: str = "en", outside: str | None = None
) -> Shipped:
    return Shipped(
        file="content/en/a.md",
        line=7,
        language=language,
        place=place,
        text=text,
        outside=text if outside is None else outside,
    )


def rules(problems: Iterable[Problem]) -> list[str]:
    return [problem.rule for problem in problems]


def in_body(folder: ContentFolder, lexicon: Lexicon, body: str) -> list[Problem]:
    folder.article(body)
    content = folder.load()
    texts = content_texts(folder.root, content.articles, ["en"])
    return list(check_wording(texts, lexicon))


# ---- the list itself


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry["words"][0])
def test_every_word_of_the_lexicon_is_found_and_its_harmless_phrases_are_not_H4_H5_T5_T11(
    lexicon: Lexicon, entry: dict[str, list[str]]
) -> None:
    place = Place.INTERFACE if entry.get("where") == ["interface"] else Place.ARTICLE
    language = (entry.get("languages") or ["en"])[0]
    for word in entry["words"]:
        hits = list(check_wording([shipped(f"Xx {word} xx.", place, language)], lexicon))
        assert any(word.lower() in hit.message.lower() for hit in hits), word
    for phrase in entry.get("unless", []):
        text = f"Xx {phrase.replace('*', 'few').replace('#', '12')} xx."
        hits = list(check_wording([shipped(text, place, language)], lexicon))
        own = [hit for hit in hits if str(entry["use_instead"]) in hit.message]
        assert own == [], phrase


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("An incompetent cervix.", True),
        ("Two INCOMPETENT CERVICES.", True),
        ("an incompetent\ncervix", True),
        ("The contents of the womb", True),
        ("Some blood tissue was seen.", False),
        ("Connective tissue condition", False),
        ("The tissue was sent away.", True),
        ("Wait at least 12 weeks.", False),
        ("Ask at least twice.", False),
        ("At least you know.", True),
        ("Call just after the scan.", False),
        ("It is just a scan.", True),
        ("A secure adjustment", False),
        ("The cervical pessary (a silicone ring)", False),
        ("The pessary", True),
        ("They journeyed home", True),
    ],
)
def test_a_word_is_judged_in_its_phrase_H5(lexicon: Lexicon, text: str, found: bool) -> None:
    assert bool(list(check_wording([shipped(text)], lexicon))) is found


def test_spanish_words_are_found_in_every_form_and_only_in_spanish_H4(lexicon: Lexicon) -> None:
    text = "Cuellos débiles y abortos espontáneos."
    assert rules(check_wording([shipped(text, language="es")], lexicon)) == ["unexplained-word"] * 2
    assert rules(check_wording([shipped(text, language="en")], lexicon)) == []
    harmless = shipped("Espere al menos 12 semanas.", language="es")
    assert rules(check_wording([harmless], lexicon)) == []


# ---- where a word may stand


def test_an_old_name_stands_only_in_an_explained_span_H4(
    folder: ContentFolder, lexicon: Lexicon
) -> None:
    body = "Records may say “{explained: incompetent cervix}”.\n\nAn\nincompetent cervix.\n"
    found = in_body(folder, lexicon, body)
    line = folder.line("en/care/stitch.md", "incompetent cervix.")
    assert [(p.rule, p.line, p.severity) for p in found] == [
        ("unexplained-word", line, Severity.ERROR)
    ]
    assert "cervical insufficiency" in found[0].message
    assert "{explained: …}" in found[0].message


def test_a_word_that_is_never_used_is_not_saved_by_an_explained_span_H5(
    folder: ContentFolder, lexicon: Lexicon
) -> None:
    assert (
        rules(in_body(folder, lexicon, "A {explained: failed pregnancy}.\n"))
        == ["avoided-word"] * 2
    ), "the phrase, and the word in it"


def test_an_explained_span_leaves_its_words_and_nothing_else(folder: ContentFolder) -> None:
    folder.article("Records may say “{explained: incompetent **cervix**}”, {emergency}.\n")
    article = folder.stitch()
    assert article.passages[0].text == "Records may say “incompetent cervix”, {emergency}."
    assert "explained" not in article.passages[0].html
    assert "incompetent <strong>cervix</strong>" in article.passages[0].html
    assert folder.problems() == []


def test_an_explained_span_without_words_is_named(folder: ContentFolder) -> None:
    folder.article("Records may say {explained: }.\n")
    assert rules(folder.problems()) == ["bad-braces"]


def test_a_clinical_word_may_follow_the_plain_one_in_brackets_H3(lexicon: Lexicon) -> None:
    hits = list(check_wording([shipped("The uterus is the womb.")], lexicon))
    assert [(hit.rule, hit.severity) for hit in hits] == [("better-word", Severity.WARNING)]
    assert rules(check_wording([shipped("The womb (uterus).")], lexicon)) == []
    glossary = shipped("The uterus.", Place.GLOSSARY)
    assert rules(check_wording([glossary], lexicon)) == []


@pytest.mark.parametrize(
    "place",
    [
        ("title", "A failed pregnancy"),
        ("summary", "A failed pregnancy."),
        ("notice", "On a failed pregnancy."),
        ("key_points", "[One., A failed pregnancy., Three.]"),
    ],
)
def test_the_head_of_an_article_is_read_too_H4(
    folder: ContentFolder, lexicon: Lexicon, place: tuple[str, str]
) -> None:
    folder.field(*place)
    texts = content_texts(folder.root, folder.load().articles, ["en"])
    found = list(check_wording(texts, lexicon))
    assert {problem.rule for problem in found} == {"avoided-word"}
    assert {problem.line for problem in found} == {folder.line("en/care/stitch.md", f"{place[0]}:")}


@pytest.mark.parametrize(
    "body",
    [
        "## A failed pregnancy\n\nText.",
        "- A failed pregnancy.",
        "1. A failed pregnancy.",
        "| A | B |\n|---|---|\n| a failed pregnancy | b |",
        '!!! note "A failed pregnancy"\n\n    Text.',
        '!!! gate "Title"\n\n    A failed pregnancy.',
        "![A failed pregnancy](figures/womb.svg)",
        '![Words](figures/womb.svg "A failed pregnancy")',
        "A [failed pregnancy](#x).",
        "A **failed** pregnancy.",
        "A failed pregnancy.[@smith-2020] {facts: 1.1}",
        '!!! risk "T"\n    who: a failed pregnancy\n    without: {label: No, of: 9, count: 1}',
        '!!! risk "T"\n    who: all\n    without: {label: A failed pregnancy, of: 9, count: 1}',
    ],
)
def test_every_part_of_a_body_is_read_H4(
    folder: ContentFolder, lexicon: Lexicon, body: str
) -> None:
    found = in_body(folder, lexicon, f"First.\n\n{body}\n")
    assert {problem.rule for problem in found} == {"avoided-word"}
    line = folder.line("en/care/stitch.md", "failed")
    assert {problem.line for problem in found} == {line}


def test_glossary_red_flags_library_and_drawings_are_read_with_their_lines_H4(
    folder: ContentFolder, lexicon: Lexicon
) -> None:
    folder.write("glossary.yaml", "cervix:\n  en:\n    term: Cervix\n    definition: A failure.\n")
    card = (folder.root / "en/red-flags.yaml").read_text("utf-8")
    folder.write("en/red-flags.yaml", card.replace("text: Fever", "text: A failure"))
    library = (folder.root / "library.yaml").read_text("utf-8")
    folder.write("library.yaml", library.replace("About care.", "A failure."))
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<text>A failure</text></svg>'
    folder.write("figures/womb.svg", svg)
    content = folder.load()
    found = list(check_wording(content_texts(folder.root, content.articles, ["en"]), lexicon))
    assert {(problem.file, problem.line) for problem in found} == {
        ("content/glossary.yaml", 4),
        ("content/en/red-flags.yaml", folder.line("en/red-flags.yaml", "A failure")),
        ("content/library.yaml", folder.line("library.yaml", "A failure")),
        ("content/figures/womb.svg", 2),
    }


def test_synonyms_are_what_people_type_and_are_left_alone(
    folder: ContentFolder, lexicon: Lexicon
) -> None:
    folder.field("synonyms", "[incompetent cervix]")
    texts = content_texts(folder.root, folder.load().articles, ["en"])
    assert list(check_wording(texts, lexicon)) == []


def test_the_names_of_files_are_read_H4(lexicon: Lexicon) -> None:
    found = list(check_names(["content/figures/incompetent-cervix.svg"], lexicon))
    assert {problem.rule for problem in found} == {"avoided-name"}
    assert list(check_names(["content/figures/cervix-closed.svg"], lexicon)) == []


def test_the_names_that_places_give_themselves_are_left_alone(lexicon: Lexicon) -> None:
    assert rules(check_wording([shipped("The Failure Trust", Place.NAME, "")], lexicon)) == []


def test_what_places_to_get_help_say_is_read(lexicon: Lexicon) -> None:
    directory, _ = load_support(ROOT / "resources")
    texts = list(support_texts(directory))
    assert {text.place for text in texts} == {Place.NAME, Place.SUPPORT}
    assert list(check_wording(texts, lexicon)) == []


# ---- the program itself


def test_the_program_uses_no_word_of_a_medical_device_T11(lexicon: Lexicon) -> None:
    texts = list(interface_texts(ROOT / "viewer"))
    files = {text.file for text in texts}
    assert {"README.md", "viewer/cli.py", "viewer/library/phrases.py"} <= files
    assert any(file.startswith("viewer/gui/") for file in files)
    assert list(check_wording(texts, lexicon)) == []


def test_a_word_of_a_medical_device_in_the_program_is_found_T11(
    tmp_path: Path, lexicon: Lexicon
) -> None:
    package = tmp_path / "viewer"
    (package / "gui").mkdir(parents=True)
    source = '"""It diagnoses."""\n\nLABEL = tr("Calculate your risk")\nkey = "diagnose"\n'
    (package / "gui" / "risk.py").write_text(source, "utf-8")
    found = list(check_wording(interface_texts(package), lexicon))
    assert {(p.file, p.line, p.rule) for p in found} == {("viewer/gui/risk.py", 3, "avoided-word")}


def test_an_article_may_speak_of_a_diagnosis_T11(lexicon: Lexicon) -> None:
    assert rules(check_wording([shipped("A scan can detect and diagnose it.")], lexicon)) == []


def test_a_trust_mark_is_found_everywhere_T5(lexicon: Lexicon) -> None:
    for place in (Place.ARTICLE, Place.INTERFACE):
        assert rules(check_wording([shipped("With the PIF TICK.", place)], lexicon)) == [
            "avoided-word"
        ]


# ---- a broken lexicon


def test_an_entry_that_rests_on_nobody_is_named(folder: ContentFolder) -> None:
    entry = "  - {words: [bad], weight: never, use_instead: good, who_says_so: [nobody-1999]}\n"
    folder.write("lexicon.yaml", f"entries:\n{entry}")
    _, problems = load_lexicon(folder.root, {"smith-2020"})
    assert [(p.rule, p.file, p.line) for p in problems] == [
        ("bad-lexicon", "content/lexicon.yaml", 2)
    ]
    folder.write("lexicon.yaml", f"entries:\n{entry.replace('nobody-1999', 'smith-2020')}")
    found, problems = load_lexicon(folder.root, {"smith-2020"})
    assert (problems, len(found)) == ([], 1)


def test_a_lexicon_that_is_missing_or_empty_is_named(folder: ContentFolder) -> None:
    assert rules(load_lexicon(folder.root, set())[1]) == ["unreadable"]
    folder.write("lexicon.yaml", "entries: []\n")
    assert rules(load_lexicon(folder.root, set())[1]) == ["bad-lexicon"]


def test_every_weight_and_place_is_used_in_the_lexicon() -> None:
    assert {entry["weight"] for entry in entries()} == set(Weight)
    places = {str(where) for entry in entries() for where in entry.get("where", ["content"])}  # type: ignore[attr-defined]
    assert places == set(Where)
