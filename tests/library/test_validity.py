"""How long a check holds: a notice from the day it is due, and a year later no kiosk shows it."""

from datetime import date, timedelta

import msgspec
import pytest

from tests.library.content_folder import ContentFolder
from viewer.library.article import Article, ReviewState, Translation
from viewer.library.page import banners
from viewer.library.validity import shown_in_kiosk

DUE = date(2026, 12, 15)
DUE_BEFORE_A_LEAP_DAY = date(2027, 6, 15)
"""Twelve months later are 366 days later."""

CHECKED = "Checked by Dr. A, Midwife, North Clinic; Dr. B, Midwife, North Clinic"
OVERDUE = "This page is due to be checked again"
WRONG_CLOCK = "The date of this computer may be wrong"


def approved(folder: ContentFolder, due: date = DUE, **fields: str) -> Article:
    """Return the article, checked by two people on 1 November 2026 and to be checked on ``due``."""
    folder.article(review=f"{{state: draft, next: {due}}}", **fields)
    folder.sign("Dr. A", "Dr. B", on="2026-11-01")
    article = folder.stitch()
    assert article.front.review.state is ReviewState.APPROVED
    assert article.front.review.next == due
    return article


def notice(article: Article, today: date) -> str:
    """Return the title of the line that says who checked the page."""
    return banners(article, today)[-1][0]


@pytest.mark.parametrize(
    ("due", "days_later", "said", "shown"),
    [
        (DUE, -1, CHECKED, True),
        (DUE, 0, OVERDUE, True),
        (DUE, 1, OVERDUE, True),
        (DUE, 365, OVERDUE, True),
        (DUE, 366, OVERDUE, False),
        (DUE, 5000, OVERDUE, False),
        (DUE_BEFORE_A_LEAP_DAY, -1, CHECKED, True),
        (DUE_BEFORE_A_LEAP_DAY, 0, OVERDUE, True),
        (DUE_BEFORE_A_LEAP_DAY, 1, OVERDUE, True),
        (DUE_BEFORE_A_LEAP_DAY, 365, OVERDUE, True),
        (DUE_BEFORE_A_LEAP_DAY, 366, OVERDUE, True),
        (DUE_BEFORE_A_LEAP_DAY, 367, OVERDUE, False),
    ],
)
def test_a_page_is_called_due_from_its_day_on_and_hidden_in_a_kiosk_after_12_more_months_T3(
    folder: ContentFolder, due: date, days_later: int, said: str, shown: bool
) -> None:
    article, today = approved(folder, due), due + timedelta(days=days_later)
    assert notice(article, today) == said
    assert shown_in_kiosk(article, accepted=False, today=today) is shown
    assert shown_in_kiosk(article, accepted=True, today=today)


def test_a_check_due_on_a_leap_day_is_counted_to_the_end_of_february_T3(
    folder: ContentFolder,
) -> None:
    article = approved(folder, date(2028, 2, 29))
    assert shown_in_kiosk(article, accepted=False, today=date(2029, 2, 28))
    assert not shown_in_kiosk(article, accepted=False, today=date(2029, 3, 1))


@pytest.mark.parametrize("accepted", [False, True])
@pytest.mark.parametrize("today", [date(1970, 1, 1), date(2026, 11, 20)])
def test_a_clock_before_the_page_was_written_hides_nothing_for_its_age_T3(
    folder: ContentFolder, today: date, accepted: bool
) -> None:
    article = approved(folder)
    assert notice(article, today) == WRONG_CLOCK
    assert shown_in_kiosk(article, accepted=accepted, today=today)


def test_a_clock_between_the_last_check_and_the_day_of_writing_proves_no_age_T3(
    folder: ContentFolder,
) -> None:
    article = approved(folder, written="2030-01-01")
    wrong, right = date(2029, 12, 31), date(2030, 1, 1)
    assert notice(article, wrong) == WRONG_CLOCK
    assert shown_in_kiosk(article, accepted=False, today=wrong)
    assert notice(article, right) == OVERDUE
    assert not shown_in_kiosk(article, accepted=False, today=right)


@pytest.mark.parametrize("today", [date(1970, 1, 1), date(2026, 11, 22), date(2040, 1, 1)])
def test_a_clock_never_brings_a_draft_into_a_kiosk_T3(folder: ContentFolder, today: date) -> None:
    assert not shown_in_kiosk(folder.stitch(), accepted=False, today=today)


def test_a_checked_translation_is_hidden_with_its_original_T3(folder: ContentFolder) -> None:
    article = approved(folder)
    made = Translation(
        source_language="en",
        source_version="0.1",
        source_sha256="",
        translator="T. Writer",
        method="human",
        checked_by="Dr. C",
        checked_on=date(2026, 11, 20),
    )
    front = msgspec.structs.replace(article.front, translation=made)
    spanish = msgspec.structs.replace(article, language="es", front=front)
    assert shown_in_kiosk(spanish, accepted=False, today=date(2027, 12, 15))
    assert not shown_in_kiosk(spanish, accepted=False, today=date(2027, 12, 16))


@pytest.mark.parametrize("field", ["by", "on", "next"])
def test_an_approval_without_a_name_or_a_day_is_none_T3(folder: ContentFolder, field: str) -> None:
    article = approved(folder)
    review = msgspec.structs.replace(article.front.review, **{field: None})
    front = msgspec.structs.replace(article.front, review=review)
    forged = msgspec.structs.replace(article, front=front)
    assert notice(forged, date(2026, 11, 22)) == "Not yet checked by a clinician"
    assert not shown_in_kiosk(forged, accepted=False, today=date(2026, 11, 22))
