"""The words around an article: labels, banners, dates. One set a language, English first.

They live here and not in Qt's translations, because the terminal, the printout and the window say
the same words, and two of the three know no Qt.
"""

from datetime import date

import msgspec


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    """The phrases of one language; names in braces are filled in."""

    months: tuple[str, ...]
    day_text: str
    month_text: str
    minutes_one: str
    minutes_many: str
    meta: str
    not_checked: str
    not_checked_more: str
    checked: str
    checked_more: str
    expired: str
    overdue: str
    overdue_more: str
    wrong_clock: str
    wrong_clock_more: str
    notice: str
    in_short: str
    gate_more: str
    gate_open: str
    gate_close: str
    fold_open: str
    fold_close: str
    folded: str
    read_next: str
    sources: str
    about: str
    publisher: str
    authors: str
    reviewers: str
    no_reviewer: str
    written: str
    next_review: str
    no_next_review: str
    version: str
    funding: str
    licence: str
    drafting: str
    code: str
    previous: str
    next: str
    among: str
    count_of: str
    fewer: str
    more: str
    same: str
    by: str
    approved_by: str
    emergency: str
    picture: str
    callouts: dict[str, str]
    """The title of a callout whose author gave it none."""

    def day(self, moment: date) -> str:
        """Return ``moment`` in words: November 21, 2026."""
        return self.day_text.format(
            day=moment.day, month=self.months[moment.month - 1], year=moment.year
        )

    def month_of(self, moment: date) -> str:
        """Return month and year of ``moment``: November 2026."""
        return self.month_text.format(month=self.months[moment.month - 1], year=moment.year)

    def minutes(self, count: int) -> str:
        """Return how long reading takes."""
        return (self.minutes_one if count == 1 else self.minutes_many).format(count=count)


_ENGLISH = Phrases(
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    day_text="{month} {day}, {year}",
    month_text="{month} {year}",
    minutes_one="1 minute read",
    minutes_many="{count} minute read",
    meta="{minutes} · Written {month} · Version {version}",
    not_checked="Not yet checked by a clinician",
    not_checked_more="Please go through this page with your care team before you rely on it.",
    checked="Checked by {who}",
    checked_more="Last checked {on}. Next check due {next}.",
    expired="The check of this page has run out. Ask your care team whether anything has changed.",
    overdue="This page is due to be checked again",
    overdue_more="It was last checked {on}, and the next check was due {next}. "
    "Ask your care team whether anything has changed.",
    wrong_clock="The date of this computer may be wrong",
    wrong_clock_more="So we cannot tell whether this page is still up to date. Ask your care team.",
    notice="Before you read",
    in_short="In short",
    gate_more="This part stays closed until you choose to open it.",
    gate_open="Open this part",
    gate_close="Close this part",
    fold_open="Show: {title}",
    fold_close="Hide: {title}",
    folded="Folded: {title}",
    read_next="Read next",
    sources="Sources",
    about="About this page",
    publisher="Published by",
    authors="Written by",
    reviewers="Checked by",
    no_reviewer="Nobody yet",
    written="Written",
    next_review="Next check due",
    no_next_review="Not set yet",
    version="Version",
    funding="Funding",
    licence="License",
    drafting="How it was drafted",
    code="Page code",
    previous="Previous",
    next="Next",
    among="Among {who}:",
    count_of="{count} of every {of}",
    fewer="{label}: about {count} fewer in every {of}.",
    more="{label}: about {count} more in every {of}.",
    same="{label}: about the same number in every {of}.",
    by="{name}, {qualifications}",
    approved_by="{who}, {on}",
    emergency="your local emergency number",
    picture="[Picture: {alt}]",
    callouts={
        "key": "Key point",
        "urgent": "Get help now",
        "note": "Note",
        "guideline": "What guidelines say",
        "research": "What studies found",
        "risk": "How likely is it?",
        "more": "More detail",
        "gate": "A harder part",
    },
)

_BY_LANGUAGE = {"en": _ENGLISH}


def phrases_for(language: str) -> Phrases:
    """Return the phrases of ``language`` (a BCP 47 tag), of its base language, else English."""
    base = language.partition("-")[0]
    return _BY_LANGUAGE.get(language) or _BY_LANGUAGE.get(base) or _ENGLISH
