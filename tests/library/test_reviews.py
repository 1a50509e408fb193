"""Who has checked a page: two people as it stands there, or nobody is claimed."""

from datetime import date

import msgspec
import pytest

from tests.library.content_folder import TODAY, ContentFolder
from viewer.library.article import Article, Review, ReviewState, TranslationState
from viewer.library.page import about, banners
from viewer.library.translation import text_sha256
from viewer.library.validity import months_later, shown_in_kiosk
from viewer.problems import Problem

STITCH = "content/en/care/stitch.md"
A = "Dr. A, Midwife, North Clinic"
B = "Dr. B, Midwife, North Clinic"


def review(folder: ContentFolder) -> Review:
    return folder.stitch().front.review


def rules(problems: list[Problem]) -> list[str]:
    return [problem.rule for problem in problems]


def first_banner(article: Article) -> tuple[str, str]:
    return banners(article, TODAY)[-1]


def test_two_people_approve_a_page_T2(folder: ContentFolder) -> None:
    folder.sign("Dr. A", on="2026-10-01")
    folder.sign("Dr. B", on="2026-11-01")
    found = review(folder)
    assert found.state is ReviewState.APPROVED
    assert found.by == f"{B}; {A}"
    assert found.on == date(2026, 11, 1)
    assert found.next == date(2029, 11, 1)
    assert folder.problems() == []


@pytest.mark.parametrize("second", ["Dr. A", "DR.  A", "dr. a"])
def test_one_person_does_not_approve_a_page_alone_T2(folder: ContentFolder, second: str) -> None:
    folder.sign("Dr. A")
    folder.sign(f'"{second}"')
    assert review(folder).state is ReviewState.IN_REVIEW
    assert rules(folder.problems()) == ["double-approval"]


def test_a_page_that_one_person_signed_says_so_T2(folder: ContentFolder) -> None:
    folder.sign("Dr. A")
    article = folder.stitch()
    title, text = first_banner(article)
    assert title == "Checked by one person so far"
    assert text.startswith(f"{A} has checked this page. A second person has not")
    assert dict(about(article))["Checked by"] == f"{A}, November 1, 2026"


def test_a_change_of_the_words_shows_that_the_check_was_of_others_T2(
    folder: ContentFolder,
) -> None:
    folder.sign("Dr. A", "Dr. B")
    folder.article("Some other text.\n")
    article = folder.stitch()
    assert article.front.review.state is ReviewState.CHANGED
    title, text = first_banner(article)
    assert title == "Changed since it was checked"
    assert text.startswith(f"{A}; {B} checked an older version of this page, on November 1, 2026.")
    assert dict(about(article))["Checked by"].endswith("Changed since it was checked.")


def test_the_first_words_back_again_are_approved_again_T2(folder: ContentFolder) -> None:
    folder.sign("Dr. A", "Dr. B")
    folder.article("Some other text.\n")
    folder.article()
    assert review(folder).state is ReviewState.APPROVED


def test_who_signs_the_new_words_counts_and_who_signed_the_old_does_not_T2(
    folder: ContentFolder,
) -> None:
    folder.sign("Dr. A", "Dr. B")
    folder.article("Some other text.\n")
    folder.sign("Dr. A", on="2026-11-20")
    found = review(folder)
    assert found.state is ReviewState.IN_REVIEW
    assert found.by == A


def test_a_new_date_takes_no_approval_away_T2(folder: ContentFolder) -> None:
    folder.sign("Dr. A", "Dr. B")
    folder.field("written", "2026-11-22")
    assert review(folder).state is ReviewState.APPROVED


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("{state: approved}", "state"),
        ("{state: approved, by: Dr. A, on: 2026-11-01, next: 2027-11-01}", "state"),
        ("{state: expired}", "state"),
        ("{state: draft, by: Dr. A}", "by"),
        ("{state: in-review, qualifications: MD}", "qualifications"),
        ("{state: draft, on: 2026-11-01}", "on"),
    ],
)
def test_a_front_matter_that_claims_a_check_is_not_believed_T2(
    folder: ContentFolder, text: str, field: str
) -> None:
    fields = "\n".join(f"  {part}" for part in text.strip("{}").split(", "))
    folder.field("review", f"\n{fields}")
    article = folder.stitch()
    assert article.front.review.state in {ReviewState.DRAFT, ReviewState.IN_REVIEW}
    assert first_banner(article)[0] == "Not yet checked by a clinician"
    assert dict(about(article))["Checked by"] == "Nobody yet"
    found = [problem for problem in folder.problems() if problem.rule == "unsigned-review"]
    lines = [folder.line("en/care/stitch.md", f"  {field}: ")]
    if "by: " in text and field != "by":
        lines.append(folder.line("en/care/stitch.md", "  by: "))
    assert [(problem.file, problem.line) for problem in found] == [(STITCH, at) for at in lines]


