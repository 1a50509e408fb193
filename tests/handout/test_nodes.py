"""The HTML of a passage becomes plain values: no tag is lost on the way, and no text is read."""

from typing import Any

from viewer.handout.nodes import DEEPEST, blocks, chosen, clean, walk


def kinds(nodes: object) -> list[str]:
    return [node["t"] for node in walk(nodes) if "t" in node]


def said(nodes: object) -> str:
    return "".join(node["s"] for node in walk(nodes) if "s" in node)


def test_signs_of_any_markup_stay_text() -> None:
    text = '#let x = 1; $a$ *b* _c_ `d` @e <f> = g \\ // [h] {"t": "h"}'
    (node,) = blocks(f"<p>{text.replace('<', '&lt;')}</p>")
    assert node["t"] == "p"
    assert node["c"] == [{"t": "text", "s": text}]


def test_words_inside_words_keep_what_they_are() -> None:
    (node,) = blocks("<p>a <strong>b <em>c</em></strong><br>d<sup>1</sup></p>")
    assert kinds(node["c"]) == ["text", "strong", "text", "em", "text", "br", "text", "sup", "text"]


def test_a_caption_goes_with_its_figure() -> None:
    html = '<p class="figure"><img src="figure:a.svg" alt="A"></p><p class="caption">Below</p>'
    (figure,) = blocks(html)
    assert (figure["name"], figure["alt"], said(figure["caption"])) == ("a.svg", "A", "Below")


def test_a_callout_is_no_table_and_a_short_row_is_filled_up() -> None:
    callout = (
        '<table class="callout note" width="100%"><tr><td><p class="callout-title">Hm</p>'
        "<p>x</p></td></tr></table>"
    )
    (note,) = blocks(callout)
    assert (note["t"], note["kind"], said(note["title"]), said(note["c"])) == (
        *("callout", "note"),
        *("Hm", "x"),
    )
    (table,) = blocks(
        '<table class="data"><thead><tr><th>a</th><th>b</th></tr></thead>'
        '<tr><td align="right">1</td></tr></table>'
    )
    assert table["columns"] == 2
    assert [[said(cell["c"]) for cell in row] for row in table["rows"]] == [["a", "b"], ["1", ""]]
    assert [cell["head"] for cell in table["rows"][0]] == [True, True]


def test_the_choice_on_the_screen_is_not_printed_and_its_question_is_found_by_its_number() -> None:
    html = (
        '<ol start="3"><li>How <em>long</em>?<sup><a class="cite" href="cite:a">1</a></sup> '
        '<a class="tick" href="tick:3">Choose this</a></li><li>No choice</li></ol>'
    )
    (listing,) = blocks(html)
    assert listing["start"] == 3
    assert "Choose" not in said(listing)
    assert chosen(html) == {3: "How long?"}


def test_what_is_nested_too_deep_keeps_its_words() -> None:
    depth = 5 * DEEPEST
    nodes = blocks("<ul><li>" * depth + "<strong>deep</strong>" + "</li></ul>" * depth)
    assert said(nodes) == "deep"
    assert len(kinds(nodes)) < 2 * DEEPEST


def test_a_long_word_may_be_broken_and_no_sign_turns_the_text_around() -> None:
    assert clean("a" * 100).count("\u200b") == 2
    assert clean("a" * 40) == "a" * 40
    assert clean("x\u202ey\x00\x07z\n\n w") == "xyz w"


def test_links_go_where_they_are_sent_and_others_are_plain() -> None:
    def resolve(address: str) -> str:
        return {"article:a": "#a0", "name:here": "a0-here"}.get(address, "")

    html = '<p><a name="here"></a><a href="article:a">A</a> <a href="tel:1">1</a></p>'
    nodes: Any = blocks(html, resolve)
    found = [node for node in walk(nodes) if node.get("t") in ("a", "place")]
    assert [(node["t"], node.get("to") or node.get("id")) for node in found] == [
        ("place", "a0-here"),
        ("a", "#a0"),
    ]
    assert said(nodes) == "A 1"
