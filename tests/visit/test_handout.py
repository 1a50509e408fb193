"""What a person wants to take home: one truth, in her order, gone with the visit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.settings import Settings
from viewer.visit.handout import (
    LONGEST_QUESTION,
    MOST_PIECES,
    MOST_QUESTIONS,
    Handout,
    Kind,
    Piece,
    Question,
)
from viewer.visit.visit import Visit


def names(handout: Handout, kind: Kind) -> list[str]:
    return [piece.id for piece in handout.pieces if piece.kind is kind]


@pytest.fixture
def handout() -> Handout:
    made = Handout()
    for kind, name in (
        (Kind.ARTICLE, "a"),
        (Kind.HELP, "one"),
        (Kind.ARTICLE, "b"),
        (Kind.HELP, "two"),
        (Kind.ARTICLE, "c"),
    ):
        assert made.add(kind, name)
    return made


def test_each_thing_is_in_it_once_in_the_order_in_which_it_was_added(handout: Handout) -> None:
    assert handout.add(Kind.ARTICLE, "a")
    assert names(handout, Kind.ARTICLE) == ["a", "b", "c"]
    assert handout.count == 5


def test_a_page_moves_past_pages_and_not_past_places(handout: Handout) -> None:
    handout.move(Kind.ARTICLE, "c", -1)
    assert names(handout, Kind.ARTICLE) == ["a", "c", "b"]
    handout.move(Kind.ARTICLE, "a", 1)
    assert names(handout, Kind.ARTICLE) == ["c", "a", "b"]
    assert names(handout, Kind.HELP) == ["one", "two"]


@given(st.lists(st.tuples(st.sampled_from("abcx"), st.sampled_from([-1, 1])), max_size=30))
def test_no_move_loses_or_doubles_anything(moves: list[tuple[str, int]]) -> None:
    handout = Handout()
    for name in "abc":
        handout.add(Kind.ARTICLE, name)
        handout.add(Kind.HELP, name)
    order = list("abc")
    for name, step in moves:
        handout.move(Kind.ARTICLE, name, step)
        if name in order:
            at = order.index(name)
            order.insert(min(max(0, at + step), 2), order.pop(at))
    assert names(handout, Kind.ARTICLE) == order
    assert names(handout, Kind.HELP) == list("abc")


def test_what_is_taken_out_is_out(handout: Handout) -> None:
    handout.remove(Kind.ARTICLE, "b")
    handout.remove(Kind.HELP, "b")
    assert names(handout, Kind.ARTICLE) == ["a", "c"]
    assert not handout.holds(Kind.ARTICLE, "b")
    assert handout.holds(Kind.HELP, "one")


def test_hard_passages_are_printed_only_where_she_says_so(handout: Handout) -> None:
    assert all(not piece.whole for piece in handout.pieces)
    handout.set_whole("b", whole=True)
    assert [piece for piece in handout.pieces if piece.whole] == [Piece(Kind.ARTICLE, "b", True)]
    handout.set_whole("b", whole=False)
    assert all(not piece.whole for piece in handout.pieces)


def test_questions_keep_the_order_in_which_they_were_chosen() -> None:
    handout = Handout()
    for number in (7, 2, 11):
        assert handout.ask(Question("q", number))
    assert [one.number for one in handout.questions] == [7, 2, 11]
    handout.drop(Question("q", 2))
    assert handout.ask(Question("q", 2))
    assert [one.number for one in handout.questions] == [7, 11, 2]
    handout.move_question(Question("q", 2), -1)
    assert [one.number for one in handout.questions] == [7, 2, 11]
    assert handout.chosen("q") == {7, 11, 2}
    assert handout.chosen("other") == frozenset()


def test_an_own_question_is_kept_in_one_line_and_no_longer_than_there_is_room() -> None:
    handout = Handout()
    assert handout.ask(Question(text="  May I\n bring\tmy sister?  "))
    assert handout.questions[0].text == "May I bring my sister?"
    assert handout.ask(Question(text="x" * 5_000))
    assert len(handout.questions[1].text) == LONGEST_QUESTION
    assert not handout.ask(Question(text=" \n "))


def test_a_full_handout_says_no_and_keeps_what_it_has() -> None:
    handout = Handout()
    assert all(handout.add(Kind.ARTICLE, str(at)) for at in range(MOST_PIECES))
    assert not handout.add(Kind.ARTICLE, "one more")
    assert all(handout.ask(Question("q", at)) for at in range(1, MOST_QUESTIONS + 1))
    assert not handout.ask(Question("q", MOST_QUESTIONS + 1))
    assert handout.count == MOST_PIECES + 1


def full() -> Visit:
    visit = Visit(Settings())
    visit.handout.add(Kind.ARTICLE, "a")
    visit.handout.ask(Question(text="May I?"))
    visit.history.go_to("a")
    visit.toggle("a", "one")
    visit.circumstance = "after-a-loss"
    visit.preferences.theme = "dark"
    visit.language = "es"
    return visit


def test_K3_the_end_of_a_visit_leaves_nothing_of_the_handout() -> None:
    visit = full()
    held = visit.handout
    visit.end()
    assert (held.count, held.pieces, held.questions) == (0, (), ())
    assert visit.is_fresh


def test_the_next_patient_begins_as_the_clinic_set_it() -> None:
    visit = full()
    visit.begin_anew(Settings(theme="cream", text_size=150, languages=("en", "es")))
    assert visit.is_fresh
    assert (visit.preferences.theme, visit.preferences.text_size) == ("cream", 150)
    assert visit.language == "en"
    assert visit.circumstance == ""
    assert visit.opened("a") == frozenset()


@pytest.mark.parametrize("act", ["read", "keep"])
def test_a_visit_is_fresh_until_something_is_opened_or_put_by(act: str) -> None:
    visit = Visit(Settings())
    assert visit.is_fresh
    if act == "read":
        visit.history.go_to("a")
        visit.history.back()
    else:
        visit.handout.ask(Question("q", 1))
    assert not visit.is_fresh


def test_K9_in_a_kiosk_nothing_is_typed_but_search_and_nothing_saved() -> None:
    kiosk, clinic = Visit(Settings(), kiosk=True), Visit(Settings())
    assert (kiosk.may_type, kiosk.may_save, kiosk.may_keep) == (False, False, False)
    assert (clinic.may_type, clinic.may_save, clinic.may_keep) == (True, True, True)
