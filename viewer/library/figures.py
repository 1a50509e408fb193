"""Pictures of the library: drawings (SVG) without scripts or outside references, and PNG files."""

import re
import struct
from pathlib import Path
from xml.parsers import expat

from viewer.library.article import Figure
from viewer.library.folder import SourceFolder
from viewer.library.icon_array import NAME as DRAWN
from viewer.problems import Problem, RejectedError

FOLDER = "figures"
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:svg|png)")
MAX_PNG_BYTES = 20_000_000
MAX_SVG_BYTES = 2_000_000
MAX_PIXELS = 40_000_000
"""Pixels of a PNG: more is refused from the header, before anything is unpacked."""

MAX_SIDE = 10_000
MAX_ELEMENTS = 20_000
PNG_HEAD = 33
"""Bytes of a PNG up to the end of its header."""

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_END = b"IEND\xaeB`\x82"

# No script, foreignObject, image, a, use or animation: what draws, and nothing that reaches out.
# ``use`` could repeat a group of groups without end.
SVG_ELEMENTS = frozenset(
    (
        "svg",
        "g",
        "defs",
        "title",
        "desc",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "style",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "marker",
    )
)
_URL = re.compile(r"url\(\s*['\"]?\s*(?!#)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\|@import|javascript:|expression\(", re.IGNORECASE)
_NUMBERS = re.compile(r"[\s,]+")


def load_figures(source: SourceFolder) -> dict[str, Figure]:
    """Return every usable picture in ``figures/`` by its name; the others become problems."""
    found = {}
    for path in source.children(source.root / FOLDER):
        try:
            found[path.name] = read_figure(path, source.shown(path))
        except RejectedError as error:
            source.problems += error.problems
    return found


def read_figure(path: Path, shown: str) -> Figure:
    """Return the picture ``path``, which messages call ``shown``.

    Raises RejectedError for a name, size, format or content that Snowdrop does not show.
    """
    if not NAME.fullmatch(path.name):
        raise _rejected(
            shown,
            0,
            "figure-name",
            "A figure's name has small letters, digits and hyphens and ends in .svg or .png. "
            "Rename it.",
        )
    if DRAWN.fullmatch(path.name):
        message = "Pictures of this name are drawn from the risk blocks. Choose another name."
        raise _rejected(shown, 0, "figure-name", message)
    if not path.is_file():
        message = "This is not an ordinary file. Put a drawing or a picture here instead."
        raise _rejected(shown, 0, "unreadable", message)
    limit = MAX_PNG_BYTES if path.suffix == ".png" else MAX_SVG_BYTES
    try:
        size = path.stat().st_size
        if size > limit:
            message = (
                f"This figure has {size:,} bytes; at most {limit:,} are shown. Make it smaller."
            )
            raise _rejected(shown, 0, "figure-too-big", message)
        with path.open("rb") as file:
            head = file.read(PNG_HEAD)
            if path.suffix == ".png":
                width, height = png_size(head, shown)
            data = head + file.read()
    except OSError as error:
        message = f"This figure could not be read ({error.strerror}). Check that you may open it."
        raise _rejected(shown, 0, "unreadable", message) from error
    if path.suffix == ".svg":
        width, height = svg_size(data, shown)
        return Figure(
            name=path.name, media_type="image/svg+xml", width=width, height=height, data=data
        )
    if not data.endswith(PNG_END):
        message = "This PNG is cut short. Save it again."
        raise _rejected(shown, 0, "figure-cut-short", message)
    return Figure(name=path.name, media_type="image/png", width=width, height=height, data=data)


