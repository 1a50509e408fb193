"""What editors keep for the search: a slip is named with its line, and all the rest holds."""

import pytest

from tests.library.content_folder import LIBRARY, ContentFolder
from viewer.problems import Problem
from viewer.search.index import Lore

SYNONYMS = "content/synonyms.yaml"
CRISIS = "content/crisis.yaml"
GOOD = """\
- id: womb
  en: {lay: [womb], clinical: [uterus]}
"""


def lore(folder: ContentFolder) -> Lore:
    return folder.load().lore


def rings(folder: ContentFolder) -> list[str]:
    return [ring.id for ring in lore(folder).rings]


def only(folder: ContentFolder) -> Problem:
    (problem,) = folder.problems()
    return problem


def first(folder: ContentFolder, typed: str) -> list[str]:
    """Return what the library that was compiled from the folder finds."""
    library, _ = folder.compile()
    found = library.search(typed, "en")
    library.close()
    return [hit.id for hit in found.articles]


# ---- without a slip


def test_a_folder_without_synonyms_and_crisis_words_is_whole(folder: ContentFolder) -> None:
    assert folder.problems() == []
    assert (rings(folder), lore(folder).languages) == ([], ["en"])
    assert first(folder, "stitch") == ["stitch"]


@pytest.mark.parametrize("text", ["", "[]\n", "# Nothing yet\n"])
def test_a_file_without_rings_says_nothing(folder: ContentFolder, text: str) -> None:
    folder.write("synonyms.yaml", text)
    assert folder.problems() == []
    assert rings(folder) == []


def test_what_editors_write_is_what_the_search_knows(folder: ContentFolder) -> None:
    folder.write("synonyms.yaml", f"{GOOD}- id: stitch\n  page: stitch\n  en: {{old: [suture]}}\n")
    folder.write("crisis.yaml", 'crisis: {en: ["want to die"]}\nred_flags: {en: ["bleeding"]}\n')
    assert folder.problems() == []
    found = lore(folder)
    assert [(ring.id, ring.page) for ring in found.rings] == [("womb", None), ("stitch", "stitch")]
    assert found.rings[0].words["en"].all() == ["uterus", "womb"]
    assert found.alarms.crisis == {"en": ["want to die"]}
    assert found.alarms.red_flags == {"en": ["bleeding"]}
    assert first(folder, "suture") == ["stitch"]
    library, _ = folder.compile()
    assert library.search("I want to die", "en").crisis
    assert library.search("bleeding", "en").urgent
    library.close()


# ---- synonyms

RINGS = """\
# Synonyms

- id: care
  en:
    lay: [care]
{bad}
- id: womb
  en: {{lay: [womb]}}
"""


