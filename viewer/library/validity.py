"""How long a check of a page holds, and which pages a kiosk may show to patients (T3, L9).

Imports next to nothing: a kiosk asks before its first page is on the screen.
"""

from datetime import date

from viewer.library.article import MACHINE, Article, ReviewState, TranslationState

MAX_REVIEW_MONTHS = 36
"""An approval holds at most three years (T3)."""

MAX_OVERDUE_MONTHS = 12
"""A page whose next check is longer overdue than this is no longer shown unasked (T3)."""

_MONTHS = 12


def months_later(day: date, months: int) -> date:
    """Return the same day ``months`` later; the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, _MONTHS)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + years, month + 1, last)
        except ValueError:
            continue
    return day


def is_long_overdue(article: Article, today: date) -> bool:
    """Say whether the next check of ``article`` is more than 12 months overdue on ``today`` (T3).

    A clock that stands before the page was written or checked is wrong, as the banner of the page
    says too. It proves nothing, so the page is not called overdue.
    """
    front, review = article.front, article.front.review
    if review.next is None or today < max(front.written, review.on or front.written):
        return False
    return today > months_later(review.next, MAX_OVERDUE_MONTHS)


def shown_in_kiosk(article: Article, accepted: bool, today: date) -> bool:
    """Say whether a kiosk may show ``article`` to patients on ``today`` (L9, T3).

    Approved pages, and translations of them that a person checked and that are true to them, until
    their next check is more than 12 months overdue. All others only where the clinic has
    ``accepted`` that pages without a valid check are shown.
    """
    if accepted:
        return True
    front = article.front
    made, review = front.translation, front.review
    if made and (made.method == MACHINE or not made.checked_by):
        return False
    if article.translation_state is TranslationState.CHANGED:
        return False
    if review.state is not ReviewState.APPROVED or not (review.by and review.on and review.next):
        return False  # the banner calls a page without one of these unchecked as well
    return not is_long_overdue(article, today)