def test_a_front_matter_that_says_no_more_than_was_signed_is_fine_T2(
    folder: ContentFolder,
) -> None:
    folder.field("review", "{state: approved, by: dr. a, on: 2026-11-01, next: 2027-11-01}")
    folder.sign("Dr. A", "Dr. B")
    assert folder.problems() == []
    assert review(folder).next == date(2027, 11, 1)


@pytest.mark.parametrize("wanted", ["2026-11-01", "2020-01-01", "2029-11-02"])
def test_the_next_check_comes_after_the_last_and_within_three_years_T3(
    folder: ContentFolder, wanted: str
) -> None:
    folder.field("review", f"{{state: draft, next: {wanted}}}")
    assert folder.problems() == []
    folder.sign("Dr. A", "Dr. B")
    (problem,) = folder.problems()
    assert problem.rule == "review-dates"
    assert problem.line == folder.line("en/care/stitch.md", "review: ")
    following = review(folder).next
    assert following is not None
    assert following <= date(2029, 11, 1)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 22), 36, date(2029, 11, 22)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
    ],
)
def test_months_are_counted_on_the_calendar_T3(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


GOOD = (
    "{article: stitch, language: en, name: Dr. B, role: Midwife, organisation: North, "
    f'date: 2026-11-01, signed_sha256: "{"0" * 64}"}}'
)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("article: stitch", "article: none-such", "unknown-article"),
        ("language: en", "language: es", "unknown-article"),
        ("name: Dr. B", 'name: " "', "empty-field"),
        ("role: Midwife", 'role: ""', "empty-field"),
        ("organisation: North, ", "", "missing-field"),
        ("date: 2026-11-01", "date: soon", "mistyped-field"),
        ("0" * 64, "0" * 63, "bad-hash"),
        ("0" * 64, "0" * 65, "bad-hash"),
        ("0" * 64, "G" * 64, "bad-hash"),
        ("}", ", seal: gold}", "unknown-field"),
    ],
)
def test_a_slip_in_one_signature_is_named_with_its_line_and_the_others_hold(
    folder: ContentFolder, old: str, new: str, rule: str
) -> None:
    folder.sign("Dr. A")
    signed = (folder.root / "reviews.yaml").read_text("utf-8")
    folder.write("reviews.yaml", f"# Reviews\n{signed}- {GOOD}\n")
    assert folder.problems() == []
    assert GOOD.count(old) == 1
    folder.write("reviews.yaml", f"# Reviews\n{signed}- {GOOD.replace(old, new)}\n")
    (problem,) = folder.problems()
    assert (problem.rule, problem.file, problem.line) == (rule, "content/reviews.yaml", 3)
    assert review(folder).by == A


@pytest.mark.parametrize("text", ["", "[]\n", "# Nobody yet\n"])
def test_a_file_without_signatures_claims_nothing_T2(folder: ContentFolder, text: str) -> None:
    folder.write("reviews.yaml", text)
    assert folder.problems() == []
    assert review(folder) == Review(state=ReviewState.DRAFT)


@pytest.mark.parametrize("text", ["a: b\n", "[[[\n", "just words\n"])
def test_a_file_that_is_no_list_is_named_and_the_rest_is_used(
    folder: ContentFolder, text: str
) -> None:
    folder.write("reviews.yaml", text)
    (problem,) = folder.problems()
    assert problem.file == "content/reviews.yaml"
    assert review(folder).state is ReviewState.DRAFT


# ---- translations and the kiosk


def spanish(folder: ContentFolder, method: str = "human", words: str = "Algo.\n") -> None:
    """Write a Spanish page as made from the English one that stands there now."""
    library = (folder.root / "library.yaml").read_text("utf-8")
    folder.write("library.yaml", library.replace("[en]", "[en, es]"))
    folder.write("es/red-flags.yaml", (folder.root / "en/red-flags.yaml").read_text("utf-8"))
    (original,) = (a for a in folder.load().articles if a.language == "en")
    block = (
        '{source_language: en, source_version: "0.1", translator: T. Writer, '
        f'method: {method}, source_sha256: "{text_sha256(original)}"}}'
    )
    folder.article(words, language="es", translation=block)


def page(folder: ContentFolder, language: str) -> Article:
    library, _ = folder.compile()
    article = library.article("stitch", language)
    library.close()
    assert article
    assert article.language == language
    return article