@pytest.mark.parametrize(
    ("bad", "rule", "line", "kept"),
    [
        ("- just words", "bad-id", 6, ["care", "womb"]),
        ("- [a, b]", "bad-id", 6, ["care", "womb"]),
        ("- {en: {lay: [suture]}}", "bad-id", 6, ["care", "womb"]),
        ("- {id: , en: {lay: [suture]}}", "bad-id", 6, ["care", "womb"]),
        ("- {id: Big One, en: {lay: [suture]}}", "bad-id", 6, ["care", "womb"]),
        ("- {id: 5, en: {lay: [suture]}}", "bad-id", 6, ["care", "womb"]),
        ("- {id: [a], en: {lay: [suture]}}", "bad-id", 6, ["care", "womb"]),
        ("- id: care\n  en: {lay: [suture]}", "double-id", 6, ["care", "womb"]),
        ("- id: new\n  page: none-such\n  en: {lay: [suture]}", "dead-link", 7,
         ["care", "new", "womb"]),
        ("- id: new\n  page: [stitch]\n  en: {lay: [suture]}", "dead-link", 7,
         ["care", "new", "womb"]),
        ("- id: new\n  page: {a: b}\n  en: {lay: [suture]}", "dead-link", 7,
         ["care", "new", "womb"]),
        ("- id: new\n  en: suture", "not-a-record", 7, ["care", "new", "womb"]),
        ("- id: new\n  en:\n    lay: [suture]\n    slang: [sew]", "unknown-field", 9,
         ["care", "new", "womb"]),
        ("- id: new\n  en:\n    lay: suture", "mistyped-field", 8, ["care", "new", "womb"]),
        ("- id: new\n  en:\n    lay:\n      - suture\n      - 17", "mistyped-field", 10,
         ["care", "new", "womb"]),
        ("- id: new\n  en:\n    abbreviation: [no]", "mistyped-field", 8, ["care", "new", "womb"]),
        ("- id: new\n  en: {lay: [suture, the]}", "empty-phrase", 7, ["care", "new", "womb"]),
        ('- id: new\n  en: {lay: [suture, "…"]}', "empty-phrase", 7, ["care", "new", "womb"]),
        ("- id: new\n  en: {lay: [suture, with care]}", "double-synonym", 7,
         ["care", "new", "womb"]),
    ],
)  # fmt: skip
def test_a_slip_in_one_ring_is_named_with_its_line_and_the_others_hold(
    folder: ContentFolder, bad: str, rule: str, line: int, kept: list[str]
) -> None:
    folder.article("Care for the womb.\n")
    folder.write("synonyms.yaml", RINGS.format(bad="- id: new\n  en: {lay: [suture]}"))
    assert folder.problems() == []
    folder.write("synonyms.yaml", RINGS.format(bad=bad))
    problem = only(folder)
    assert (problem.rule, problem.file, problem.line) == (rule, SYNONYMS, line)
    assert problem.message.endswith(".")
    assert str(problem).startswith(f"{SYNONYMS}:{line}: error: ")
    assert rings(folder) == kept
    assert first(folder, "womb") == ["stitch"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("just words\n", "no-rings"),
        ("womb: {en: {lay: [womb]}}\n", "no-rings"),
        ("5\n", "no-rings"),
        ("- id: a\n  id: b\n", "bad-key"),
        ("- [[[\n", "not-yaml"),
    ],
)
def test_a_file_that_is_no_list_of_rings_is_named_and_the_pages_are_found(
    folder: ContentFolder, text: str, rule: str
) -> None:
    folder.write("synonyms.yaml", text)
    problem = only(folder)
    assert (problem.rule, problem.file) == (rule, SYNONYMS)
    assert problem.line > 0
    assert rings(folder) == []
    assert first(folder, "stitch") == ["stitch"]


def test_a_bad_language_of_a_ring_leaves_the_other_one(folder: ContentFolder) -> None:
    folder.write("synonyms.yaml", "- id: new\n  en: {lay: [suture]}\n  es: {lay: sutura}\n")
    assert only(folder).line == 3
    (ring,) = lore(folder).rings
    assert list(ring.words) == ["en"]


def test_a_phrase_in_two_rings_belongs_to_the_first(folder: ContentFolder) -> None:
    folder.article("Words.\n", name="loss/other", code="CI-08")
    folder.write("library.yaml", LIBRARY.replace("articles: []", "articles: [other]"))
    both = "- id: {0}\n  page: {0}\n  en: {{lay: [suture]}}\n"
    folder.write("synonyms.yaml", both.format("other") + both.format("stitch"))
    problem = only(folder)
    assert (problem.rule, problem.line) == ("double-synonym", 6)
    assert "“other”" in problem.message
    assert first(folder, "suture")[0] == "other"


def test_the_same_word_twice_in_a_ring_or_in_two_languages_is_fine(folder: ContentFolder) -> None:
    folder.write(
        "synonyms.yaml",
        "- {id: a, en: {lay: [suture, the suture]}}\n- {id: b, es: {lay: [suture]}}\n",
    )
    assert folder.problems() == []


def test_a_long_word_is_shortened_in_the_message(folder: ContentFolder) -> None:
    folder.write("synonyms.yaml", f"- {{id: a, page: {'x' * 900}, en: {{lay: [suture]}}}}\n")
    assert len(only(folder).message) < 200


