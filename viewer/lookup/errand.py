"""What one process of a user asks of the window that another one holds: three errands, no more.

An errand says which page, never why: the code that led there stays in the process that read it.
"""

from typing import Annotated

import msgspec

MOST_BYTES = 512
"""The longest errand, as it is sent; more is not read."""

Address = Annotated[str, msgspec.Meta(pattern=r"\A[a-z0-9:#-]{1,200}\Z")]
Tag = Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z0-9-]{0,35}\Z")]


class OpenArticle(msgspec.Struct, frozen=True, tag="article", forbid_unknown_fields=True):
    """Show the page ``address``, in ``language`` if it has that one."""

    address: Address
    language: Tag = ""


class OpenSearch(msgspec.Struct, frozen=True, tag="search", forbid_unknown_fields=True):
    """Show the search page with nothing in its field."""

    language: Tag = ""


class Raise(msgspec.Struct, frozen=True, tag="raise", forbid_unknown_fields=True):
    """Come to the front as you are."""


Errand = OpenArticle | OpenSearch | Raise
_DECODER: msgspec.json.Decoder[Errand] = msgspec.json.Decoder(Errand)


def encode(errand: Errand) -> bytes:
    """Return ``errand`` as one line, without its end; nothing when it may not be sent."""
    line = msgspec.json.encode(errand)
    return line if decode(line) is not None else b""


def decode(line: bytes) -> Errand | None:
    """Return the errand that ``line`` holds; None for anything else, without a word."""
    if len(line) > MOST_BYTES:
        return None
    try:
        return _DECODER.decode(line)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
