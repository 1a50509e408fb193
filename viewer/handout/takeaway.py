"""What a page says in short, as a text for a phone: the same for everyone who takes it (K9)."""

from collections.abc import Sequence
from datetime import date

from viewer.handout.code import MOST_BYTES
from viewer.library.article import MACHINE, Article
from viewer.library.page import review_banner
from viewer.library.phrases import phrases_for

MORE = "…"
"""Stands where the last points found no room."""


def takeaway_text(article: Article, today: date) -> str:
    """Return title, key points, page code, and who has checked the page, in its own language.

    Points that find no room are left out from the end; it is never longer than a code can hold.
    """
    words = phrases_for(article.language)
    front = article.front
    checked, _ = review_banner(front.review, front.written, today, words)
    last = [f"{words.code}: {front.code}. {checked}."]
    if front.translation is not None and front.translation.method == MACHINE:
        last.append(words.translated_by_software)
    points = [f"- {point}" for point in front.key_points]
    for count in range(len(points), -1, -1):
        more = [MORE] if count < len(points) else []
        text = "\n".join([front.title, *points[:count], *more, *last])
        if len(text.encode("utf-8")) <= MOST_BYTES:
            return text
    return last[0]


def takeaway_questions(questions: Sequence[str]) -> list[str]:
    """Return ``questions`` as lines of as few texts as hold them, none longer than a code can be.

    A question that no code can hold is left out.
    """
    texts: list[str] = []
    for question in questions:
        line = f"- {question}"
        longer = f"{texts[-1]}\n{line}" if texts else line
        if len(longer.encode("utf-8")) <= MOST_BYTES:
            texts[-1:] = [longer]
        elif len(line.encode("utf-8")) <= MOST_BYTES:
            texts.append(line)
    return texts