# ---- the words of a crisis


LISTS = """\
crisis:
  en:
    - "want to die"
  es: ["quiero morir"]
red_flags:
  en:
    - "bleeding"
{bad}
"""


@pytest.mark.parametrize(
    ("bad", "rule", "line"),
    [
        ("    - 988", "mistyped-field", 8),
        ("    - no", "mistyped-field", 8),
        ("    - [fever, chills]", "mistyped-field", 8),
        ("    -", "mistyped-field", 8),
        ("    - {a: b}", "mistyped-field", 8),
        ("  es: fiebre", "mistyped-field", 8),
        ("  es: {a: b}", "mistyped-field", 8),
        ("not_crisis: []", "mistyped-field", 8),
        ("not_crisis: dont want to die", "mistyped-field", 8),
        ('not_crisis: {en: [""]}', "empty-phrase", 8),
        ('urgent: {en: ["fever"]}', "unknown-field", 8),
    ],
)
def test_a_slip_in_a_list_of_words_is_named_with_its_line_and_the_others_are_heard(
    folder: ContentFolder, bad: str, rule: str, line: int
) -> None:
    folder.write("crisis.yaml", LISTS.format(bad=bad))
    problem = only(folder)
    assert (problem.rule, problem.file, problem.line) == (rule, CRISIS, line)
    assert problem.message.endswith(".")
    assert str(problem).startswith(f"{CRISIS}:{line}: error: ")
    library, _ = folder.compile()
    for typed, crisis in (("I want to die", True), ("quiero morir", True), ("bleeding", False)):
        found = library.search(typed, "en")
        assert (found.crisis, found.urgent) == (crisis, not crisis)
    library.close()


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("- want to die\n", "not-a-record", 1),
        ("just words\n", "not-a-record", 1),
        ("crisis: {en: [a, [b]}\n", "not-yaml", 1),
        ("crisis:\n  en:\n    - a b\n    - &x c d\n", "anchor", 4),
    ],
)
def test_a_file_that_is_no_list_of_words_is_named_and_the_pages_are_found(
    folder: ContentFolder, text: str, rule: str, line: int
) -> None:
    folder.write("crisis.yaml", text)
    problem = only(folder)
    assert (problem.rule, problem.file, problem.line) == (rule, CRISIS, line)
    assert first(folder, "stitch") == ["stitch"]


@pytest.mark.parametrize("text", ["", "# Nothing yet\n", "crisis:\n", "crisis:\n  en:\n"])
def test_a_file_without_words_says_nothing(folder: ContentFolder, text: str) -> None:
    folder.write("crisis.yaml", text)
    assert folder.problems() == []
    library, _ = folder.compile()
    assert not library.search("I want to die", "en").crisis
    library.close()


@pytest.mark.parametrize("phrase", ["di", "d!", "…", "", " ", "é"])
@pytest.mark.parametrize("name", ["crisis", "red_flags"])
def test_a_phrase_that_is_too_short_to_mean_anything_is_named_and_the_others_are_heard(
    folder: ContentFolder, name: str, phrase: str
) -> None:
    text = f'{name}:\n  en:\n    - "want to die"\n    - "{phrase}"\n    - "bye"\n'
    folder.write("crisis.yaml", text)
    problem = only(folder)
    assert (problem.rule, problem.file, problem.line) == ("empty-phrase", CRISIS, 4)
    library, _ = folder.compile()
    found = library.search("I want to die", "en")
    library.close()
    assert (found.crisis, found.urgent) == (name == "crisis", name == "red_flags")


def test_a_short_word_is_no_slip_among_the_exceptions_nor_in_a_phrase(
    folder: ContentFolder,
) -> None:
    folder.write("crisis.yaml", 'crisis: {en: ["to od", "kms"]}\nnot_crisis: {en: ["od"]}\n')
    assert folder.problems() == []
