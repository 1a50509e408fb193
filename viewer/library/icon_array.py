"""A picture of a number: one dot for each person, filled for those it happens to (H8).

It is drawn from the two numbers of a risk block and from nothing else, so it cannot disagree with
them. It holds no words, so every language shows the same picture.
"""

import re

from viewer.library.article import Figure

MOST_DOTS = 1_000
"""More dots than this are a grey field and no picture of people."""

NAME = re.compile(r"risk-[0-9]+-of-[0-9]+\.svg")
"""Names that only these pictures bear."""

# Colors of the light theme; the window puts each theme's own in their place.
_FILLED, _EMPTY = "#0F5561", "#8C8472"
_GRIDS = ((100, 10, 18), (400, 20, 16), (500, 25, 16), (MOST_DOTS, 40, 12))
"""Up to how many dots: dots in a row, and pixels from one dot to the next."""


def icon_array(count: int, of: int) -> Figure | None:
    """Return ``of`` dots, ``count`` of them filled, row by row; None if they are too many.

    Filled dots are larger and solid, the others thin rings: the two differ without color (A17).
    """
    if not 0 <= count <= of or not 0 < of <= MOST_DOTS:
        return None
    columns, step = next((row, step) for most, row, step in _GRIDS if of <= most)
    columns = min(columns, of)
    width, height = columns * step, -(-of // columns) * step
    dots = "\n".join(
        _dot(at % columns * step + step / 2, at // columns * step + step / 2, step, at < count)
        for at in range(of)
    )
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" version="1.2" baseProfile="tiny" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}">\n{dots}\n</svg>\n'
    )
    return Figure(
        name=f"risk-{count}-of-{of}.svg",
        media_type="image/svg+xml",
        width=width,
        height=height,
        data=svg.encode(),
    )


def _dot(x: float, y: float, step: int, filled: bool) -> str:
    if filled:
        return f'<circle cx="{x:g}" cy="{y:g}" r="{step * 0.42:g}" fill="{_FILLED}"/>'
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="{step * 0.3:g}" fill="none" '
        f'stroke="{_EMPTY}" stroke-width="{step * 0.1:g}"/>'
    )
