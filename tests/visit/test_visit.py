"""One person's time at the screen: history, preferences, opened folds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.settings import TEXT_SIZES, Settings
from viewer.visit.history import HOME, History, Place
from viewer.visit.preferences import Preferences
from viewer.visit.visit import Visit


def test_a_visit_begins_at_home_with_nowhere_to_go() -> None:
    history = History()
    assert history.current == Place(HOME)
    assert not history.can_go_back
    assert not history.can_go_forward
    assert history.back() == Place(HOME)
    assert history.forward() == Place(HOME)


def test_back_and_forward_return_to_the_line_that_was_left() -> None:
    history = History()
    history.go_to("a")
    history.leave(120)
    history.go_to("b")
    history.leave(40)
    assert history.back() == Place("a", 120)
    assert history.forward() == Place("b", 40)


def test_going_elsewhere_forgets_what_lay_ahead() -> None:
    history = History()
    for address in ("a", "b", "c"):
        history.go_to(address)
    history.back()
    history.back()
    history.go_to("d")
    assert not history.can_go_forward
    assert history.back() == Place("a")


def test_going_where_one_is_changes_nothing() -> None:
    history = History()
    history.go_to("a")
    history.leave(7)
    history.go_to("a")
    assert history.current == Place("a", 7)
    assert history.back() == Place(HOME)
    assert not history.can_go_back


@given(st.lists(st.sampled_from(["a", "b", "c", "back", "forward"]), max_size=40))
def test_history_behaves_like_two_piles(moves: list[str]) -> None:
    history = History()
    behind: list[str] = []
    here = HOME
    ahead: list[str] = []
    for move in moves:
        if move == "back":
            if behind:
                ahead.append(here)
                here = behind.pop()
            assert history.back().address == here
        elif move == "forward":
            if ahead:
                behind.append(here)
                here = ahead.pop()
            assert history.forward().address == here
        elif move != here:
            behind.append(here)
            here = move
            ahead.clear()
            history.go_to(move)
        else:
            history.go_to(move)
        assert history.current.address == here
        assert history.can_go_back == bool(behind)
        assert history.can_go_forward == bool(ahead)


def test_text_grows_and_shrinks_through_every_size_and_stops_at_the_ends() -> None:
    preferences = Preferences("light", 100)
    seen = [preferences.text_size]
    while preferences.can_grow:
        preferences.grow()
        seen.append(preferences.text_size)
    assert tuple(seen) == TEXT_SIZES
    preferences.grow()
    assert preferences.text_size == TEXT_SIZES[-1] == 400
    while preferences.can_shrink:
        preferences.shrink()
        seen.pop()
    preferences.shrink()
    assert preferences.text_size == TEXT_SIZES[0]
    assert len(seen) == 1


@pytest.mark.parametrize(("theme", "size"), [("pink", 100), ("light", 7), ("", 10_000)])
def test_preferences_that_do_not_exist_become_the_usual_ones(theme: str, size: int) -> None:
    preferences = Preferences(theme, size)
    assert (preferences.theme, preferences.text_size) == ("light", 100)


def test_a_visit_begins_as_the_clinic_set_it() -> None:
    visit = Visit(Settings(theme="dark", text_size=150, languages=("es", "en")))
    assert visit.language == "es"
    assert (visit.preferences.theme, visit.preferences.text_size) == ("dark", 150)


def test_folds_open_and_close_article_by_article() -> None:
    visit = Visit(Settings())
    visit.toggle("a", "one")
    visit.toggle("a", "two")
    visit.toggle("b", "one")
    assert visit.opened("a") == {"one", "two"}
    visit.toggle("a", "one")
    assert visit.opened("a") == {"two"}
    assert visit.opened("b") == {"one"}
    assert Visit(Settings()).opened("a") == frozenset()