def png_size(head: bytes, shown: str) -> tuple[int, int]:
    """Return width and height in pixels from the first 33 bytes of a PNG.

    Raises RejectedError when it is no PNG or has more than ``MAX_PIXELS``.
    """
    if len(head) < PNG_HEAD or not head.startswith(PNG_SIGNATURE) or head[12:16] != b"IHDR":
        raise _rejected(shown, 0, "not-png", "This is not a PNG file. Save it again as PNG.")
    width, height = struct.unpack(">II", head[16:24])
    if not width or not height or width * height > MAX_PIXELS:
        message = (
            f"This PNG has {width:,} x {height:,} pixels; at most {MAX_PIXELS // 1_000_000} "
            "million are shown. Scale it down."
        )
        raise _rejected(shown, 0, "too-many-pixels", message)
    return width, height


def svg_size(data: bytes, shown: str) -> tuple[int, int]:
    """Return width and height in CSS pixels of an SVG, after every element in it was looked at.

    Raises RejectedError when it is no SVG, or holds anything that runs or reaches out.
    """
    reader = _SvgReader(shown)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        message = f"This is not valid SVG: {expat.ErrorString(error.code)}. Save it again."
        raise _rejected(shown, error.lineno, "not-svg", message) from error
    return reader.size()


class _SvgReader:
    """Walks through an SVG and stops at the first thing that has no place in a still drawing."""

    def __init__(self, shown: str) -> None:
        self.parser = expat.ParserCreate()
        self._shown = shown
        self._root: dict[str, str] = {}
        self._count = 0
        self._style: list[str] | None = None
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._declaration
        self.parser.EntityDeclHandler = self._declaration
        self.parser.ProcessingInstructionHandler = self._instruction

    def _refuse(self, what: str) -> RejectedError:
        return _rejected(
            self._shown,
            self.parser.CurrentLineNumber,
            "unsafe-figure",
            f"This drawing holds {what}, which is not shown. Save it as plain SVG without it.",
        )

    def _declaration(self, *_: object) -> None:
        raise self._refuse("a DOCTYPE or ENTITY declaration")

    def _instruction(self, target: str, _: str) -> None:
        raise self._refuse(f"the instruction <?{target[:40]}?>")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        local = name.removeprefix("svg:")
        if self._count == 1:
            if local != "svg":
                raise self._refuse(f"<{name[:40]}> instead of <svg>")
            self._root = attributes
        if local not in SVG_ELEMENTS:
            raise self._refuse(f"the element <{name[:40]}>")
        if self._count > MAX_ELEMENTS:
            raise self._refuse(f"more than {MAX_ELEMENTS:,} elements")
        if local == "style":
            self._style = []
        for attribute, value in attributes.items():
            self._look_at(attribute, value)

    def _look_at(self, attribute: str, value: str) -> None:
        local = attribute.rpartition(":")[2].lower()
        if local.startswith("on"):
            raise self._refuse(f"the script attribute {attribute[:40]}")
        if local in {"href", "src", "base"} and not value.strip().startswith("#"):
            raise self._refuse(f"a reference to “{value[:60]}” outside the file")
        if not attribute.startswith("xmlns") and (_URL.search(value) or _ESCAPED.search(value)):
            raise self._refuse(f"an outside reference in {attribute[:40]}")

    def _characters(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def _end(self, _: str) -> None:
        style = "".join(self._style or ())
        self._style = None
        if _URL.search(style) or _ESCAPED.search(style):
            raise self._refuse("a style with an outside reference")

    def size(self) -> tuple[int, int]:
        """Return the natural size: the viewBox, else width and height."""
        box = _NUMBERS.split(self._root.get("viewBox", "").strip())
        sides = [self._root.get(name, "").removesuffix("px") for name in ("width", "height")]
        given = box[2:] if "viewBox" in self._root else sides
        try:
            width, height = (round(float(number)) for number in given)
        except (ValueError, OverflowError):
            width = height = 0
        if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
            message = (
                "This drawing does not say how large it is. "
                f"Add a viewBox such as “0 0 640 400”, at most {MAX_SIDE:,} wide and high."
            )
            raise _rejected(self._shown, 1, "figure-size", message)
        return width, height


def _rejected(shown: str, line: int, rule: str, message: str) -> RejectedError:
    return RejectedError(Problem(file=shown, line=line, rule=rule, message=message))
