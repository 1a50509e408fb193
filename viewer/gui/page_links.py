"""The links of a page as a list: each also exists as a full-size button (A5)."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextDocument

from viewer.gui.callout_cards import pieces

CITE, FOLD, TICK = "cite:", "fold:", "tick:"


def page_links(document: QTextDocument) -> list[tuple[str, str]]:
    """Return the address and the words of every link of ``document``, each address once.

    They stand in the order of the page, its sources last. A source is called by its number, what
    opens or is chosen by the words before it.
    """
    found: dict[str, str] = {}
    before = ""
    block = document.begin()
    while block.isValid():
        text = block.text()
        for start, length, form in pieces(block):
            address = form.anchorHref()
            if address and address not in found:
                at = start - block.position()
                found[address] = _name(address, text[at : at + length], before)
        if text.strip():
            before = text.strip()
        block = block.next()
    return sorted(found.items(), key=_is_source)


def _is_source(link: tuple[str, str]) -> bool:
    return link[0].startswith(CITE)


def _name(address: str, text: str, before: str) -> str:
    if address.startswith(CITE):
        return QCoreApplication.translate("PageLinks", "Source {number}").format(number=text)
    if address.startswith((FOLD, TICK)):
        return f"{text}: {before}"
    return text
