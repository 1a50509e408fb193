"""A translation beside its original: whatever one says and the other does not is named, twice."""

import re

import pytest

from tests.conftest import RESOURCES
from tests.library.content_folder import TODAY, ContentFolder
from viewer.checks.everything import check_sources
from viewer.checks.meaning import numbers, says_no, sentences, temperatures
from viewer.checks.translations import check_translations
from viewer.library.translation import text_sha256
from viewer.problems import Problem, Severity

ENGLISH = """\
## What it is {#what}

A stitch lowers the chance.[@smith-2020; @jones-2011] {facts: 1.1, C2}

- About 28 of 100, or two in seven, of 2,000 people.[@smith-2020]
- Do not wait. Call {emergency}.

### More {#more}

Call at 38 °C (100.4 °F) or more. See [more](#more) and [help](support:).

!!! note "Ask"
    Ask them. Avoid baths.

!!! gate "Hard"
    It ended at 20.5 weeks.

| Choice | Good |
|---|---|
| Rest | 3 days |

![Womb](figures/womb.svg "The womb at 12 weeks")

!!! risk "How many?"
    who: people
    with: {label: With, of: 100, count: 28}
    without: {label: Without, of: 100, count: 41}
    facts: ["7.3"]
    sources: [smith-2020]

[red-flags]

## What to ask {#ask}

1. [ ] Is it safe?
"""

SPANISH = """\
## Qué es {#what}

Un cerclaje reduce la probabilidad.[@smith-2020; @jones-2011] {facts: 1.1, C2}

- Unas 28 de 100, o dos de siete, de 2.000 personas.[@smith-2020]
- No espere. Llame al {emergency}.

### Más {#more}

Llame con 38 °C (100,4 °F) o más. Vea [ayuda](support:) y [más](#more).

!!! note "Pregunte"
    Pregúnteles. No se bañe.

!!! gate "Difícil"
    Terminó a las 20,5 semanas.

| Opción | Bueno |
|---|---|
| Reposo | 3 días |

![Útero](figures/womb.svg "El útero a las 12 semanas")

!!! risk "¿Cuántas?"
    who: personas
    with: {label: Con, of: 100, count: 28}
    without: {label: Sin, of: 100, count: 41}
    facts: ["7.3"]
    sources: [smith-2020]

[red-flags]

## Qué preguntar {#ask}

1. [ ] ¿Es seguro?
"""


@pytest.fixture
def both(folder: ContentFolder) -> ContentFolder:
    """Return a folder with one article, and its translation, in English and Spanish."""
    library = (folder.root / "library.yaml").read_text("utf-8")
    named = re.sub(r"\{en: ([^}]*)\}", r"{en: \1, es: \1}", library)
    folder.write("library.yaml", named.replace("[en]", "[en, es]"))
    card = (folder.root / "en/red-flags.yaml").read_text("utf-8")
    folder.write("es/red-flags.yaml", card)
    folder.article(ENGLISH, sources="[smith-2020, jones-2011]")
    translate(folder)
    return folder


def translate(
    folder: ContentFolder, body: str = SPANISH, made: dict[str, str] | None = None, **more: str
) -> None:
    """Write the Spanish page as made from the English one that stands there now."""
    (original,) = (a for a in folder.load().articles if a.language == "en")
    block = {
        "source_language": "en",
        "source_version": '"0.1"',
        "source_sha256": f'"{text_sha256(original)}"',
        "translator": "T. Writer",
        "method": "human",
    } | (made or {})
    lines = "\n" + "\n".join(f"  {key}: {value}" for key, value in block.items() if value)
    words = {"title": "El punto", "summary": "Qué es un punto.", "key_points": "[Uno, Dos, Tres]"}
    fields = {"sources": "[smith-2020, jones-2011]"} | words | more
    folder.article(body, language="es", translation=lines, **fields)


def found(folder: ContentFolder) -> list[Problem]:
    return check_translations(folder.root, folder.load())


def rules(problems: list[Problem]) -> list[str]:
    return [problem.rule for problem in problems]


