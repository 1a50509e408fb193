"""The words that tell a room what somebody reads about, and where they stand on the screen (K5)."""

import re
import unicodedata
from collections.abc import Iterable

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTextEdit, QWidget

from viewer.library.store import Library

BEGINNINGS = (
    *("abort", "amniot", "anencephal", "autops", "babies", "baby", "bereave", "birth", "cerclage"),
    *("cervi", "contraction", "dead", "death", "died", "dies", "fetal", "fetus", "foetus"),
    *("funeral", "gestation", "grief", "griev", "incompet", "insufficien", "labor", "labour"),
    *("loss", "lost", "membrane", "midwi", "miscarr", "mother", "mourn", "neonat", "obstetri"),
    *("pregnan", "premature", "preterm", "progesteron", "rainbow", "stillb", "stitch", "suicid"),
    *("sutur", "trimester", "ultraso", "uter", "vagin", "waters", "womb"),
    *("aborto", "bebe", "cerclaje", "cuello", "duelo", "ecograf", "embaraz", "feto", "luto"),
    *("madre", "matron", "matriz", "muert", "muere", "murio", "nacer", "nacid", "nacimiento"),
    *("parto", "perdid", "perdio", "prematur", "progesteron", "sutura", "vientre"),
)
"""How such words begin, in both languages, without accents."""


def topic_words(texts: Iterable[str], terms: Iterable[str] = ()) -> list[str]:
    """Return the words in ``texts`` that name the topic: by their beginning, or as a term."""
    found = []
    for text in texts:
        plain = _plain(text)
        found += [word for word in re.findall(r"\w+", plain) if word.startswith(BEGINNINGS)]
        found += [term for term in terms if re.search(rf"\b{re.escape(_plain(term))}\b", plain)]
    return found


def terms_of(library: Library) -> list[str]:
    """Return the titles of all pages: none of them is for the room to read."""
    tags = library.info.languages
    topics = [(topic, tag) for tag in tags for topic in library.topics(tag)]
    return [line.title for topic, tag in topics for line in library.articles(topic.id, tag)]


def texts_on_screen(window: QWidget) -> list[str]:
    """Return every text that is on the screen, its title's and those told to a screen reader."""
    found = [window.windowTitle(), window.windowFilePath(), window.windowIconText()]
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        found += [widget.accessibleName(), widget.accessibleDescription()]
        found += [widget.toolTip(), widget.statusTip(), widget.whatsThis()]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            found.append(widget.text())
        if isinstance(widget, QTextEdit):
            found.append(widget.toPlainText())
    return [text for text in found if text]


def _plain(text: str) -> str:
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in split if not unicodedata.combining(sign))
