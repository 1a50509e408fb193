"""What a screen reader finds, through AT-SPI, in a second process (A1 to A5, A25, A26)."""

import json
import os
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from subprocess import Popen
from typing import Any

import pytest

from tests.atspi.conftest import Seen, Session, StartProgram
from tests.gui.html_count import count_html
from viewer.library.page import page_html
from viewer.library.store import Library

ARTICLE = "treatment-options"
STAND_INS = ("\ufffc", "\ufdd0", "\ufdd1")
CHANGES = int(os.environ.get("SNOWDROP_PAGE_CHANGES", "100"))
"""``make soak`` makes it 500."""

PAGES = (
    "treatment-options",
    "cervical-stitch",
    "second-trimester-loss",
    "what-is-cervical-insufficiency",
    "cervical-length-scan",
)
STEP = 40
"""Nodes that are read from one page to the next: some of a page, so its end is never reached."""

WARMING = 20
"""Changes after which every page has been seen."""

MOST_HELD = 40
"""Nodes of pages and of what scrolls that a kiosk may hold: those of this visit and of the next."""

GROWTH = 20.0
"""Megabytes that the program may grow by while a screen reader walks (A25)."""


def nameless(nodes: list[Seen]) -> list[Seen]:
    """Return what takes the focus, or can be pressed, and has no name (A1)."""
    return [
        node
        for node in nodes
        if not node.name.strip()
        and "showing" in node.states
        and ("focusable" in node.states or "Press" in node.actions)
    ]


def has_structure(nodes: list[Seen]) -> bool:
    """Say whether there are headings, lists, links that can be pressed, and no stand-ins (A2)."""
    roles = Counter(node.role for node in nodes)
    links = [node for node in nodes if node.role == "link"]
    return (
        all(roles[role] for role in ("heading", "list", "list item", "table cell", "image"))
        and bool(links)
        and all("Press" in link.actions for link in links)
        and not any(sign in node.name + node.text for node in nodes for sign in STAND_INS)
    )


def test_an_article_reaches_a_screen_reader_with_all_its_parts_A2_A5(
    session: Session, library_file: Path
) -> None:
    session.tell(f"open {ARTICLE}")
    nodes = session.article()
    assert has_structure(nodes)
    library = Library.open(library_file)
    article = library.article(ARTICLE, "en")
    assert article is not None
    wanted = count_html(
        page_html(
            article,
            today=article.front.written,
            emergency="911",
            neighbours=library.neighbours(ARTICLE, "en"),
        )
    )
    library.close()
    roles = Counter(node.role for node in nodes)
    assert roles["heading"] == wanted["heading"]
    assert roles["link"] + roles["push button"] == wanted["link"]
    assert roles["list item"] == wanted["item"]
    assert roles["table"] == wanted["table"]
    assert roles["image"] == wanted["figure"]
    assert roles["section"] == wanted["callout"]


def test_a_plain_browser_fails_the_same_check_A2(start_program: StartProgram) -> None:
    # The control: without our nodes an article is one label that has no name.
    with start_program("plain") as plain:
        nodes = plain.walk()
        assert not has_structure(nodes)
        assert nameless(nodes)
        assert any("\ufffc" in node.text for node in nodes)
        assert plain.quit() == 0


def test_the_level_of_a_heading_and_the_kind_of_a_callout_are_said_A3(session: Session) -> None:
    session.tell(f"open {ARTICLE}")
    nodes = session.article()
    headings = [node for node in nodes if node.role == "heading"]
    assert headings[0].note == "Heading level 1"
    assert {node.note for node in headings[1:]} == {"Heading level 2", "Heading level 3"}
    assert nodes[0].name == headings[0].name == "Treatment options at a glance"
    assert "Urgent: When to call now" in {node.name for node in nodes}


@pytest.mark.parametrize("order", ["open home", f"open {ARTICLE}", "search", "help"])
def test_everything_on_the_screen_has_a_name_A1(session: Session, order: str) -> None:
    session.tell(order)
    nodes = session.walk()
    assert len(nodes) > 10
    assert nameless(nodes) == []


def test_home_and_help_are_there_with_their_words(session: Session) -> None:
    session.tell("open home")
    names = {node.name for node in session.walk()}
    assert {"Care and treatment", "When to call now", "Back"} <= names
    session.tell("help")
    texts = {node.name + node.text for node in session.walk()}
    assert any("911" in text for text in texts)


