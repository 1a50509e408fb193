"""Codes for the phone: an address or a text as a square of dots, which leaves by light alone.

Only plain public addresses, and words of the library: nothing in them can tell who read what, when
or where (K9).
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import segno

ADDRESS = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}(?:/[A-Za-z0-9._~/()%;:,+-]*)?")
"""A public address with no question mark, no anchor and no user in it."""

PHONE = re.compile(r"tel:\+?[0-9]{2,15}")

DOI = "doi:"
DOI_ADDRESS = "https://doi.org/"

MOST_BYTES = 718
"""Of a text, in UTF-8. More would need a code that is too wide for a narrow window at three pixels
a dot; at fewer, the pictures a phone takes at arm's length are not read any more."""

_NO_TEXT = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f]"  # what is no writing
    r"|[a-z]+:/|www\.|[?&#][\w.-]+=|\S@\S"  # an address, or what stands in one
    r"|\d{9}|[0-9A-Fa-f]{8}-|[^\W_]*\d[^\W_]*[-_]?[^\W_]{16}"  # a number of somebody
)

QUIET = 4
"""Light dots around a code; phones need them to find it."""

Dots = tuple[tuple[bool, ...], ...]
"""Rows of dots, dark where True, with the quiet edge."""


def code_address(text: str) -> str | None:
    """Return the address that a code for ``text`` may hold; None: none may be shown.

    ``text`` is an address as it stands under a source (``doi:10.1000/x``) or on a card
    (``988lifeline.org``).
    """
    text = text.strip()
    if text.startswith(DOI):
        text = DOI_ADDRESS + text.removeprefix(DOI)
    elif "://" not in text and not text.startswith("tel:"):
        text = f"https://{text}"
    return text if ADDRESS.fullmatch(text) or PHONE.fullmatch(text) else None


def dots(address: str) -> Dots:
    """Return the code of ``address``; the same dots for the same address, always.

    Raises ValueError for an address that code_address() would not return.
    """
    if code_address(address) != address:
        raise ValueError(f"No code is made of “{address[:60]}”.")
    # Only when somebody asks for a code: it takes as long as some pages take to open.
    import segno

    return _rows(segno.make_qr(address, error="m"))


def text_code(text: str) -> Dots:
    """Return the code of plain ``text``, which a phone shows without a network.

    Raises ValueError for a text that is too long (see ``MOST_BYTES``), or that holds an address or
    anything that looks like a number of a person or of a visit.
    """
    size = len(text.encode("utf-8"))
    if not text.strip() or size > MOST_BYTES or _NO_TEXT.search(text):
        raise ValueError(f"No code is made of these {size} bytes, which begin “{text[:60]}”.")
    import segno

    # On a screen nothing is scratched or dirty: less mending, and so fewer and larger dots.
    return _rows(segno.make_qr(text, error="l", encoding="utf-8"))


def _rows(made: "segno.QRCode") -> Dots:
    return tuple(tuple(bool(dot) for dot in row) for row in made.matrix_iter(scale=1, border=QUIET))
