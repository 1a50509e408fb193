"""Codes for the phone: read again by another program, and never anything but a public address."""

from pathlib import Path

import pytest
import yaml
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.conftest import CONTENT, RESOURCES, OpenWindow, settle
from tests.journeys.reader import Reader
from viewer.gui.code_view import MILLIMETERS, SIDE, CodeView
from viewer.handout.code import QUIET, Dots, code_address, dots

REFUSED = (
    *("", "https://", "http://example.org", "ftp://example.org", "file:///etc/passwd"),
    *("https://example.org/?q=loss", "https://example.org/a?session=1", "https://example.org/#a"),
    *(
        "https://user@example.org/",
        "https://example.org:8080/",
        "https://127.0.0.1/",
        "javascript:1",
    ),
    *("tel:", "tel:911;ext=1", "mailto:a@example.org", "https://example.org/\u202e", "a b.org"),
    *("https://exämple.org/", "data:text/plain,a", "sms:741741", "https://example.org/<b>"),
)


def addresses() -> list[str]:
    """Return every address under a source, and on a card, as it is written."""
    references = yaml.safe_load((CONTENT / "references.yaml").read_text("utf-8"))
    found = [f"doi:{one['doi']}" for one in references.values() if one.get("doi")]
    found += [one["url"] for one in references.values() if one.get("url")]
    for file in sorted(RESOURCES.glob("*.yaml")):
        found += webs(yaml.safe_load(file.read_text("utf-8")))
    return found


def webs(record: object) -> list[str]:
    if isinstance(record, dict):
        own = [str(record["web"])] if isinstance(record.get("web"), str) else []
        return own + [web for value in record.values() for web in webs(value)]
    return [web for value in record for web in webs(value)] if isinstance(record, list) else []


def read(image: QImage) -> list[str]:
    """Return what another program reads from a picture."""
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    wide, high = gray.width(), gray.height()
    data = bytes(gray.constBits())
    rows = (data[y * gray.bytesPerLine() :][:wide] for y in range(high))
    picture = memoryview(b"".join(rows)).cast("B", (high, wide))
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def drawn(code: Dots, dot: int = 6) -> QImage:
    image = QImage(len(code) * dot, len(code) * dot, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    for y, row in enumerate(code):
        for x, dark in enumerate(row):
            for at in range(dot * dot if dark else 0):
                image.setPixelColor(x * dot + at % dot, y * dot + at // dot, Qt.GlobalColor.black)
    return image


def test_every_address_of_the_library_is_read_again_letter_by_letter() -> None:
    allowed = {address for text in addresses() if (address := code_address(text)) is not None}
    assert len(allowed) > 100
    for address in sorted(allowed)[::5]:
        assert "?" not in address
        assert "#" not in address
        assert read(drawn(dots(address))) == [address]


@pytest.mark.parametrize("text", REFUSED)
def test_no_code_is_made_of_anything_but_a_plain_public_address_K9(text: str) -> None:
    assert code_address(text) is None
    with pytest.raises(ValueError, match="No code"):
        dots(text)


@pytest.mark.parametrize(
    "text", ["tel:911", "tel:+18002738255", "988lifeline.org", "doi:10.1000/x"]
)
def test_numbers_and_addresses_as_they_are_printed_become_codes(text: str) -> None:
    address = code_address(text)
    assert address is not None
    assert read(drawn(dots(address))) == [address]


def test_the_same_address_gives_the_same_dots_with_a_quiet_edge() -> None:
    code = dots("https://example.org/a")
    assert code == dots("https://example.org/a")
    assert not any(any(row) for row in (*code[:QUIET], *code[-QUIET:]))
    assert not any(any((*row[:QUIET], *row[-QUIET:])) for row in code)


# ---- on the card of a source


@pytest.fixture
def card(open_window: OpenWindow) -> tuple[Reader, CodeView]:
    reader = Reader(open_window())
    reader.window.open("cervical-stitch")
    reader.window.follow("cite:berghella-2011")
    settle()
    (code,) = reader.window.findChildren(CodeView)
    return reader, code


def test_the_card_of_a_source_has_a_code_of_4_cm_that_a_phone_reads(
    card: tuple[Reader, CodeView],
) -> None:
    _, code = card
    assert code.isVisible()
    (address,) = read(code.grab().toImage())
    assert address.startswith("https://doi.org/10.")
    inner = code.width() * (1 - 2 * QUIET / len(dots(address)))
    assert inner / code.physicalDpiX() * MILLIMETERS >= SIDE


def test_after_half_a_minute_nothing_is_left_of_it(card: tuple[Reader, CodeView]) -> None:
    _, code = card
    assert read(code.grab().toImage()) != []
    code.blank()  # what its timer does
    settle()
    assert code.is_blank
    assert read(code.grab().toImage()) == []


def test_the_timer_of_a_code_runs_for_thirty_seconds_and_blanks_it(fonts: QApplication) -> None:
    code = CodeView(dots("https://example.org/a"), "A code", shown=1)
    while not code.is_blank:
        QApplication.processEvents()
    assert CodeView.__init__.__defaults__ == (None, 30_000)
    code.deleteLater()
    settle()


def test_a_card_whose_address_may_be_no_code_shows_the_address_alone(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    reader = Reader(open_window())
    reader.window.open("cervical-stitch")
    reader.window.follow("term:cerclage")
    settle()
    assert reader.window.findChildren(CodeView) == []
