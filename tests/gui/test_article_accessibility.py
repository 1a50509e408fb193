"""The nodes of an article, asked the way Qt asks them; tests/atspi asks from outside (A1 to A5)."""

import ast
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QTextDocument,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget

from tests.conftest import ROOT, OpenWindow, run_code, settle
from tests.gui.html_count import count_html
from tests.journeys.reader import Reader
from viewer.gui.accessibility import describe_articles
from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.article_structure import Kind, Part, read_structure
from viewer.gui.theme import THEMES, Look
from viewer.library.article import Article, PassageKind
from viewer.library.page import page_html
from viewer.library.store import Library

Role, Text = QAccessible.Role, QAccessible.Text
STAND_INS = ("\ufffc", "\ufdd0", "\ufdd1", "\u2028")
TODAY = date(2026, 11, 24)
LEAST_ARTICLES = 50
VISITS = int(os.environ.get("SNOWDROP_VISITS", "30"))
"""Visits to a kiosk that are made while a screen reader listens."""


def every_page(library: Library) -> Iterator[tuple[Article, str]]:
    """Return each article in each language, with all folds closed and with all open."""
    for tag in library.info.languages:
        for topic in library.topics(tag):
            for line in library.articles(topic.id, tag):
                article = library.article(line.id, tag)
                assert article is not None
                folds = {p.id for p in article.passages if p.kind is not PassageKind.OPEN}
                for opened in (set(), folds) if folds else (set(),):
                    neighbours = library.neighbours(line.id, tag)
                    yield (
                        article,
                        page_html(
                            article,
                            today=TODAY,
                            emergency="911",
                            opened=opened,
                            neighbours=neighbours,
                        ),
                    )


def counted(page: Part) -> Counter[str]:
    """Return how many parts of each kind there are, by the names that count_html() uses."""
    found = Counter(str(part.kind) for part in page.all() if part is not page)
    found["link"] += found.pop(Kind.FOLD, 0)
    found["th"] = found.pop(Kind.ROW_HEADER, 0) + found.pop(Kind.COLUMN_HEADER, 0)
    found["td"], found["tr"] = found.pop(Kind.CELL, 0), found.pop(Kind.ROW, 0)
    return +found


@pytest.fixture
def browser(fonts: QApplication) -> Iterator[ArticleBrowser]:
    """Return the page of text on its own."""
    describe_articles()
    shown = ArticleBrowser(lambda name: None)  # noqa: ARG005
    shown.resize(800, 600)
    yield shown
    shown.deleteLater()
    settle()


def show(browser: ArticleBrowser, html: str) -> None:
    browser.show_page(html, Look(THEMES["light"]))


