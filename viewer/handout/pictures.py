"""Pictures as the layout takes them: drawings (SVG); a PNG comes wrapped in one."""

import struct
from base64 import b64encode
from zlib import crc32

from viewer.library.article import Figure
from viewer.library.figures import PNG_SIGNATURE

PNG = "image/png"
_WORD = struct.Struct(">I")
_AROUND = 12
"""Bytes of a chunk beside what it holds: its length, its name and its check."""


def drawing(figure: Figure) -> bytes | None:
    """Return ``figure`` as SVG; None when it is a damaged PNG, or has no size.

    What is wrong within a drawing is found only when it is drawn.
    """
    if not figure.width or not figure.height:
        return None
    if figure.media_type != PNG:
        return figure.data
    if not _is_whole(figure.data):
        return None
    size = f'width="{figure.width}" height="{figure.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} '
        f'href="data:{PNG};base64,{b64encode(figure.data).decode()}"/></svg>'
    ).encode()


def _is_whole(data: bytes) -> bool:
    """Say whether each chunk of a PNG passes its own check, and the last one is there.

    Inside a drawing a damaged picture would be an empty place, and nobody would be told.
    """
    at = len(PNG_SIGNATURE)
    if not data.startswith(PNG_SIGNATURE):
        return False
    while at + _AROUND <= len(data):
        (length,) = _WORD.unpack_from(data, at)
        end = at + _AROUND + length
        held = data[at + 4 : end - 4]
        if end > len(data) or _WORD.pack(crc32(held)) != data[end - 4 : end]:
            return False
        if held.startswith(b"IEND"):
            return True
        at = end
    return False
