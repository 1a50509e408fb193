"""The sidebar: one tap opens, the keyboard opens, and rows are fetched as they are shown."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from tests.conftest import OpenWindow, settle
from tests.journeys.reader import Reader
from viewer.gui.theme import THEMES, Look
from viewer.gui.topic_model import ADDRESS, TopicModel
from viewer.gui.topic_sidebar import TopicSidebar
from viewer.library.article import ArticleLine, Topic

MANY = 10_000
LOOK = Look(THEMES["light"])


class Shelf:
    """A library of ``MANY`` articles in one topic and three in another; counts what is asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int, int]] = []
        self.topics = [
            Topic(id="many", title="Many articles", description="", icon="leaf", count=MANY),
            Topic(id="few", title="A few", description="", icon="heart", count=3),
        ]

    def articles(self, topic: str, offset: int, limit: int) -> Sequence[ArticleLine]:
        self.asked.append((topic, offset, limit))
        count = next(found.count for found in self.topics if found.id == topic)
        return [
            ArticleLine(f"{topic}-{at}", "en", f"Article {at} of {topic}", "")
            for at in range(offset, min(count, offset + limit))
        ]

    @property
    def fetched(self) -> int:
        """How many rows were asked for in all."""
        return sum(limit for _, _, limit in self.asked)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def sidebar(fonts: QApplication, shelf: Shelf) -> Iterator[TopicSidebar]:
    made = TopicSidebar()
    made.set_library(shelf.topics, shelf.articles, LOOK)
    made.resize(280, 600)
    made.show()
    settle()
    yield made
    made.close()
    made.deleteLater()
    settle()


def texts(view: TopicSidebar) -> list[str]:
    """Return the rows that can be seen or scrolled to, from top to bottom."""
    found, index = [], view.model().index(0, 0)
    while index.isValid():
        found.append(str(index.data()))
        index = view.indexBelow(index)
    return found


def tap(view: TopicSidebar, title: str) -> None:
    at = texts(view).index(title)
    index = view.model().index(0, 0)
    for _ in range(at):
        index = view.indexBelow(index)
    view.scrollTo(index)
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center()
    )
    settle()


def test_nothing_is_fetched_until_a_topic_is_opened(sidebar: TopicSidebar, shelf: Shelf) -> None:
    assert texts(sidebar) == ["Home", "Many articles", "A few"]
    assert shelf.asked == []


def test_opening_ten_thousand_articles_fetches_only_what_is_near_the_screen(
    sidebar: TopicSidebar, shelf: Shelf
) -> None:
    sidebar.set_current("topic:many", "many")
    settle()
    assert 10 < shelf.fetched <= 300
    assert texts(sidebar)[2] == "Article 0 of many"


def test_scrolling_down_fetches_what_comes_next(sidebar: TopicSidebar, shelf: Shelf) -> None:
    # The control of the test above: the rest can be reached.
    sidebar.set_current("topic:many", "many")
    settle()
    before = shelf.fetched
    for _ in range(5):
        sidebar.verticalScrollBar().setValue(sidebar.verticalScrollBar().maximum())
        settle()
    assert shelf.fetched > before
    offsets = [offset for topic, offset, _ in shelf.asked if topic == "many"]
    assert offsets == sorted(set(offsets)), "No row is fetched twice."


def test_the_current_article_is_found_far_down(sidebar: TopicSidebar) -> None:
    sidebar.set_current("many-7777", "many")
    settle()
    current = sidebar.currentIndex()
    assert current.data() == "Article 7777 of many"
    assert sidebar.selectionModel().isSelected(current)
    assert sidebar.viewport().rect().contains(sidebar.visualRect(current).center())


def test_an_address_that_is_not_there_marks_nothing(sidebar: TopicSidebar) -> None:
    sidebar.set_current("few-1", "few")
    sidebar.set_current("few-99", "few")
    assert not sidebar.selectionModel().hasSelection()
    sidebar.set_current("x", "no-such-topic")
    assert not sidebar.selectionModel().hasSelection()


def test_one_tap_opens_a_topic_and_one_tap_an_article(sidebar: TopicSidebar) -> None:
    asked: list[str] = []
    sidebar.open_requested.connect(asked.append)
    tap(sidebar, "A few")
    sidebar.set_current("topic:few", "few")
    tap(sidebar, "Article 2 of few")
    tap(sidebar, "Home")
    assert asked == ["topic:few", "few-2", "home"]


def test_a_tap_on_an_open_topic_folds_it(sidebar: TopicSidebar) -> None:
    sidebar.set_current("topic:few", "few")
    assert "Article 0 of few" in texts(sidebar)
    tap(sidebar, "A few")
    assert "Article 0 of few" not in texts(sidebar)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_row_under_the_focus_opens_by_key_A6(sidebar: TopicSidebar, key: Qt.Key) -> None:
    asked: list[str] = []
    sidebar.open_requested.connect(asked.append)
    sidebar.set_current("topic:few", "few")
    sidebar.setFocus()
    QTest.keyClick(sidebar, Qt.Key.Key_Down)
    QTest.keyClick(sidebar, Qt.Key.Key_Down)
    QTest.keyClick(sidebar, key)
    assert asked == ["few-1"]


def test_moving_the_focus_alone_opens_nothing_A32(sidebar: TopicSidebar) -> None:
    asked: list[str] = []
    sidebar.open_requested.connect(asked.append)
    sidebar.setFocus()
    for _ in range(5):
        QTest.keyClick(sidebar, Qt.Key.Key_Down)
    assert asked == []


def test_every_row_is_at_least_44_pixels_high_A10(sidebar: TopicSidebar) -> None:
    sidebar.set_current("topic:few", "few")
    settle()
    index = sidebar.model().index(0, 0)
    while index.isValid():
        assert sidebar.visualRect(index).height() >= 44
        index = sidebar.indexBelow(index)


def test_the_model_keeps_qt_s_rules(fonts: QApplication, shelf: Shelf) -> None:
    model = TopicModel("Home", shelf.topics, shelf.articles)
    few = model.index(2, 0)
    assert model.canFetchMore(few)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.fetchMore(few)
    assert not model.canFetchMore(few)
    assert [model.index(row, 0, few).data(ADDRESS) for row in range(3)] == [
        "few-0", "few-1", "few-2",
    ]  # fmt: skip
    assert model.parent(model.index(1, 0, few)) == few
    assert model.parent(few) == QModelIndex()
    assert not model.index(0, 1).isValid()
    tester.deleteLater()


def nothing(topic: str, offset: int, limit: int) -> list[ArticleLine]:
    return []


def test_a_library_that_gives_fewer_than_it_promised_hangs_nothing(fonts: QApplication) -> None:
    shelf = Shelf()
    model = TopicModel("Home", shelf.topics, nothing)
    assert not model.find("many-5", "many").isValid()
    assert not model.canFetchMore(model.index(1, 0))


def test_a_topic_without_an_article_is_not_shown(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    titles = [str(index.data()) for index in reader.rows()]
    assert titles[0] == "Home"
    library_topics = [index for index in reader.rows() if index.row() > 0]
    model = reader.sidebar.model()
    for index in library_topics:
        while model.canFetchMore(index):
            model.fetchMore(index)
        assert model.rowCount(index) > 0, index.data()


def test_the_sidebar_marks_where_the_reader_is(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    for page in ("topic:care", "cervical-stitch", "grief-and-coping", "home"):
        reader.window.open(page)
        assert reader.sidebar.currentIndex().data(ADDRESS) == page