def test_a_draft_is_shown_in_a_kiosk_only_when_accepted_L9(folder: ContentFolder) -> None:
    assert not shown_in_kiosk(folder.stitch(), accepted=False, today=TODAY)
    assert shown_in_kiosk(folder.stitch(), accepted=True, today=TODAY)
    folder.sign("Dr. A")
    assert not shown_in_kiosk(folder.stitch(), accepted=False, today=TODAY)
    folder.sign("Dr. B")
    assert shown_in_kiosk(folder.stitch(), accepted=False, today=TODAY)
    folder.article("Some other text.\n")
    assert not shown_in_kiosk(folder.stitch(), accepted=False, today=TODAY)


def test_a_translation_of_an_approved_page_that_one_person_checked_is_shown_L9(
    folder: ContentFolder,
) -> None:
    spanish(folder)
    folder.sign("Dr. A", "Dr. B")
    assert not shown_in_kiosk(page(folder, "es"), accepted=False, today=TODAY)
    assert page(folder, "es").front.review.by is None
    folder.sign("Dr. C", name="es/care/stitch", on="2026-11-20")
    article = page(folder, "es")
    assert shown_in_kiosk(article, accepted=False, today=TODAY)
    made = article.front.translation
    assert made is not None
    assert (made.checked_by, made.checked_on) == ("Dr. C", date(2026, 11, 20))
    assert article.front.review.by == f"{A}; {B}"


def test_a_checked_translation_of_a_draft_is_not_shown_L9(folder: ContentFolder) -> None:
    spanish(folder)
    folder.sign("Dr. C", name="es/care/stitch")
    article = page(folder, "es")
    assert article.front.review.state is ReviewState.IN_REVIEW
    assert not shown_in_kiosk(article, accepted=False, today=TODAY)
    assert shown_in_kiosk(article, accepted=True, today=TODAY)


def test_a_checked_translation_whose_original_changed_is_not_shown_L5(
    folder: ContentFolder,
) -> None:
    spanish(folder)
    folder.sign("Dr. C", "Dr. D", name="es/care/stitch")
    assert shown_in_kiosk(page(folder, "es"), accepted=False, today=TODAY)
    folder.article("Some other text.\n")
    folder.sign("Dr. A", "Dr. B")
    article = page(folder, "es")
    assert article.translation_state is TranslationState.CHANGED
    assert not shown_in_kiosk(article, accepted=False, today=TODAY)


def test_one_signature_under_an_outdated_translation_is_not_enough_L5(
    folder: ContentFolder,
) -> None:
    spanish(folder)
    folder.sign("Dr. C", name="es/care/stitch")
    folder.sign("Dr. A", "Dr. B")
    assert page(folder, "es").front.review.state is ReviewState.APPROVED
    folder.article("Some other text.\n")
    folder.sign("Dr. A", "Dr. B")
    assert page(folder, "es").front.review.state is ReviewState.IN_REVIEW


def test_a_translation_whose_own_words_changed_is_not_called_checked_T2(
    folder: ContentFolder,
) -> None:
    spanish(folder)
    folder.sign("Dr. A", "Dr. B")
    folder.sign("Dr. C", name="es/care/stitch")
    spanish(folder, words="Otra cosa.\n")
    article = page(folder, "es")
    assert article.front.review.state is ReviewState.CHANGED
    assert not shown_in_kiosk(article, accepted=False, today=TODAY)


def test_a_machine_translation_is_never_shown_as_checked_whoever_signs_it_L9(
    folder: ContentFolder,
) -> None:
    spanish(folder, method="machine")
    folder.sign("Dr. A", "Dr. B")
    folder.sign("Dr. C", "Dr. D", name="es/care/stitch")
    article = page(folder, "es")
    assert article.front.review.state is ReviewState.DRAFT
    assert article.front.translation is not None
    assert article.front.translation.checked_by is None
    assert not shown_in_kiosk(article, accepted=False, today=TODAY)


def test_a_forged_library_cannot_make_a_machine_translation_checked_L9(
    folder: ContentFolder,
) -> None:
    spanish(folder)
    folder.sign("Dr. C", "Dr. D", name="es/care/stitch")
    article = page(folder, "es")
    assert shown_in_kiosk(article, accepted=False, today=TODAY)
    assert article.front.translation is not None
    made = msgspec.structs.replace(article.front.translation, method="machine")
    front = msgspec.structs.replace(article.front, translation=made)
    assert not shown_in_kiosk(
        msgspec.structs.replace(article, front=front), accepted=False, today=TODAY
    )