def nodes(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Return a node and everything in it, in reading order."""
    yield node
    for at in range(node.childCount()):
        child = node.child(at)
        assert node.indexOfChild(child) == at
        yield from nodes(child)


def page_of(browser: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(browser)


def names(browser: QWidget, role: QAccessible.Role) -> list[str]:
    return [node.text(Text.Name) for node in nodes(page_of(browser)) if node.role() == role]


def test_every_article_has_exactly_the_nodes_of_its_html_A2(
    browser: ArticleBrowser, library_file: Path
) -> None:
    library = Library.open(library_file)
    pages = list(every_page(library))
    library.close()
    assert {article.language for article, _ in pages} == {"en", "es"}
    assert len({(article.id, article.language) for article, _ in pages}) >= LEAST_ARTICLES
    for article, html in pages:
        show(browser, html)
        page = read_structure(browser.document())
        where = f"{article.language}/{article.id}"
        found, wanted = counted(page), count_html(html)
        assert found == wanted, where
        for part in page.all():
            assert not any(sign in part.name + part.note for sign in STAND_INS), where
            assert part.name or part.kind in (Kind.LIST, Kind.TABLE, Kind.GROUP), (where, part)


def test_a_count_that_is_wrong_is_noticed_A2(browser: ArticleBrowser) -> None:
    # The control of the test above: each of these has one part that the other lacks.
    for html in ("<p>a <a href='term:b'>b</a></p>", "<ul><li>a</li></ul>", "<h2>a</h2>"):
        show(browser, f"{html}<p>c</p>")
        page = read_structure(browser.document())
        assert counted(page) == count_html(f"{html}<p>c</p>")
        assert counted(page) != count_html("<p>c</p>")


def test_every_node_says_the_same_as_the_structure_A2(browser: ArticleBrowser) -> None:
    show(
        browser,
        "<h1>Title</h1><p>One <a href='term:x'>two</a>.</p><ol><li>a<ul><li>b</li></ul></li>"
        "<li>c</li></ol><p><img src='figure:f' alt='What is drawn'></p>"
        "<table class='data'><thead><tr><th>H</th><th>I</th></tr></thead>"
        "<tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>",
    )
    said = [(str(node.role().name), node.text(Text.Name)) for node in nodes(page_of(browser))]
    assert said == [
        ("Document", "Title"),
        ("Heading", "Title"),
        ("Paragraph", "One two."),
        ("Link", "two"),
        ("List", ""),
        ("ListItem", "1. a"),
        ("List", ""),
        ("ListItem", "b"),
        ("ListItem", "2. c"),
        ("Graphic", "What is drawn"),
        ("Table", ""),
        ("Row", "H | I"),
        ("ColumnHeader", "H"),
        ("ColumnHeader", "I"),
        ("Row", "1 | 2"),
        ("Cell", "1"),
        ("Cell", "2"),
        ("Row", "3 | 4"),
        ("Cell", "3"),
        ("Cell", "4"),
    ]


def test_a_raised_number_is_not_read_as_part_of_the_number_before_it(
    browser: ArticleBrowser,
) -> None:
    show(browser, "<p>41 of every 100<sup><a href='cite:a'>21</a></sup></p>")
    assert names(browser, Role.Paragraph) == ["41 of every 100 [21]"]
    assert names(browser, Role.Link) == ["Source 21"]


def test_places_after_a_picture_character_are_right(browser: ArticleBrowser) -> None:
    show(browser, "<p>\U0001f33c\U0001f33c <a href='term:x'>snowdrop</a> on</p>")
    assert names(browser, Role.Link) == ["snowdrop"]


def test_a_heading_says_its_level_A3(browser: ArticleBrowser) -> None:
    show(browser, "<h1>a</h1><h2>b</h2><h3>c</h3>")
    said = [node.text(Text.Description) for node in nodes(page_of(browser))][1:]
    assert said == ["Heading level 1", "Heading level 2", "Heading level 3"]


def test_a_callout_says_what_kind_it_is_A17(browser: ArticleBrowser) -> None:
    show(
        browser,
        '<table class="callout urgent"><tr><td><p class="callout-title">'
        '<a name="callout-urgent"></a>When to call now</p><p>Go.</p></td></tr></table>',
    )
    assert names(browser, Role.Section) == ["Urgent: When to call now"]


def test_a_table_without_a_heading_row_still_names_its_rows(browser: ArticleBrowser) -> None:
    show(
        browser,
        "<table><tr><th>With</th><td>28</td></tr><tr><th>Without</th><td>41</td></tr></table>",
    )
    assert names(browser, Role.RowHeader) == ["With", "Without"]


def test_rows_and_columns_are_those_that_are_seen_A2(browser: ArticleBrowser) -> None:
    show(
        browser,
        "<table class='data'><thead><tr><th>Choice</th><th>Early</th><th>Late</th></tr></thead>"
        "<tr><td>With</td><td>1</td><td>2</td></tr><tr><td>Without</td><td>3</td><td>4</td></tr>"
        "</table>",
    )
    browser.show()
    settle()
    rows = [
        [row.child(at) for at in range(row.childCount())]
        for row in nodes(page_of(browser))
        if row.role() == Role.Row
    ]
    heads = [cell.text(Text.Name) for cell in rows[0]]
    for row in rows:
        lefts = [cell.rect().left() for cell in row]
        assert lefts == sorted(set(lefts))
        assert len({cell.rect().top() for cell in row}) == 1
        assert lefts == [cell.rect().left() for cell in rows[0]]  # each under its heading
    for row in rows[1:]:
        assert [cell.text(Text.Description) for cell in row] == heads
    tops = [row[0].rect().top() for row in rows]
    assert tops == sorted(set(tops))
    browser.hide()


def links(browser: ArticleBrowser) -> list[QAccessibleInterface]:
    return [node for node in nodes(page_of(browser)) if node.role() in (Role.Link, Role.Button)]


def press(node: QAccessibleInterface) -> None:
    actions = node.actionInterface()
    assert "Press" in actions.actionNames()
    actions.doAction("Press")
    settle()


def test_every_link_can_be_pressed_and_goes_where_a_tap_goes_A5(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open("cervical-stitch")
    asked: list[str] = []
    reader.article.link_requested.disconnect()
    reader.article.link_requested.connect(asked.append)
    for link in links(reader.article):
        press(link)
    hrefs = [part.href for part in read_structure(reader.article.document()).all() if part.href]
    assert asked == hrefs
    assert len(hrefs) > 50


def test_a_pressed_link_opens_its_page_and_a_citation_its_card_A5(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open("treatment-options")
    found = {link.text(Text.Name): link for link in links(reader.article)}
    press(found["Source 1"])
    assert "Gateshead" in reader.card_says()
    press(found["The cervical stitch (cerclage)"])
    assert reader.opened[-1] == "cervical-stitch"
    assert page_of(reader.article).text(Text.Name) == "The cervical stitch (cerclage)"


def test_a_fold_says_that_it_is_open_A5(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open("second-trimester-loss")

    def folds() -> list[QAccessibleInterface]:
        return [node for node in links(reader.article) if node.state().expandable]

    assert folds()
    assert all(fold.state().collapsed and not fold.state().expanded for fold in folds())
    press(folds()[0])
    assert folds()[0].state().expanded
    assert not folds()[0].state().collapsed


def test_tab_tells_which_link_has_the_focus_A7(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open("cervical-stitch")
    reader.article.setFocus()
    assert page_of(reader.article).focusChild() is page_of(reader.article)
    QTest.keyClick(reader.article, Qt.Key.Key_Tab)
    first = links(reader.article)[0]
    assert first.state().focused
    assert page_of(reader.article).focusChild().text(Text.Name) == first.text(Text.Name)


def test_a_node_stands_where_its_words_are_A8(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open("cervical-stitch")
    page = page_of(reader.article)
    view = reader.article.viewport()
    headings = [node for node in nodes(page) if node.role() == Role.Heading]
    title = headings[0].rect()
    assert view.rect().contains(view.mapFromGlobal(title.center()))
    there = page.childAt(title.center().x(), title.center().y())
    assert there.text(Text.Name) == headings[0].text(Text.Name)
    assert not headings[0].state().offscreen
    assert headings[-1].state().offscreen
    outside = view.mapToGlobal(QPoint(-5, -5))
    assert page.childAt(outside.x(), outside.y()) is None


def test_nodes_are_used_again_on_the_next_page_A25(open_window: OpenWindow) -> None:
    from viewer.gui.article_accessibility import pool

    reader = Reader(open_window())
    sizes = []
    for _ in range(3):
        for page in ("cervical-stitch", "treatment-options", "second-trimester-loss"):
            reader.window.open(page)
            list(nodes(page_of(reader.article)))
        sizes.append(len(pool))
    assert sizes[1:] == sizes[:1] * 2


def test_a_node_kept_from_the_page_before_can_still_be_asked_A25(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open("cervical-stitch")
    kept = list(nodes(page_of(reader.article)))
    reader.window.open("home")
    assert all(node.state().invisible for node in kept)
    reader.window.open("topic:care")
    reader.window.open("cervical-length-scan")
    assert page_of(reader.article).childCount() > 0  # the page is read anew
    for node in kept[1:]:
        assert node.isValid()
        assert (node.text(Text.Name), node.childCount()) == ("", 0)
        assert node.state().invisible
        assert node.parent() is kept[0]


def test_nodes_outlive_their_window_A25(browser: ArticleBrowser) -> None:
    describe_articles()
    other = ArticleBrowser(lambda name: None)  # noqa: ARG005
    show(other, "<h1>a</h1><p>b <a href='term:c'>c</a></p>")
    kept = list(nodes(page_of(other)))[1:]
    show(other, "<h1>a</h1>")
    assert page_of(other).childCount() == 1  # the others wait in the pool
    other.deleteLater()
    settle()
    assert [node.window() for node in kept] == [None, None, None]
    assert [node.text(Text.Name) for node in kept] == ["", "", ""]
    assert [node.parent() for node in kept] == [None, None, None]


def test_a_browser_of_qts_own_kind_tells_nothing_of_this_A2(fonts: QApplication) -> None:
    # The control: what a screen reader gets without our nodes.
    plain = QTextBrowser()
    plain.setHtml("<h1>Title</h1><p>One <a href='term:x'>two</a>.</p>")
    assert Role.Heading not in {node.role() for node in nodes(page_of(plain))}
    plain.deleteLater()


class Client:
    """Stands where Qt passes events on to clients, and notes them."""

    def __init__(self) -> None:
        self.events: list[tuple[str, str]] = []

    def isActive(self) -> bool:
        return True

    def updateAccessibility(self, event: QAccessibleEvent) -> None:
        said = event.accessibleInterface()
        words = event.message() if isinstance(event, QAccessibleAnnouncementEvent) else ""
        self.events.append((event.type().name, words or said.text(Text.Name)))

    def of(self, kind: str) -> list[str]:
        """Return the names that events of this kind came with, and forget all."""
        found = [name for event, name in self.events if event == kind]
        self.events.clear()
        return found


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Client:
    from viewer.gui import article_accessibility

    listening = Client()
    monkeypatch.setattr(article_accessibility, "QAccessible", listening)
    return listening


def test_a_new_page_is_announced_once_and_a_fold_is_not_A26(
    open_window: OpenWindow, client: Client
) -> None:
    reader = Reader(open_window())
    reader.window.open("cervical-stitch")
    list(nodes(page_of(reader.article)))
    reader.window.open("second-trimester-loss")
    settle()
    title = page_of(reader.article).text(Text.Name)
    assert title != "The cervical stitch (cerclage)"
    assert client.of("Announcement") == [title]
    fold = next(node for node in links(reader.article) if node.state().expandable)
    press(fold)
    assert client.of("Announcement") == []


def test_a_client_is_told_which_nodes_went_and_came_A26(
    browser: ArticleBrowser, client: Client
) -> None:
    show(browser, "<h1>a</h1><p>b</p>")
    list(nodes(page_of(browser)))
    settle()
    client.events.clear()
    show(browser, "<h1>c</h1><p>d</p>")
    settle()
    went = [name for event, name in client.events if event == "ObjectDestroyed"]
    came = [name for event, name in client.events if event == "ObjectCreated"]
    assert (went, came) == (["a", "b"], ["c", "d"])
    assert set(client.of("NameChanged")) == {"c", "d"}


def test_the_tab_key_tells_each_link_once_A7(open_window: OpenWindow, client: Client) -> None:
    reader = Reader(open_window())
    reader.window.open("cervical-stitch")
    settle()
    wanted = [link.text(Text.Name) for link in links(reader.article)][:3]
    reader.article.setFocus()
    client.events.clear()
    for _ in wanted:
        QTest.keyClick(reader.article, Qt.Key.Key_Tab)
    assert client.of("Focus") == wanted


# -- what must never be done, and what must not happen while nobody listens


FORBIDDEN = ("interface_cast", "deleteAccessibleInterface")


def dangerous(source: str) -> list[str]:
    """Return what crashes the program under a screen reader (F3, F4)."""
    found = []
    for node in ast.walk(ast.parse(source)):
        name = getattr(node, "name", getattr(node, "attr", ""))
        if name in FORBIDDEN:
            found.append(str(name))
    return found


def test_nothing_that_crashes_under_a_screen_reader_is_written_A25() -> None:
    for path in (ROOT / "viewer").rglob("*.py"):
        assert dangerous(path.read_text(encoding="utf-8")) == [], path
    assert dangerous("class N:\n    def interface_cast(self, t): ...\n") == ["interface_cast"]
    assert dangerous("QAccessible.deleteAccessibleInterface(1)") == ["deleteAccessibleInterface"]


GONE = """
import sys
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
app = QApplication(["snowdrop"])
if sys.argv[1] == "ours":
    from viewer.gui.accessibility import describe_articles
    describe_articles()
area = QScrollArea()
area.setWidget(QLabel("a"))
area.show()
node = QAccessible.queryAccessibleInterface(area)
print([node.child(at) is None for at in (0, *range(90, 4000))] == [False] + [True] * 3910)
"""


@pytest.mark.parametrize(("whose", "survives"), [("ours", True), ("Qt's", False)])
def test_a_client_may_ask_for_a_scroll_bar_that_has_just_gone_A25(
    whose: str, survives: bool
) -> None:
    # Qt's own node reads past its end: the control.
    result = subprocess.run(
        [sys.executable, "-c", GONE, whose],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (result.returncode == 0 and result.stdout == "True\n") == survives


def soak(library: Path, folder: Path, visits: int, *how: str) -> dict[str, list[list[int]]]:
    """Return what soak_of_nodes.py tells of so many visits to a kiosk."""
    result = subprocess.run(
        [sys.executable, "-m", "tests.gui.soak_of_nodes", library, folder, str(visits), *how],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: dict[str, list[list[int]]] = json.loads(result.stdout)
    return found


@pytest.mark.timeout(60 + 2 * VISITS)
def test_many_visits_under_a_screen_reader_leave_no_nodes_behind_A25(
    library_file: Path, tmp_path: Path
) -> None:
    early, late = soak(library_file, tmp_path, VISITS)["figures"]
    print(f"{VISITS} visits: nodes held, in the pool, trees: {early}, then {late}")
    assert late == early
    assert all(early)  # there was something to count


def test_nodes_that_are_held_for_good_are_noticed_A25(library_file: Path, tmp_path: Path) -> None:
    # The control of the test above.
    early, late = soak(library_file, tmp_path, 14, "broken")["figures"]
    assert late[0] >= early[0] + 8


UNHEARD = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication(["snowdrop"])
from viewer.app import Application, prepare
from viewer.open_library import Where
whole = Application(prepare(Where(library=Path(sys.argv[1]))), None, "cervical-stitch")
whole.window.show()
for page in ("treatment-options", "home", "cervical-stitch"):
    whole.window.open(page)
    app.processEvents()
if sys.argv[2] == "heard":
    from PySide6.QtGui import QAccessible
    from viewer.gui.article_browser import ArticleBrowser
    QAccessible.queryAccessibleInterface(whole.window.findChild(ArticleBrowser))
print("viewer.gui.article_accessibility" in sys.modules)
"""


@pytest.mark.parametrize(("who", "made"), [("nobody", "False"), ("heard", "True")])
def test_nothing_is_made_while_nobody_listens(library_file: Path, who: str, made: str) -> None:
    assert run_code(UNHEARD, library_file, who).stdout.split() == [made]


def test_an_empty_document_is_a_page_without_parts(fonts: QApplication) -> None:
    page = read_structure(QTextDocument())
    assert (page.name, page.children) == ("", [])