def test_a_true_translation_is_in_order_L5(both: ContentFolder) -> None:
    assert both.problems() == []
    assert found(both) == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "english"),
    [
        ("## Qué es {#what}", "### Qué es {#what}", "translation-shape", "## What it is"),
        ("### Más {#more}\n", "", "translation-shape", "- Do not wait"),
        ("!!! note", "!!! key", "translation-shape", "!!! note"),
        ('!!! gate "Difícil"', '!!! more "Difícil"', "translation-shape", "!!! gate"),
        ("- No espere. Llame al {emergency}.\n", "", "translation-shape", "- Do not wait"),
        ("| Reposo | 3 días |", "| Reposo | 3 | días |", "translation-shape", "| Rest"),
        ("figures/womb.svg", "figures/other.svg", "translation-shape", "![Womb]"),
        ("[red-flags]\n", "", "translation-shape", "[red-flags]"),
        ("1. [ ] ¿Es", "- [ ] ¿Es", "translation-shape", "1. [ ] Is"),
        ("[ ] ¿Es", "¿Es", "translation-marks", "1. [ ] Is"),
        ("{#ask}", "{#preguntar}", "translation-marks", "## What to ask"),
        ("[@smith-2020; @jones-2011]", "[@smith-2020]", "translation-marks", "A stitch"),
        (
            "[@smith-2020; @jones-2011]",
            "[@jones-2011; @smith-2020]",
            "translation-marks",
            "A stitch",
        ),
        (" {facts: 1.1, C2}", " {facts: 1.1}", "translation-marks", "A stitch"),
        ("(support:)", "(#ask)", "translation-marks", "Call at 38"),
        ("Unas 28 de", "Unas 26 de", "translation-numbers", "- About 28"),
        ("de 2.000", "de 2.001", "translation-numbers", "- About 28"),
        ("dos de siete", "dos de seis", "translation-numbers", "- About 28"),
        ("o dos de siete", "o de siete", "translation-numbers", "- About 28"),
        ("al {emergency}", "al 112", "translation-numbers", "- Do not wait"),
        ("100,4 °F", "100,5 °F", "translation-numbers", "Call at 38"),
        ("20,5 semanas", "25 semanas", "translation-numbers", "It ended"),
        ("12 semanas", "13 semanas", "translation-numbers", "![Womb]"),
        ("count: 41}", "count: 14}", "translation-numbers", "!!! risk"),
        ('facts: ["7.3"]', 'facts: ["7.4"]', "translation-numbers", "!!! risk"),
        ("sources: [smith-2020]", "sources: [jones-2011]", "translation-numbers", "!!! risk"),
        ("No espere.", "Espere.", "translation-negation", "- Do not wait"),
        ("No se bañe.", "Báñese.", "translation-negation", "Ask them"),
        ("Pregúnteles.", "No les pregunte.", "translation-negation", "Ask them"),
    ],
)
def test_what_the_translation_says_otherwise_is_named_with_both_lines_L5(
    both: ContentFolder, old: str, new: str, rule: str, english: str
) -> None:
    assert SPANISH.count(old) == 1
    translate(both, SPANISH.replace(old, new))
    problem = next(problem for problem in found(both) if problem.rule == rule)
    line = both.line("en/care/stitch.md", english)
    assert f"The original is content/en/care/stitch.md:{line}." in problem.message
    assert problem.file == "content/es/care/stitch.md"
    here = (both.root / "es/care/stitch.md").read_text("utf-8").split("\n")
    same = SPANISH.replace(old, new).split("\n")
    assert here[problem.line - 1] in same
    expected = Severity.WARNING if rule == "translation-negation" else Severity.ERROR
    assert problem.severity is expected


def test_snowdrop_check_looks_at_translations_L5(both: ContentFolder) -> None:
    def checked() -> list[str]:
        problems = check_sources(both.root, RESOURCES, TODAY)
        return [rule for rule in rules(problems) if rule.startswith("translation-")]

    assert checked() == []
    translate(both, SPANISH.replace("Unas 28 de", "Unas 26 de"))
    assert checked() == ["translation-numbers"]


