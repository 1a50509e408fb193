"""The page opens nothing by itself and reads nothing but the library (K8, K14, K15, K16)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QObject, QPoint, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPixmap, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser, QTextEdit, QWidget

from tests.conftest import ROOT, OpenWindow, settle
from tests.journeys.reader import Reader
from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.theme import THEMES, Look

HTML = QTextDocument.ResourceType.HtmlResource.value
IMAGE = QTextDocument.ResourceType.ImageResource.value
STYLE = QTextDocument.ResourceType.StyleSheetResource.value
ONLY_HERE = "A line that only this computer knows."
SIDE = 64
NO_TIMER_UNDER = 10_000
"""Milliseconds; anything that wakes the computer more often is a fault."""

FORBIDDEN = {"QDesktopServices", "QProcess", "QFileDialog", "QPrintDialog", "QColorDialog"}

ALLOWED = {
    # A clinic's computer asks where to save, and on which printer; a kiosk loads neither (K14).
    "viewer/gui/handout_saving.py": {"QFileDialog"},
    "viewer/gui/printing.py": {"QPrintDialog"},
}


def no_figure(name: str) -> None:
    """Have no pictures."""


@pytest.fixture
def reader(open_window: OpenWindow) -> Reader:
    reader = Reader(open_window())
    reader.window.open("what-is-cervical-insufficiency")
    return reader


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "secret.html"
    file.write_text(f"<p>{ONLY_HERE}</p>", encoding="utf-8")
    return file


@pytest.fixture
def picture(tmp_path: Path) -> QUrl:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    file = tmp_path / "picture.png"
    assert image.save(str(file))
    return QUrl.fromLocalFile(str(file))


@pytest.fixture
def plain(fonts: QApplication) -> Iterator[QTextBrowser]:
    browser = QTextBrowser()
    yield browser
    browser.close()
    browser.deleteLater()
    settle()


def addresses(secret: Path) -> list[str]:
    """Return forty ways to name something that is not in the library."""
    path = secret.as_posix()
    return [
        *(f"file://{path}", f"file:{path}", path, f"FILE://{path}", f"File:///{path}"),
        *(f"figure:{path}", f"figure:../..{path}", f"figure:file://{path}", f"figure:..{path}"),
        *("figure:..%2f..%2fetc/passwd", "figure:", "figure:no-such.svg", "figure:/etc/passwd"),
        *("../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "/etc/passwd", "etc/passwd"),
        *("http://example.org/a.html", "https://example.org/a.png", "ftp://example.org/a"),
        *("HTTP://example.org/", "//example.org/a", "\\\\server\\share\\a.html"),
        *("//server/share/a.html", "file://server/share/a.html", "smb://server/share/a"),
        *("data:text/html,<b>hi</b>", "data:image/png;base64,iVBORw0KGgo=", "qrc:/qt/etc/qt.conf"),
        *("qrc:///", ":/qt-project.org/", "javascript:alert(1)", "mailto:a@example.org"),
        *("tel:999", "about:blank", "view-source:http://example.org", "ssh://example.org"),
        *("jar:file:///a.jar!/b", "blob:null/1", "C:\\Windows\\win.ini", "c:/Windows/win.ini"),
    ]


def test_the_page_loads_none_of_forty_foreign_addresses_K15(reader: Reader, secret: Path) -> None:
    for address in addresses(secret):
        for name in (QUrl(address), address):
            for kind in (HTML, STYLE):
                found = reader.article.loadResource(kind, name)
                assert not isinstance(found, str | bytes | QByteArray), address
            picture = reader.article.loadResource(IMAGE, name)
            assert isinstance(picture, QImage)
            assert picture.size() == QSize(1, 1), address


def test_the_page_does_load_the_figures_of_the_library(reader: Reader) -> None:
    # The control of the test above: what is allowed is really drawn.
    picture = reader.article.loadResource(IMAGE, QUrl("figure:cervix-closed-open.svg"))
    assert isinstance(picture, QImage)
    assert picture.width() > 100


def test_a_plain_text_browser_does_show_a_local_file_F10(plain: QTextBrowser, secret: Path) -> None:
    # The control of the tests below: this is what Qt does when nobody stops it.
    plain.setSource(QUrl.fromLocalFile(str(secret)))
    assert ONLY_HERE in plain.toPlainText()


def test_naming_a_local_file_as_the_source_changes_nothing(reader: Reader, secret: Path) -> None:
    page = reader.page()
    reader.article.setSource(QUrl.fromLocalFile(str(secret)))
    reader.article.reload()
    settle()
    assert reader.page() == page
    assert reader.article.source().isEmpty()


def test_a_plain_text_browser_does_draw_a_local_picture(plain: QTextBrowser, picture: QUrl) -> None:
    # The control of the test below.
    plain.setHtml(f'<img src="{picture.toString()}">')
    drawn = plain.document().resource(IMAGE, picture)
    assert isinstance(drawn, QImage | QPixmap)
    assert drawn.width() == SIDE


def test_a_page_that_names_a_local_picture_draws_nothing_of_it(
    fonts: QApplication, picture: QUrl
) -> None:
    browser = ArticleBrowser(no_figure)
    browser.resize(400, 300)
    browser.show_page(f'<p>Words.</p><img src="{picture.toString()}">', Look(THEMES["light"]))
    browser.grab()
    drawn = browser.document().resource(IMAGE, picture)
    browser.deleteLater()
    assert isinstance(drawn, QImage)
    assert drawn.width() == 1


@pytest.mark.parametrize(
    "link",
    [
        *("file:///etc/passwd", "http://example.org", "https://example.org/a", "mailto:a@b.org"),
        *("javascript:alert(1)", "data:text/html,x", "qrc:/a", "\\\\server\\share", "", ":", "x"),
        *("../../etc/passwd", "HTTPS://example.org", "tel\u200b:999", "file:" + "a" * 5000),
    ],
)
def test_a_foreign_link_opens_nothing_and_tells_so(
    reader: Reader, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    page, before = reader.page(), list(reader.opened)
    reader.window.follow(link)
    assert reader.sees("leads outside the library and is not opened")
    assert (reader.page(), reader.opened, opened) == (page, before, [])


def test_a_tapped_link_to_a_file_only_asks_and_opens_nothing(
    fonts: QApplication, secret: Path
) -> None:
    browser = ArticleBrowser(no_figure)
    browser.resize(400, 300)
    asked: list[str] = []
    browser.link_requested.connect(asked.append)
    browser.show_page(f'<p><a href="{secret.as_uri()}">Press me</a></p>', Look(THEMES["light"]))
    browser.show()
    settle()
    QTest.mouseClick(
        browser.viewport(),
        Qt.MouseButton.LeftButton,
        pos=browser.cursorRect(browser.textCursor()).center() + QPoint(8, 0),
    )
    text = browser.toPlainText()
    browser.deleteLater()
    assert asked == [secret.as_uri()]
    assert text == "Press me"


@pytest.mark.parametrize(
    "link", ["article:no-such", "article:", "support:no-such", "tel:no-such", "cite:no", "term:no",
             "fold:no-such", "#no-such", "article:cervical-stitch#no-such"],
)  # fmt: skip
def test_a_link_of_ours_that_leads_nowhere_breaks_nothing(reader: Reader, link: str) -> None:
    reader.window.follow(link)
    settle()
    assert reader.page()


def test_the_page_neither_opens_links_nor_lets_anybody_write(reader: Reader) -> None:
    browser = reader.article
    assert not browser.openLinks()
    assert not browser.openExternalLinks()
    assert browser.isReadOnly()
    assert browser.contextMenuPolicy() == Qt.ContextMenuPolicy.NoContextMenu


def takes_drops(root: QWidget) -> list[QWidget]:
    return [widget for widget in (root, *root.findChildren(QWidget)) if widget.acceptDrops()]


def test_nothing_takes_what_is_dropped_on_it_K16(reader: Reader) -> None:
    reader.window.open("treatment-options")
    reader.tap_link("cite:")
    assert takes_drops(reader.window) == []


def test_a_plain_page_does_take_what_is_dropped_on_it(plain: QTextBrowser) -> None:
    # The control of the test above.
    plain.setReadOnly(False)
    assert takes_drops(plain)


def test_nothing_on_any_page_can_be_typed_into_K9(reader: Reader) -> None:
    before = reader.page()
    for widget in [reader.article, *reader.window.findChildren(QWidget)]:
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            QTest.keyClicks(widget, "xyzzy")
    assert reader.page() == before
    assert not [field for field in reader.window.findChildren(QTextEdit) if not field.isReadOnly()]


# -- at rest


def quick_timers(root: QObject) -> list[str]:
    """Return every running timer below ``root`` that repeats more often than allowed."""
    return [
        f"{timer.parent()} every {timer.interval()} ms"
        for timer in root.findChildren(QTimer)
        if timer.isActive() and not timer.isSingleShot() and timer.interval() < NO_TIMER_UNDER
    ]


def test_no_timer_repeats_while_a_page_is_being_read(reader: Reader) -> None:
    reader.article.setFocus()
    settle()
    assert quick_timers(reader.window) == []
    assert quick_timers(QApplication.instance() or QObject()) == []


def test_a_repeating_timer_is_noticed(reader: Reader) -> None:
    # The control of the test above.
    timer = QTimer(reader.window)
    timer.start(500)
    assert len(quick_timers(reader.window)) == 1
    timer.setSingleShot(True)
    timer.start(500)
    assert quick_timers(reader.window) == []
    timer.stop()


def test_no_caret_is_drawn_and_none_blinks(reader: Reader) -> None:
    flags = reader.article.textInteractionFlags()
    assert not flags & Qt.TextInteractionFlag.TextEditable
    assert QApplication.cursorFlashTime() == 0


# -- nothing in the code could


def names_used(module: Path) -> set[str]:
    """Return every name and attribute that a module's code uses."""
    tree = ast.parse(module.read_text("utf-8"))
    found = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    found |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom | ast.Import):
            found |= {name.name.rpartition(".")[2] for name in node.names}
    return found


def test_no_module_uses_what_could_open_something_outside_K14() -> None:
    for module in sorted((ROOT / "viewer").rglob("*.py")):
        allowed = ALLOWED.get(module.relative_to(ROOT).as_posix(), set())
        assert names_used(module) & FORBIDDEN == allowed, module


def test_a_module_that_uses_it_is_noticed(tmp_path: Path) -> None:
    # The control of the test above.
    module = tmp_path / "bad.py"
    module.write_text("from PySide6.QtGui import QDesktopServices\nQDesktopServices.openUrl('x')\n")
    assert names_used(module) & FORBIDDEN == {"QDesktopServices"}