def test_a_link_pressed_by_a_screen_reader_opens_its_page_A5(session: Session) -> None:
    session.tell(f"open {ARTICLE}")
    session.ask("press", "link", "The cervical stitch (cerclage)")
    nodes = session.article()
    assert nodes[0].name == "The cervical stitch (cerclage)"
    assert next(node for node in nodes if node.role == "heading").name == nodes[0].name


def test_a_fold_says_whether_it_is_open_and_opens_when_pressed_A5(session: Session) -> None:
    session.tell("open second-trimester-loss")

    def folds() -> list[Seen]:
        return [node for node in session.article() if "expandable" in node.states and node.actions]

    before = folds()
    assert before
    assert all("collapsed" in node.states for node in before)
    session.ask("press", "push button", before[0].name)
    assert "expanded" in folds()[0].states
    session.ask("press", "push button", folds()[0].name)
    assert "collapsed" in folds()[0].states


def test_the_number_of_results_and_a_new_page_are_announced_A26(session: Session) -> None:
    session.tell("open home")
    session.tell("search")
    with session.reader("listen") as listener:
        assert listener.stdout is not None
        assert listener.stdin is not None
        session.ask("type", "stitch")
        assert any(sign.isdigit() for sign in json.loads(listener.stdout.readline()))
        session.tell(f"open {ARTICLE}")
        while "Treatment options" not in (said := json.loads(listener.stdout.readline())):
            assert said
        listener.stdin.close()


def step(walker: Popen[str], meanwhile: Callable[[], object]) -> dict[str, Any]:
    """Have ``walker`` read STEP nodes, do something ``meanwhile``; return what it saw."""
    assert walker.stdin is not None
    assert walker.stdout is not None
    walker.stdin.write(f"{STEP}\n")
    walker.stdin.flush()
    meanwhile()
    seen: dict[str, Any] = json.loads(walker.stdout.readline())
    return seen


def faults(running: Session, changes: int) -> list[str]:
    """Change pages in the middle of a screen reader's walk; return all that goes wrong (R2).

    One page is opened while it reads and one while it waits: then it asks again what it has read.
    """
    found: list[str] = []
    try:
        with running.reader("wander") as walker:
            memory = 0.0
            for change in range(0, WARMING + changes, 2):
                if change == WARMING:  # each page has been seen before memory is looked at
                    memory = float(running.tell("memory"))
                one, other = (PAGES[at % len(PAGES)] for at in (change, change + 1))
                seen = step(walker, partial(running.tell, f"open {one}"))
                running.tell(f"open {other}")
                found += seen["errors"] + seen["wrong"]
            growth = float(running.tell("memory")) - memory
            assert walker.stdin is not None
            walker.stdin.close()
        print(f"{changes} changes, {STEP * changes // 2} nodes read, {growth:+.1f} MB")
        found += [f"{growth:+.1f} MB"] if growth >= GROWTH else []
    except (AssertionError, OSError, ValueError) as error:  # it answers no more
        return [*found, repr(error)]
    status = running.quit()
    return found + running.complaints() + ([f"status {status}"] if status else [])


def test_a_walk_that_never_ends_survives_many_pages_A25(start_program: StartProgram) -> None:
    with start_program() as running:
        assert faults(running, CHANGES) == []


def test_a_program_that_deletes_its_nodes_is_noticed_A25(start_program: StartProgram) -> None:
    # The control of the test above.
    with start_program("deleting") as running:
        found = faults(running, WARMING)
        assert any("No such object" in fault for fault in found)


def test_visits_that_end_in_the_middle_of_a_walk_leave_no_nodes_A25(
    start_program: StartProgram,
) -> None:
    with start_program("kiosk") as running, running.reader("wander") as walker:
        held = []
        for visit in range(WARMING):
            step(walker, partial(running.tell, f"visit {PAGES[visit % len(PAGES)]}"))
            step(walker, partial(running.tell, "finish"))
            held.append(int(running.tell("held")))
        assert walker.stdin is not None
        walker.stdin.close()
        walker.wait()
        assert 0 < max(held[WARMING // 2 :]) <= MOST_HELD, held
        running.tell("leave")
        assert running.quit() == 0