def test_the_line_of_the_translation_is_the_line_of_the_slip_L5(both: ContentFolder) -> None:
    translate(both, SPANISH.replace("Unas 28 de", "Unas 26 de"))
    (problem,) = found(both)
    assert problem.line == both.line("es/care/stitch.md", "- Unas 26")
    assert "26 here, 28 there" in problem.message


def test_a_paragraph_too_many_hides_no_more_than_its_own_section_L5(both: ContentFolder) -> None:
    body = SPANISH.replace("### Más", "Algo más.\n\n### Más").replace("100,4 °F", "100,5 °F")
    translate(both, body)
    assert rules(found(both)) == ["translation-shape", *["translation-numbers"] * 2]


def test_a_number_may_be_written_as_a_word(both: ContentFolder) -> None:
    translate(both, SPANISH.replace("3 días", "tres días").replace("dos de siete", "2 de 7"))
    assert found(both) == []


@pytest.mark.parametrize(
    ("field", "text", "english"),
    [
        ("type", "loss", "type"),
        ("code", "CI-08", "code"),
        ("sources", "[smith-2020]", "sources"),
        ("key_points", "[Uno., Dos., Tres., Cuatro.]", "key_points"),
        ("notice", "Antes de leer.", "id"),
        ("red_flags", "[stitch]", "id"),
        ("sensitivity", "gentle", "id"),
        ("title", "El punto 2", "title"),
    ],
)
def test_the_front_matter_is_that_of_the_original_L5(
    both: ContentFolder, field: str, text: str, english: str
) -> None:
    more = {field: text}
    translate(both, **more)  # type: ignore[arg-type]  # no field is called body or made
    (problem,) = found(both)
    assert problem.rule in {"translation-shape", "translation-numbers"}
    assert problem.line == both.line("es/care/stitch.md", f"{field}: ")
    assert "content/en/care/stitch.md" in problem.message
    assert both.line("en/care/stitch.md", f"{english}: ") > 0


def test_a_key_point_that_loses_its_no_is_named_L5(both: ContentFolder) -> None:
    both.article(ENGLISH, key_points="[One., Two., It is not safe.]")
    translate(both, key_points="[Uno., Dos., Es seguro.]")
    problems = found(both)
    assert "translation-negation" in rules(problems)
    translate(both, key_points="[Uno., Dos., No es seguro.]")
    assert "translation-negation" not in rules(found(both))


def test_an_outdated_translation_is_warned_of_and_no_error_L5(both: ContentFolder) -> None:
    both.article(ENGLISH.replace("28 of 100", "29 of 100"))
    (problem,) = found(both)
    assert (problem.rule, problem.severity) == ("translation-numbers", Severity.WARNING)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("method", "magic"),
        ("translator", '""'),
        ("source_version", '" "'),
        ("source_sha256", "abc"),
        ("source_language", "es"),
    ],
)
def test_a_translation_owns_up_to_how_it_was_made_L9(
    both: ContentFolder, field: str, text: str
) -> None:
    translate(both, made={field: text})
    problem = next(p for p in found(both) if p.rule == "translation-origin")
    assert problem.line == both.line("es/care/stitch.md", f"  {field}: ")
    assert f"“{field}”" in problem.message


def test_a_page_in_another_language_without_an_origin_is_named_L9(both: ContentFolder) -> None:
    both.article(SPANISH, language="es")
    assert rules(found(both)) == ["translation-origin"]


@pytest.mark.parametrize("field", ["checked_by", "checked_on"])
def test_a_machine_translation_never_claims_a_check_L9(both: ContentFolder, field: str) -> None:
    claim = {"checked_by": "A. Person", "checked_on": "2026-11-22"}[field]
    translate(both, made={"method": "machine"})
    assert found(both) == []
    translate(both, made={"method": "machine", field: claim})
    (problem,) = found(both)
    assert problem.rule == "machine-checked"
    assert problem.line == both.line("es/care/stitch.md", f"  {field}: ")


