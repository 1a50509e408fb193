"""The estimate of how hard a text is to read, against texts counted by hand (H1, H2)."""

from pathlib import Path

import pytest

from tests.library.content_folder import ContentFolder
from viewer.checks.readability import Reader, check_readability, sentences_in, words_in
from viewer.checks.syllables import Syllables, load_syllables
from viewer.library.content import GlossaryEntry
from viewer.problems import Problem, Severity

CONTENT = Path(__file__).parents[2] / "content"
TOLERANCE = 0.3
"""Grades by which the program may differ from counting by hand (H1)."""

EASY = "The cat sat on the mat. The dog ran to the park."
PLAIN = (
    "Your doctor may offer a scan. It shows how long the cervix is. "
    "You can ask about anything that worries you."
)
HARD = (
    "The organization recommends comprehensive evaluation of cervical insufficiency during "
    "pregnancy. Specialists individually determine appropriate interventions."
)
EVERYDAY = (
    "Use a pad, not a tampon. Rest when you are tired. Ask when you can drive, work and have sex."
)
SPANISH = "El cuello uterino se abre antes de tiempo. Usted puede llamar a su hospital."
GLOSSARY = {"cervix": {"en": GlossaryEntry(term="Cervix", definition="The neck of the womb.")}}


@pytest.fixture(scope="module")
def syllables() -> Syllables:
    found, problems = load_syllables(CONTENT)
    assert problems == []
    return found


def reader(syllables: Syllables, language: str = "en") -> Reader:
    return Reader(language, syllables, GLOSSARY)


def found(folder: ContentFolder, syllables: Syllables, body: str) -> list[Problem]:
    folder.article(body)
    (article,) = folder.load().articles
    return list(check_readability(article, reader(syllables)))


def rules(problems: list[Problem]) -> set[str]:
    return {problem.rule for problem in problems}


# ---- counting


# Words, sentences, syllables and words of three syllables or more were counted with a pencil.
@pytest.mark.parametrize(
    ("text", "words", "sentences", "syllables_", "long_words"),
    [(EASY, 12, 2, 12, 0), (PLAIN, 21, 3, 28, 1), (HARD, 15, 2, 52, 12), (EVERYDAY, 20, 3, 22, 0)],
)
def test_the_estimate_agrees_with_counting_by_hand_H1(
    syllables: Syllables, text: str, words: int, sentences: int, syllables_: int, long_words: int
) -> None:
    estimate = reader(syllables).estimate([text])
    grade = 0.39 * words / sentences + 11.8 * syllables_ / words - 15.59
    smog = 1.0430 * (long_words * 30 / sentences) ** 0.5 + 3.1291
    assert (estimate.words, estimate.sentences) == (words, sentences)
    assert estimate.figure(without_terms=False) == pytest.approx(grade, abs=TOLERANCE)
    assert estimate.smog(without_terms=False) == pytest.approx(smog, abs=TOLERANCE)


def test_the_figures_of_a_text_worked_out_on_paper_H1(syllables: Syllables) -> None:
    estimate = reader(syllables).estimate([PLAIN])
    assert estimate.figure(without_terms=False) == pytest.approx(2.87, abs=0.01)
    assert estimate.smog(without_terms=False) == pytest.approx(6.43, abs=0.01)
    # “cervix” stands in the glossary: 26 syllables in 20 words, in sentences as long as before.
    assert estimate.figure() == pytest.approx(2.48, abs=0.01)
    assert (estimate.term_words, estimate.term_syllables) == (1, 2)


def test_a_spanish_text_worked_out_on_paper_H1(syllables: Syllables) -> None:
    estimate = reader(syllables, "es").estimate([SPANISH])
    assert (estimate.words, estimate.sentences, estimate.syllables) == (14, 2, 26)
    assert estimate.figure() == pytest.approx(88.27, abs=0.3)
    assert not estimate.exceeds(grade=0, ease=88), "an ease: more is better"
    assert estimate.exceeds(grade=99, ease=89)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("about", 2), ("baby", 2), ("area", 3), ("people", 2), ("sometimes", 2), ("placed", 1)),
        *(("needed", 2), ("cervix", 2), ("progesterone", 4), ("miscarriage", 3), ("weeks", 1)),
        *(("changes", 2), ("apple", 2), ("apples", 2), ("the", 1), ("being", 2), ("idea", 3)),
        *(("follow-up", 3), ("didn’t", 2), ("people’s", 2), ("100.4", 1), ("25", 1), ("UK", 2)),
        *(("NICU", 2), ("NHS", 3), ("US", 2), ("us", 1), ("millimeters", 4)),
    ],
)
def test_the_syllables_of_an_english_word(syllables: Syllables, word: str, count: int) -> None:
    assert syllables.count(word, "en") == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("día", 2), ("país", 2), ("cuidado", 3), ("leer", 2), ("también", 2), ("continúa", 4)),
        *(("agua", 2), ("guía", 2), ("guerra", 2), ("que", 1), ("ayuda", 3), ("ley", 1)),
        *(("insuficiencia", 5), ("ahora", 3), ("línea", 3), ("bebé", 2)),
    ],
)
def test_the_syllables_of_a_spanish_word(syllables: Syllables, word: str, count: int) -> None:
    assert syllables.count(word, "es-MX") == count


def test_the_list_of_exceptions_is_what_mends_a_word_that_pyphen_gets_wrong() -> None:
    assert Syllables({}).count("people", "en") != 2
    assert Syllables({"people": 2}).count("People", "en") == 2


