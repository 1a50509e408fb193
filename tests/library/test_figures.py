"""Figures: what draws is shown; what runs, reaches out or is too big is refused and named."""

import re
import struct
import zlib
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.library.content_folder import SVG, ContentFolder
from viewer.library.figures import read_figure
from viewer.problems import RejectedError


def png(width: int, height: int, *, whole: bool = True) -> bytes:
    """Return a PNG that claims a size; its pixels are never looked at here."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    end = chunk(b"IEND", b"") if whole else b""
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 8)) + end


def drawing(inside: str, attributes: str = "") -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 640 400" {attributes}>\n{inside}</svg>'
    )


HARMLESS = [
    SVG,
    drawing('<defs><linearGradient id="a"/></defs><rect fill="url(#a)" width="5" height="5"/>'),
    drawing("<style>.a { fill: #123456 }</style><title>A drawing</title>"),
    '<?xml version="1.0" encoding="UTF-8"?>\n' + SVG,
]

HOSTILE = {
    "script": drawing("<script>alert(1)</script>"),
    "script in another namespace": drawing('<x:script xmlns:x="http://www.w3.org/2000/svg"/>'),
    "foreignObject": drawing("<foreignObject/>"),
    "outside picture": drawing('<image href="http://x.org/a.png"/>'),
    "inside picture": drawing('<image href="data:image/png;base64,AA"/>'),
    "link": drawing('<a href="http://x.org"><path d="M0 0"/></a>'),
    "onload": drawing("", 'onload="alert(1)"'),
    "ONCLICK": drawing('<path ONCLICK="a()"/>'),
    "animation": drawing("<animate/>"),
    "set": drawing('<path><set attributeName="href" to="http://x.org"/></path>'),
    "repeated use": drawing('<use xlink:href="#a"/>'),
    "outside href": drawing('<linearGradient xlink:href="http://x.org/a.svg#b"/>'),
    "file href": drawing('<linearGradient href="file:///etc/passwd"/>'),
    "outside fill": drawing('<path fill="url(http://x.org/a)"/>'),
    "quoted outside fill": drawing("<path fill='url( \"//x.org/a\")'/>"),
    "outside style attribute": drawing('<path style="fill: URL(file:///a)"/>'),
    "import": drawing("<style>@import 'http://x.org/a.css';</style>"),
    "style url": drawing("<style>path { fill: url(http://x.org/a) }</style>"),
    "escaped style": drawing("<style>path { fill: u\\72l(http://x.org/a) }</style>"),
    "cdata style": drawing("<style><![CDATA[@import 'a.css';]]></style>"),
    "doctype": f"<!DOCTYPE svg>{SVG}",
    "entity": '<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + drawing("<text>&a;</text>"),
    "stylesheet": f'<?xml-stylesheet href="http://x.org/a.css"?>{SVG}',
    "html": "<html><svg/></html>",
    "too many elements": drawing("<g/>" * 20_001),
}


@pytest.mark.parametrize("text", HARMLESS)
def test_a_plain_drawing_is_shown_in_its_own_size(tmp_path: Path, text: str) -> None:
    path = tmp_path / "womb.svg"
    path.write_text(text)
    figure = read_figure(path, "figures/womb.svg")
    assert (figure.width, figure.height) == (640, 400)
    assert figure.data == text.encode()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_drawing_that_runs_or_reaches_out_is_refused_with_its_line(
    folder: ContentFolder, name: str
) -> None:
    folder.write("figures/bad.svg", HOSTILE[name])
    folder.article("Some text.\n\n![Words](figures/bad.svg)\n")
    content = folder.load()
    (problem,) = content.problems
    assert (problem.file, problem.rule) == ("content/figures/bad.svg", "unsafe-figure")
    assert problem.line >= 1
    assert set(content.figures) == {"womb.svg"}
    assert "figure:" not in folder.page()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "not-svg"),
        ("<svg>", "not-svg"),
        ("\0" * 50, "not-svg"),
        ("<svg/>", "figure-size"),
        ('<svg viewBox="0 0 0 10"/>', "figure-size"),
        ('<svg viewBox="0 0 99999 10"/>', "figure-size"),
        ('<svg viewBox="0 0 inf nan"/>', "figure-size"),
        ('<svg viewBox="a"/>', "figure-size"),
        ("<svg " + "a" * 2_000_001 + "/>", "figure-too-big"),
    ],
)
def test_what_is_no_drawing_is_refused(tmp_path: Path, text: str, rule: str) -> None:
    path = tmp_path / "a.svg"
    path.write_text(text)
    with pytest.raises(RejectedError) as caught:
        read_figure(path, "a.svg")
    assert caught.value.problems[0].rule == rule


def test_a_drawing_without_viewbox_takes_width_and_height(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text('<svg width="30px" height="20"/>')
    figure = read_figure(path, "a.svg")
    assert (figure.width, figure.height) == (30, 20)


def test_a_png_is_shown_in_its_own_size(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png(8000, 5000))
    figure = read_figure(path, "a.png")
    assert (figure.width, figure.height, figure.media_type) == (8000, 5000, "image/png")


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        pytest.param(png(20_000, 10_000), "too-many-pixels", id="200 megapixels"),
        pytest.param(png(2**31 - 1, 2**31 - 1), "too-many-pixels", id="more than memory"),
        pytest.param(png(0, 10), "too-many-pixels", id="no width"),
        pytest.param(png(8, 8, whole=False), "figure-cut-short", id="cut short"),
        pytest.param(png(8, 8)[:20], "not-png", id="cut in the header"),
        pytest.param(b"GIF89a" + b"\0" * 60, "not-png", id="a GIF"),
        pytest.param(b"", "not-png", id="empty"),
        pytest.param(b"\0" * 20_000_001, "figure-too-big", id="over 20 MB"),
    ],
)
def test_a_png_that_is_too_big_or_broken_is_refused(
    folder: ContentFolder, data: bytes, rule: str
) -> None:
    folder.write("figures/bad.png", data)
    (problem,) = folder.load().problems
    assert (problem.file, problem.rule) == ("content/figures/bad.png", rule)


@pytest.mark.parametrize("name", ["Big.svg", "a b.svg", "photo.jpg", "a.svg.gz", "a"])
def test_a_figure_with_another_kind_of_name_is_refused(folder: ContentFolder, name: str) -> None:
    folder.write(f"figures/{name}", SVG)
    (problem,) = folder.load().problems
    assert (problem.file, problem.rule) == (f"content/figures/{name}", "figure-name")


def test_a_figure_that_lies_outside_the_folder_is_refused(
    folder: ContentFolder, tmp_path: Path
) -> None:
    (tmp_path / "secret.svg").write_text(SVG)
    (folder.root / "figures/secret.svg").symlink_to(tmp_path / "secret.svg")
    content = folder.load()
    assert [problem.rule for problem in content.problems] == ["link-out-of-folder"]
    assert "secret.svg" not in content.figures


@pytest.mark.parametrize(
    "file", sorted((ROOT / "content" / "figures").glob("*.svg")), ids=lambda file: file.stem
)
def test_no_words_in_a_drawing_are_too_small_to_be_read_in_a_column_of_text(file: Path) -> None:
    drawn = file.read_text("utf-8")
    width = read_figure(file, file.name).width
    sizes = [float(size) for size in re.findall(r'font-size="([^"]+)"', drawn)]
    assert drawn.count("<text") == len(sizes)
    assert all(size >= width * 29 / 800 for size in sizes), sizes