def test_a_signature_under_a_machine_translation_is_named_L9(both: ContentFolder) -> None:
    translate(both, made={"method": "machine"})
    both.sign("A. Person", name="es/care/stitch")
    (problem,) = found(both)
    assert problem.rule == "machine-checked"
    assert "A. Person" in problem.message
    assert problem.line == both.line("es/care/stitch.md", "  method: ")


def test_a_missing_translation_is_a_warning_L4(both: ContentFolder) -> None:
    (both.root / "es/care/stitch.md").unlink()
    (problem,) = found(both)
    assert (problem.rule, problem.severity) == ("missing-translation", Severity.WARNING)
    assert problem.file == "content/en/care/stitch.md"


def test_a_missing_name_of_a_topic_is_a_warning_L4(both: ContentFolder) -> None:
    library = (both.root / "library.yaml").read_text("utf-8")
    both.write("library.yaml", library.replace("{en: Care, es: Care}", "{en: Care}"))
    (problem,) = found(both)
    assert (problem.rule, problem.file) == ("missing-translation", "content/library.yaml")
    assert "care" in problem.message


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("id: stitch", "id: after-loss", "translation-shape"),
        ("      - {text: Tight", "      - {text: X, status: verified}\n      - {text: Tight",
         "translation-shape"),
        ("Fever, status: verified", "Fever, status: unverified", "translation-marks"),
        ('facts: ["2.3"]', 'facts: ["2.4"]', "translation-marks"),
        ("text: Tightenings", "text: Tightenings 5", "translation-numbers"),
        ("text: Fever", "text: No fever", "translation-negation"),
    ],
)  # fmt: skip
def test_the_red_flag_card_is_the_same_in_every_language_L5(
    both: ContentFolder, old: str, new: str, rule: str
) -> None:
    card = (both.root / "es/red-flags.yaml").read_text("utf-8")
    assert card.count(old) == 1
    both.write("es/red-flags.yaml", card.replace(old, new))
    (problem,) = found(both)
    assert (problem.rule, problem.file) == (rule, "content/es/red-flags.yaml")
    assert problem.line > 0
    assert "content/en/red-flags.yaml:" in problem.message


# ---- what is read out of a sentence


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "2,000 of 11,644, or 37.50", ["11644", "2000", "37.5"]),
        ("es", "2.000 de 11\u00a0644, o 37,5", ["11644", "2000", "37.5"]),
        ("es", "2,000 de 11,644, o 37.5", ["11644", "2000", "37.5"]),
        ("es-MX", "1.234.567", ["1234567"]),
        ("en", "0.125 and 1.234", ["0.125", "1.234"]),
        ("es", "0,125", ["0.125"]),
        ("en", "17-OHPC, version 1.2.3", ["1.2.3", "17"]),
        ("en", "none at all", []),
    ],
)
def test_a_number_is_the_same_in_either_way_of_writing_it(
    language: str, text: str, expected: list[str]
) -> None:
    assert sorted(numbers(text, language).elements()) == expected


def test_a_temperature_keeps_its_scale() -> None:
    english = temperatures("38.0 °C (100.4°F) or 37 degrees Celsius", "en")
    assert english == temperatures("37 grados Celsius o 38 °C (100,4 °F)", "es")
    assert english != temperatures("37 grados Celsius o 38 °F (100,4 °C)", "es")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Do not wait.", True),
        ("en", "Don’t wait.", True),
        ("en", "Avoid it.", True),
        ("en", "Not only now.", False),
        ("en", "Note the knot.", False),
        ("es", "No espere.", True),
        ("es", "Sin dolor.", True),
        ("es", "Evítelo.", True),
        ("es", "Ninguna de las dos.", True),
        ("es", "Sin embargo, espere.", False),
        ("es", "Noche sincera.", False),
    ],
)
def test_a_no_is_heard_and_nothing_else(language: str, text: str, expected: bool) -> None:
    assert says_no(text, language) is expected


def test_sentences_end_where_the_next_begins() -> None:
    assert sentences("One 2.5 thing. “Two?” Three.") == ["One 2.5 thing.", "“Two?", "Three."]
    assert len(sentences("Una. ¿Dos? ¡Tres!")) == 3