def test_a_list_of_syllables_that_contradicts_itself_is_named(folder: ContentFolder) -> None:
    folder.write("readability.yaml", "syllables:\n  en:\n    2: [area]\n    3: [area]\n")
    _, problems = load_syllables(folder.root)
    assert [(p.rule, p.file) for p in problems] == [("bad-syllables", "content/readability.yaml")]
    (folder.root / "readability.yaml").unlink()
    assert [p.rule for p in load_syllables(folder.root)[1]] == ["unreadable"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two? Three!", 3),
        ("A scan", 1),
        ("About 100.4 °F is a fever. Call.", 2),
        ("Ask: “Who calls?” Then wait.", 2),
        ("Dr. Smith calls.", 1),
        ("¿Quién llama? Espere.", 2),
        ("", 0),
    ],
)
def test_sentences_are_told_apart(text: str, count: int) -> None:
    assert len(sentences_in(text)) == count


def test_a_list_item_is_a_sentence_with_or_without_its_full_stop_H1(syllables: Syllables) -> None:
    assert reader(syllables).estimate(["Blood tests", "A scan."]).sentences == 2


# ---- the rules


def test_an_article_above_grade_8_is_an_error_and_an_easy_one_is_not_H1(
    folder: ContentFolder, syllables: Syllables
) -> None:
    (hard,) = [p for p in found(folder, syllables, f"{HARD}\n") if p.rule == "hard-to-read"]
    assert hard.severity is Severity.ERROR
    assert "estimate" in hard.message
    assert found(folder, syllables, f"{PLAIN}\n") == []


def test_an_article_above_the_target_is_a_note_and_no_more_H1(
    folder: ContentFolder, syllables: Syllables
) -> None:
    sentence = "The operation takes an hour, and recovery takes a few days. "
    body = f"{sentence * 4}\n\n" * 3
    (note,) = found(folder, syllables, body)
    assert (note.rule, note.severity) == ("above-target", Severity.NOTE)


def test_a_medical_word_that_the_glossary_explains_does_not_decide_H1(
    folder: ContentFolder, syllables: Syllables
) -> None:
    body = "Chorioamnionitis is a chorioamnionitis.\n" * 2
    assert "hard-to-read" in rules(found(folder, syllables, body))
    entry = GlossaryEntry(term="Chorioamnionitis", definition="An infection.")
    (article,) = folder.load().articles
    explained = Reader("en", syllables, {"chorioamnionitis": {"en": entry}})
    assert list(check_readability(article, explained)) == []


def test_a_hard_section_in_an_easy_article_is_found_by_its_heading_H1(
    folder: ContentFolder, syllables: Syllables
) -> None:
    easy = f"{EASY}\n\n" * 12
    problems = found(folder, syllables, f"## Easy\n\n{easy}## Hard part\n\n{f'{HARD} ' * 4}\n")
    (hard,) = [problem for problem in problems if problem.rule == "hard-section"]
    assert hard.line == folder.line("en/care/stitch.md", "## Hard part")
    short = found(folder, syllables, f"## Easy\n\n{easy}## Hard part\n\n{HARD}\n")
    assert "hard-section" not in rules(short), "too few words for a formula to go by"


def test_a_long_sentence_is_found_with_its_line_H2(
    folder: ContentFolder, syllables: Syllables
) -> None:
    fine, long = " ".join(["go"] * 25), " ".join(["go"] * 26)
    problems = found(folder, syllables, f"{fine}.\n\n- {long}.\n")
    (problem,) = [one for one in problems if one.rule == "long-sentence"]
    assert problem.line == folder.line("en/care/stitch.md", f"- {long}")
    assert problem.severity is Severity.WARNING


def test_sentences_too_long_in_the_mean_are_named_H2(
    folder: ContentFolder, syllables: Syllables
) -> None:
    long = f"{' '.join(['Go'] + ['on'] * 19)}. "
    assert "long-sentences" in rules(found(folder, syllables, f"{long * 4}\n\n" * 4))
    short = f"{' '.join(['Go'] + ['on'] * 13)}. "
    assert "long-sentences" not in rules(found(folder, syllables, f"{short * 4}\n"))


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("Go on. " * 4, False),
        ("Go on. " * 5, True),
        (f"{'on ' * 20}. " * 4, False),
        (f"{'on ' * 21}. " * 4, True),
    ],
)
def test_a_paragraph_has_at_most_4_sentences_and_80_words_H2(
    folder: ContentFolder, syllables: Syllables, text: str, long: bool
) -> None:
    text = text.replace("on .", "on.").replace(". on", ". On")
    assert ("long-paragraph" in rules(found(folder, syllables, f"{text}\n"))) is long


def test_at_most_200_words_stand_between_two_headings_H2(
    folder: ContentFolder, syllables: Syllables
) -> None:
    fifty = f"{' '.join(['Go'] * 10)}.\n\n" * 5
    assert words_in(fifty) == 50
    assert "no-heading" not in rules(found(folder, syllables, f"## A\n\n{fifty * 4}"))
    assert "no-heading" in rules(found(folder, syllables, f"## A\n\n{fifty * 4}Go on.\n"))
    parted = f"## A\n\n{fifty * 4}## B\n\n{fifty}"
    assert "no-heading" not in rules(found(folder, syllables, parted))


def test_a_fold_is_counted_by_itself_H2(folder: ContentFolder, syllables: Syllables) -> None:
    line = f"{' '.join(['Go'] * 10)}.\n\n"
    fold = f'!!! more "More"\n\n{f"    {line}" * 20}'
    assert "no-heading" not in rules(found(folder, syllables, f"## A\n\n{line * 20}{fold}"))
    longer = f'!!! more "More"\n\n{f"    {line}" * 21}'
    assert "no-heading" in rules(found(folder, syllables, f"## A\n\n{longer}"))
