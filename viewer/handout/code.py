"""Codes for the phone: an address as a square of dots, which leaves by light and not by a network.

Only plain public addresses: nothing in them can tell who read what, or where (K9).
"""

import re

ADDRESS = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}(?:/[A-Za-z0-9._~/()%;:,+-]*)?")
"""A public address with no question mark, no anchor and no user in it."""

PHONE = re.compile(r"tel:\+?[0-9]{2,15}")

DOI = "doi:"
DOI_ADDRESS = "https://doi.org/"

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

    made = segno.make_qr(address, error="m")
    return tuple(tuple(bool(dot) for dot in row) for row in made.matrix_iter(scale=1, border=QUIET))
