"""Codes on cards and of pages: each is read again and compared with what the sources say (K9)."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
import yaml
import zxingcpp
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import CONTENT, MORNING, RESOURCES, OpenWindow, settle
from tests.kiosk.hand import Hand
from tests.kiosk.kiosk_maker import make
from tests.kiosk.watching import tap_at
from viewer.gui import phone_code
from viewer.gui.code_view import LEAST_DOT, MILLIMETERS, SHOWN, SIDE, CodeView
from viewer.gui.phone_code import (
    Code,
    PhoneCodes,
    card_codes,
    has_codes,
    page_code,
    question_codes,
)
from viewer.gui.support_panel import SupportPanel
from viewer.gui.tile import Row
from viewer.handout.code import MOST_BYTES, QUIET, Dots, code_address, dots, text_code
from viewer.handout.leaflet import question_text
from viewer.handout.nodes import chosen
from viewer.handout.takeaway import takeaway_text
from viewer.kiosk.run import Kiosk
from viewer.library.article import Article
from viewer.library.store import Library, article_ids
from viewer.settings import ClinicContact
from viewer.support.card import HelpCard, help_cards
from viewer.support.directory import Directory
from viewer.support.resource import NumberKind
from viewer.visit.handout import Kind, Question

TODAY = MORNING.date()
TONGUES = ("en", "es")
BUTTON = "For your phone"
QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def bytes_in(code: Dots) -> bytes:
    """Return what another program reads from ``code``, drawn with four pixels a dot."""
    rows = [b"".join((b"\0" if dark else b"\xff") * 4 for dark in row) * 4 for row in code]
    side = len(code) * 4
    (found,) = codes_in(memoryview(b"".join(rows)).cast("B", (side, side)))
    return found


def codes_in(picture: memoryview) -> list[bytes]:
    """Return what the codes in a picture of gray dots hold."""
    # Among so many dots it may see a code of bars too, if it is let.
    found = zxingcpp.read_barcodes(picture, formats=QR)
    return [bytes(one.bytes) for one in found]


def read(image: QImage) -> list[str]:
    """Return what another program reads from a picture."""
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    wide, high, line = gray.width(), gray.height(), gray.bytesPerLine()
    data = bytes(gray.constBits())
    rows = b"".join(data[y * line :][:wide] for y in range(high))
    return [found.decode() for found in codes_in(memoryview(rows).cast("B", (high, wide)))]


@pytest.fixture(scope="module")
def library(library_file: Path) -> Iterator[Library]:
    found = Library.open(library_file)
    yield found
    found.close()


@pytest.fixture(scope="module")
def directory(library: Library) -> Directory:
    return Directory.decode(library.support())


# -- what may be in a code, from the sources alone


def parts(record: object, key: str) -> list[Any]:
    """Return every value that stands anywhere in ``record`` under ``key``."""
    if isinstance(record, dict):
        own = [record[key]] if key in record else []
        return own + [found for value in record.values() for found in parts(value, key)]
    return (
        [found for one in record for found in parts(one, key)] if isinstance(record, list) else []
    )


def allowed_dials() -> set[bytes]:
    """Return the numbers and addresses that stand in ``resources``."""
    files = [yaml.safe_load(file.read_text("utf-8")) for file in sorted(RESOURCES.glob("*.yaml"))]
    numbers = [
        f"tel:{number['value']}"
        for number in parts(files, "number")
        if isinstance(number, dict) and number["kind"] in ("national", "short-code")
    ]
    addresses = [*parts(files, "url"), *parts(files, "address")]
    webs = [web for web in addresses if isinstance(web, str) and web.startswith("https://")]
    assert not [web for web in webs if "?" in web or "#" in web]
    return {text.encode() for text in [*numbers, *webs]}


class Words(NamedTuple):
    """What stands under the key points."""

    code: str
    translated: str


WORDS = {
    "en": Words("Page code: {code}. Not yet checked by a clinician.", ""),
    "es": Words(
        "Código de la página: {code}. Todavía sin revisar por un profesional clínico.",
        "\nEsta página se tradujo con un programa.",
    ),
}


def allowed_texts() -> dict[tuple[str, str], set[bytes]]:
    """Return, by language and id, what a page may give away: all its points, or the first ones."""
    found = {}
    for tag in TONGUES:
        for file in sorted((CONTENT / tag).rglob("*.md")):
            head = yaml.safe_load(file.read_text("utf-8").split("---\n")[1])
            last = WORDS[tag].code.format(code=head["code"]) + WORDS[tag].translated
            points = [f"- {' '.join(point.split())}" for point in head["key_points"]]
            texts = {"\n".join([head["title"], *points, last])}
            for count in range(len(points)):
                texts.add("\n".join([head["title"], *points[:count], "…", last]))
            found[tag, head["id"]] = {text.encode() for text in texts}
    return found


# -- every code of the whole library


def all_cards(directory: Directory, day: date) -> Iterator[HelpCard]:
    for tag in TONGUES:
        for region in [None, *(entry.code for entry in directory.regions(tag))]:
            yield from help_cards(directory, region, (), tag, day)


def test_every_code_of_every_card_is_read_again_and_is_on_the_list_K9(directory: Directory) -> None:
    allowed, seen = allowed_dials(), set()
    for card in all_cards(directory, TODAY):
        for code in card_codes(card):
            seen.add(code.dots)
    found = {bytes_in(code) for code in seen}
    assert len(found) == len(seen) > 100
    assert found <= allowed
    assert {b"tel:988", b"tel:116123"} <= found
    # Nobody is to call an emergency number unawares; who needs it dials three digits.
    urgent = [card for card in all_cards(directory, TODAY) if card.urgent]
    assert "tel:911" in {way.dial for card in urgent for way in card.ways}
    assert [card.name for card in urgent if has_codes(card) or card_codes(card)] == []
    assert found.isdisjoint({b"tel:911", b"tel:999", b"tel:112", b"tel:000"})


def test_what_rings_is_what_is_shown(directory: Directory) -> None:
    for card in all_cards(directory, TODAY):
        for way in card.ways:
            if way.dial.startswith("tel:"):
                digits = re.sub(r"\D", "", way.text)
                assert re.sub(r"\D", "", way.dial).endswith(digits.lstrip("0")), way
            elif way.dial:
                assert way.dial.removeprefix("https://").removesuffix("/") == way.text


def test_every_source_has_a_code_that_is_read_again_K9() -> None:
    references = yaml.safe_load((CONTENT / "references.yaml").read_text("utf-8"))
    dois = [f"https://doi.org/{one['doi']}" for one in references.values() if one.get("doi")]
    urls = [one["url"] for one in references.values() if one.get("url")]
    told = [f"doi:{one['doi']}" for one in references.values() if one.get("doi")] + urls
    codes = {address for text in told if (address := code_address(text)) is not None}
    assert len(codes) > 100
    assert {bytes_in(dots(address)).decode() for address in codes} <= {*dois, *urls}


def test_every_page_in_both_languages_gives_its_own_words_and_no_more_K9(library: Library) -> None:
    allowed = allowed_texts()
    whole = 0
    for tag in TONGUES:
        for name in article_ids(library):
            article = library.article(name, tag)
            assert article is not None
            found = bytes_in(page_code(article, TODAY).dots)
            assert found in allowed[tag, name]
            assert len(found) <= MOST_BYTES
            whole += "…".encode() not in found
            if "…".encode() in found:
                longer = [text for text in allowed[tag, name] if len(text) > len(found)]
                assert all(len(text) > MOST_BYTES for text in longer)
    assert whole >= 48, "Nearly all pages have room for all of their points."


def test_the_same_page_gives_the_same_dots_in_each_visit(library: Library) -> None:
    first, again = (
        library.article("cervical-stitch", "es"),
        library.article("cervical-stitch", "es"),
    )
    assert first is not None
    assert again is not None
    assert page_code(first, TODAY) == page_code(again, date(2027, 3, 1))


# -- controls: what is no plain public thing is refused


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "Read more: https://example.org/a",
        "Read more: www.example.org",
        "Read more: tel:+18002738255 or http:/x",
        "Visit ?visit=1",
        "For ann@example.org",
        "Visit 3f2b8a10-91c4-4e0f-9b6e-2d1f0a7c5e33",
        "Visit 202611241104",
        "Visit 8x3kq09zmm2whatlongword77",
        "A\0B",
        "A\x1b[0m",
        "a" * (MOST_BYTES + 1),
        "ñ" * MOST_BYTES,
    ],
)
def test_no_code_is_made_of_a_text_with_an_address_a_query_or_a_number_of_somebody_K9(
    text: str,
) -> None:
    with pytest.raises(ValueError, match="No code"):
        text_code(text)


def test_a_take_away_text_that_carries_an_identifier_is_refused_or_noticed(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = library.article("questions-to-ask", "en")
    assert article is not None

    def marked(article: Article, today: date) -> str:
        return takeaway_text(article, today) + mark

    monkeypatch.setattr(phone_code, "takeaway_text", marked)
    mark = "\nhttps://example.org/?visit=17"
    with pytest.raises(ValueError, match="No code"):
        page_code(article, TODAY)
    mark = "\n17"  # too short to look like anything: the list of what is allowed notices it
    assert bytes_in(page_code(article, TODAY).dots) not in allowed_texts()["en", "questions-to-ask"]


@pytest.mark.parametrize("dial", ["https://example.org/?u=1", "tel:911;ext=1", "sms:741741", ""])
def test_a_card_whose_number_or_address_may_be_no_code_has_none(
    directory: Directory, dial: str
) -> None:
    card = next(card for card in all_cards(directory, TODAY) if has_codes(card))
    ways = [msgspec.structs.replace(way, dial=dial) for way in card.ways]
    card = msgspec.structs.replace(card, ways=ways)
    assert not has_codes(card)
    assert card_codes(card) == []


def test_a_text_line_has_no_code(directory: Directory) -> None:
    """Phones do not agree on how such a code is written, and the word to send would be a query."""
    by_text = {NumberKind.TEXT_NUMBER, NumberKind.TEXT_CODE}
    texts = 0
    for entry in directory.regions("en"):
        for resource in directory.cards(entry.code):
            (card,) = (c for c in all_cards_of(directory, entry.code) if c.id == resource.id)
            ways = {way.id: way for way in card.ways}
            for contact in resource.contacts:
                if contact.number is not None and contact.number.kind in by_text:
                    way = ways.get(f"{resource.id}/{contact.id}")
                    texts += 1
                    assert way is None or way.dial == ""
    assert texts > 0


def all_cards_of(directory: Directory, region: str) -> list[HelpCard]:
    return help_cards(directory, region, (), "en", TODAY)


def test_a_number_that_is_withheld_has_no_code(directory: Directory) -> None:
    late = date(2035, 1, 1)
    withheld = set()
    for entry in directory.regions("en"):
        for resource in directory.cards(entry.code):
            for contact in resource.contacts:
                if contact.number is not None and resource.withheld(contact, late):
                    withheld.add(contact.number.dial)
    assert len(withheld) > 20
    found = {way.dial for card in all_cards(directory, late) for way in card.ways}
    assert found.isdisjoint(withheld)
    assert "tel:911" in found
    # The control: today none of them is withheld, and they do have codes.
    now = {way.dial for card in all_cards(directory, TODAY) for way in card.ways}
    assert len(now & withheld) > 10


@pytest.mark.parametrize(
    ("written", "dial"),
    [
        ("555-0100", "tel:5550100"),
        ("(555) 555-0100", "tel:5555550100"),
        ("+44 131 496 0000", "tel:+441314960000"),
        ("0131 496 0000", "tel:01314960000"),
        ("+44 (0)131 496 0000", ""),
        ("555-0100 ext. 3", ""),
        ("555-0100 / 555-0101", ""),
        ("Ask for ward 5", ""),
    ],
)
def test_a_number_of_the_clinic_has_a_code_where_it_is_clear_what_rings(
    directory: Directory, written: str, dial: str
) -> None:
    contact = ClinicContact(name="Maternity ward", number=written)
    cards = help_cards(directory, "US", [contact], "en", TODAY)
    (card,) = (card for card in cards if card.id == "clinic-0")
    assert [way.dial for way in card.ways] == [dial]
    assert [bytes_in(code.dots).decode() for code in card_codes(card)] == ([dial] if dial else [])


# -- how large it is


class OnAScreen(CodeView):
    """A code on a screen of ``dpi`` dots an inch."""

    dpi = 96

    def physicalDpiX(self) -> int:
        return self.dpi


LONGEST = ("áb cd " * MOST_BYTES).encode()[: MOST_BYTES - 2].decode("utf-8", "ignore")


@pytest.mark.parametrize("dpi", [72, 96, 110, 141, 168, 220, 283])
@pytest.mark.parametrize(
    "code", [dots("tel:911"), dots("https://example.org/a"), text_code(LONGEST)]
)
def test_a_code_is_4_cm_wide_and_its_dots_are_large_enough_on_any_screen(
    fonts: QApplication, code: Dots, dpi: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OnAScreen, "dpi", dpi)
    view = OnAScreen(code, "A code")
    inner = len(code) - 2 * QUIET
    dot, left = divmod(view.width(), len(code))
    assert left == 0, "Each dot is whole pixels."
    assert dot * inner / dpi * MILLIMETERS >= SIDE
    assert dot / dpi * MILLIMETERS >= LEAST_DOT
    assert dot >= 3
    view.deleteLater()


def seen_by_a_phone(image: QImage, scale: float) -> QImage:
    """Return what a phone takes: held a little askew, out of focus, on a screen that glares."""
    size = image.size()
    large = image.scaled(size * 4).transformed(
        QTransform().rotate(4).shear(0.04, 0.02), Qt.TransformationMode.SmoothTransformation
    )
    smooth = Qt.TransformationMode.SmoothTransformation
    taken = large.scaled(large.size() * (scale / 4), Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    page = QImage(taken.width() + 40, taken.height() + 40, QImage.Format.Format_RGB32)
    page.fill(QColor(225, 222, 215))
    painter = QPainter(page)
    painter.setOpacity(0.85)
    painter.drawImage(20, 20, taken)
    painter.end()
    blurred = page.scaled(page.size() * 0.75, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return blurred.scaled(page.size(), Qt.AspectRatioMode.IgnoreAspectRatio, smooth)


def test_the_longest_text_is_read_from_a_picture_with_fewer_dots_than_the_screen_has(
    fonts: QApplication,
) -> None:
    view = OnAScreen(text_code(LONGEST), "A code")
    picture = view.grab().toImage()
    assert view.width() <= 294, "It has room in a window 360 pixels wide."
    assert read(seen_by_a_phone(picture, 1.0)) == [LONGEST]
    assert read(seen_by_a_phone(picture, 0.9)) == [LONGEST]
    # The control: from too far away nothing is read, so the picture is no perfect one.
    assert read(seen_by_a_phone(picture, 0.5)) == []
    view.deleteLater()


# -- on the screen


def buttons(window: QWidget) -> list[QPushButton]:
    return [button for button in window.findChildren(QPushButton) if button.text() == BUTTON]


def in_sight(image: QImage) -> set[str]:
    return set(read(image))


def test_on_a_clinic_pc_the_codes_of_a_card_open_beside_its_button_and_are_built_only_then(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[str] = []

    def note(address: str) -> Dots:
        built.append(address)
        return dots(address)

    monkeypatch.setattr(phone_code, "dots", note)
    window = open_window(size=(1280, 900)).window
    assert len(buttons(window)) > 10
    assert built == []
    button = next(b for b in buttons(window) if "988" in b.accessibleName())
    button.click()
    settle()
    assert built == ["tel:988", *built[1:]]
    assert {view.isVisible() for view in window.findChildren(CodeView)} == {True}
    (codes,) = window.findChildren(PhoneCodes)
    assert in_sight(codes.grab().toImage()) == set(built)
    for view in window.findChildren(CodeView):
        view.blank()  # what its timer does after half a minute
    settle()
    assert in_sight(codes.grab().toImage()) == set()


def test_codes_on_a_card_run_for_thirty_seconds_and_then_go_blank_by_themselves(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(size=(1280, 900)).window
    next(b for b in buttons(window) if "988" in b.accessibleName()).click()
    settle()
    (codes,) = window.findChildren(PhoneCodes)
    timers = [view.findChild(QTimer) for view in codes.findChildren(CodeView)]
    assert timers
    for timer in timers:
        assert isinstance(timer, QTimer)
        assert (timer.isActive(), timer.interval()) == (True, SHOWN)
    assert SHOWN == 30_000
    # The same with a timer that need not be waited for.
    short = PhoneCodes([Code("One", dots("tel:988")), Code("Two", dots("tel:116123"))], shown=1)
    assert in_sight(short.grab().toImage()) == {"tel:988", "tel:116123"}
    qtbot.waitUntil(lambda: all(view.is_blank for view in short.findChildren(CodeView)))
    assert in_sight(short.grab().toImage()) == set()
    assert "The codes are gone, so that nobody else reads them here." in {
        label.accessibleName() for label in short.findChildren(QLabel)
    }
    short.deleteLater()


def test_codes_go_when_the_places_of_another_country_are_shown(open_window: OpenWindow) -> None:
    window = open_window(size=(1280, 900)).window
    buttons(window)[1].click()
    settle()
    panel = window.findChild(SupportPanel)
    assert isinstance(panel, SupportPanel)
    assert window.findChildren(CodeView) != []
    window.set_theme("dark")
    settle()
    assert window.findChildren(CodeView) == []


def test_in_a_narrow_window_a_code_is_whole(open_window: OpenWindow) -> None:
    window = open_window(size=(360, 740)).window
    window.show_help()
    settle()
    next(b for b in buttons(window) if "988" in b.accessibleName()).click()
    settle()
    assert "tel:988" in in_sight(window.grab().toImage())


@pytest.fixture
def kiosk(fonts: QApplication, tmp_path: Path, library_file: Path) -> Iterator[Kiosk]:
    with make(tmp_path, library_file, size=(1280, 900)) as made:
        Hand(made.window).begin()
        yield made


@pytest.mark.parametrize("leave", ["finish", "hide", "home", "silence"])
def test_K3_codes_are_gone_at_once_with_the_visit(kiosk: Kiosk, leave: str) -> None:
    hand = Hand(kiosk.window)
    hand.press("help")
    hand.tap(buttons(kiosk.window.desk)[0])
    settle()
    assert "tel:988" in in_sight(kiosk.window.grab().toImage())
    if leave == "silence":
        kiosk.window.rest()
    else:
        hand.press(leave)
    settle()
    assert in_sight(kiosk.window.grab().toImage()) == set()
    assert kiosk.window.findChildren(CodeView) == []


def test_codes_never_cover_what_hides_and_what_ends(kiosk: Kiosk) -> None:
    hand = Hand(kiosk.window)
    hand.press("help")
    hand.tap(buttons(kiosk.window.desk)[1])
    settle()
    (codes,) = kiosk.window.findChildren(PhoneCodes)
    assert codes.isVisible()
    for name in ("hide", "finish"):
        button = kiosk.window.desk.bar_button(name)
        assert not button.visibleRegion().isEmpty()
        assert button.visibleRegion().boundingRect() == button.rect()
    place = kiosk.window.desk.bar_button("hide")
    tap_at(kiosk, place.mapTo(kiosk.window, place.rect().center()))
    assert kiosk.window.attract.isVisible()


# -- what is in a handout


def handout_rows(window: QWidget) -> dict[str, Row]:
    found: list[Row] = window.findChildren(Row)
    return {str(row.property("piece")): row for row in found if row.property("piece")}


def test_of_a_handout_one_thing_at_a_time_is_shown_as_codes(
    open_window: OpenWindow, directory: Directory
) -> None:
    cards = all_cards_of(directory, "US")
    (place, code) = next((c.id, own[0]) for c in cards if len(own := card_codes(c)) == 1)
    whole = open_window(size=(1280, 900))
    handout = whole.visit.handout
    handout.add(Kind.ARTICLE, "cervical-stitch")
    handout.add(Kind.ARTICLE, "gone-since")
    handout.add(Kind.HELP, cards[0].id)  # the emergency card: none of its codes is shown
    handout.add(Kind.HELP, place)
    window = whole.window
    window.open("handout")
    settle()
    for name, expected in (
        ("cervical-stitch", allowed_texts()["en", "cervical-stitch"]),
        (place, {bytes_in(code.dots)}),
    ):
        (button,) = (b for b in window.findChildren(QPushButton) if b.text() == "On your phone")
        button.click()
        settle()
        assert set(handout_rows(window)) == {"cervical-stitch", place}
        assert window.findChildren(CodeView) == []
        handout_rows(window)[name].click()
        settle()
        (codes,) = window.findChildren(PhoneCodes)
        (found,) = in_sight(codes.grab().toImage())
        assert found.encode() in expected
    window.open("home")
    settle()
    assert window.findChildren(CodeView) == []


# -- questions


def library_questions(library: Library, tag: str) -> list[str]:
    """Return every question of every page that has some, in the order of the pages."""
    found = []
    for name in article_ids(library):
        article = library.article(name, tag)
        assert article is not None
        for passage in article.passages:
            numbers = sorted(chosen(passage.html))
            texts = [question_text(Question(name, number), library, tag) for number in numbers]
            found += [text for text in texts if text is not None]
    return found


@pytest.mark.parametrize("tag", TONGUES)
def test_all_questions_of_the_library_are_read_again_in_their_order_K9(
    library: Library, tag: str
) -> None:
    questions = library_questions(library, tag)
    assert len(questions) >= 20
    codes = question_codes("Q", questions)
    assert [code.name for code in codes] == [f"Q ({at})" for at in range(1, len(codes) + 1)]
    texts = [bytes_in(code.dots) for code in codes]
    assert max(map(len, texts)) <= MOST_BYTES
    assert b"\n".join(texts).decode().splitlines() == [f"- {one}" for one in questions]
    # As few as hold them: each is too full for the first question of the next.
    for text, following in pairwise(texts):
        assert len(text) + 1 + len(following.splitlines()[0]) > MOST_BYTES


def test_a_question_that_no_code_can_hold_is_left_out() -> None:
    long = "ñ" * MOST_BYTES
    codes = question_codes("Q", ["One?", long, "Two?"])
    assert [bytes_in(code.dots) for code in codes] == [b"- One?\n- Two?"]
    assert [code.name for code in codes] == ["Q"]
    assert question_codes("Q", [long]) == question_codes("Q", []) == []


@pytest.mark.parametrize("typed", [False, True])
def test_chosen_questions_are_one_code_and_what_somebody_typed_is_in_none_K9(
    open_window: OpenWindow, typed: bool
) -> None:
    whole = open_window(size=(1280, 900))
    handout, window = whole.visit.handout, whole.window
    handout.ask(Question(text="May Ann come too?"))
    if not typed:
        handout.ask(Question("questions-to-ask", 3))
        handout.ask(Question("questions-to-ask", 1))
    window.open("handout")
    settle()
    (button,) = (b for b in window.findChildren(QPushButton) if b.text() == "On your phone")
    button.click()
    settle()
    rows = [row for row in window.findChildren(Row) if row.property("kind") == "questions"]
    assert len(rows) == (not typed)
    for row in rows:
        row.click()
        settle()
        (codes,) = window.findChildren(PhoneCodes)
        (found,) = in_sight(codes.grab().toImage())
        assert len(found.splitlines()) == 2
        assert "Ann" not in found
    window.open("home")
    settle()
