"""Markdown to passages: what an editor writes is what is shown, and every slip is named."""

import re

import pytest

from tests.library.content_folder import RED_FLAGS, ContentFolder
from viewer.library.article import Article, PassageKind
from viewer.problems import Problem

STITCH = "content/en/care/stitch.md"


def only(problems: list[Problem], rule: str) -> Problem:
    """Return the only problem, which is of ``rule`` and ends in what to do."""
    assert [problem.rule for problem in problems] == [rule], problems
    assert problems[0].message.endswith(".")
    return problems[0]


def html(article: Article) -> str:
    return "\n".join(passage.html for passage in article.passages)


def body(folder: ContentFolder, text: str, **fields: str) -> Article:
    """Return the compiled article with this body; it must have no problem."""
    folder.article(text, **fields)
    assert folder.problems() == []
    return folder.stitch()


SLIPS = {
    "a dead link to an article": ("Go [there](article:gone).", "dead-link"),
    "a dead link to a heading": ("Go [there](#gone).", "dead-link"),
    "a dead link to a heading elsewhere": ("Go [there](article:stitch#gone).", "dead-link"),
    "a dead link to a place to get help": ("Go [there](support:gone).", "dead-link"),
    "a number that is not there": ("Call [](tel:gone).", "dead-link"),
    "an unknown word": ("The [there](term:gone).", "dead-link"),
    "a link without words": ("Go [](article:stitch).", "empty-link"),
    "a typed phone number": ("Call [988](tel:us-988).", "phone-text"),
    "an unknown source": ("A claim [@gone].", "unknown-source"),
    "a source the article does not list": ("A claim [@card-2019].", "unlisted-source"),
    "a bad fact number": ("A claim. {facts: seven}", "bad-fact"),
    "an empty fact mark": ("A claim. {facts:}", "bad-fact"),
    "a misspelled mark": ("A claim. {fact: 7.3}", "bad-braces"),
    "an open brace": ("A claim. {facts: 7.3", "bad-braces"),
    "a heading that skips": ("### Too deep", "heading-skip"),
    "a second title": ("# Title", "heading-level"),
    "a fourth level": ("#### Deep", "heading-level"),
    "an empty heading": ("##", "empty-heading"),
    "an id that is no id": ("## Text {#Not Id}", "bad-id"),
    "an unknown callout": ('!!! warning "Title"\n    Text.', "unknown-callout"),
    "a callout without a title": ("!!! note\n    Text.", "callout-title"),
    "a callout without quotes": ("!!! note Title\n    Text.", "callout-title"),
    "an empty fold": ('!!! more "Title"\n', "empty-fold"),
    "a fold in a fold": ('!!! more "A"\n    A.\n\n    !!! more "B"\n        B.', "nested-fold"),
    "a missing figure": ("![Words](figures/gone.svg)", "missing-figure"),
    "a figure elsewhere": ("![Words](../secret.svg)", "missing-figure"),
    "a figure from the net": ("![Words](http://x.org/a.svg)", "missing-figure"),
    "a figure without words": ("![](figures/womb.svg)", "figure-alt"),
    "a figure with too many words": (f"![{'x' * 151}](figures/womb.svg)", "figure-alt"),
    "a figure in a sentence": ("See ![Words](figures/womb.svg) here.", "inline-figure"),
    "a risk that is not YAML": ('!!! risk "How many?"\n    who: [', "not-yaml"),
    "a risk without a field": ('!!! risk "How many?"\n    who: people', "missing-field"),
    "raw HTML": ("Text <b>bold</b>.", "raw-html"),
    "an HTML comment": ("Text <!-- hidden -->.", "raw-html"),
    "a right-to-left override": ("Text \u202egnp.exe.", "hidden-character"),
    "an override as an entity": ("Text &#x202e;gnp.exe.", "hidden-character"),
    "a zero-width space in a word": ("mis\u200bcarriage", "hidden-character"),
    "our own mark": ("Text \ue0001\ue001.", "hidden-character"),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_named_with_file_and_line_and_the_rest_is_shown(
    folder: ContentFolder, name: str
) -> None:
    text, rule = SLIPS[name]
    folder.article(f"First words.\n\nSecond words.\n\n{text}\n\nLast words.\n")
    problem = only(folder.problems(), rule)
    marked = text.split("\n")
    at = {"nested-fold": 3, "not-yaml": 2, "missing-field": 1}.get(rule, 0)
    line = folder.line("en/care/stitch.md", marked[0].strip()) + at
    assert (problem.file, problem.line) == (STITCH, line)
    page = folder.page()
    assert "First words." in page
    assert "Last words." in page


ADDRESSES = [
    "http://x.org",
    "https://x.org/a?b=c",
    "HTTP://X.ORG",
    "ftp://x.org",
    "file:///etc/passwd",
    "file:passwd",
    "FILE:///etc/passwd",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "javascript&#58;alert(1)",
    "&#106;avascript:alert(1)",
    "java\tscript:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "data:image/svg+xml;base64,AA",
    "mailto:a@x.org",
    "qrc:/a",
    "about:blank",
    "blob:x",
    "view-source:x",
    "//x.org/a",
    "\\\\\\\\host\\\\share",
    "///etc/passwd",
    "/etc/passwd",
    "../secret",
    "..%2fsecret",
    "./a.md",
    "a.md",
    "C:\\\\Windows",
    "C:/Windows",
    "~/.ssh",
    "fold:a",
    "cite:smith-2020",
    "figure:womb.svg",
    "image:x",
    "article:stitch/../../x",
    "article:stitch?x=y",
    "article:Stitch",
    "article://stitch",
    "article: stitch",
    "support:us-988/x",
    "support://x.org",
    "tel:+15550100",
    "tel:us-988;phone-context=x",
    "term:cervix:x",
    "#a b",
    "%23a",
    "",
    "?x",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_leads_out_becomes_plain_text_K15(
    folder: ContentFolder, address: str
) -> None:
    folder.article(f"Before.\n\nGo [there]({address}) now.\n\nAfter.\n")
    problems = folder.problems()
    assert {problem.rule for problem in problems} <= {"bad-address", "dead-link"}
    line = folder.line("en/care/stitch.md", "Go [there]")
    assert {problem.line for problem in problems} == {line}
    article = folder.stitch()
    assert "<a" not in html(article)
    assert "there now." in html(article)


@pytest.mark.parametrize(
    "text",
    ["<http://x.org>", "<a@x.org>", "[there][1]\n\n[1]: http://x.org", "http://x.org", "[1]: x"],
)
def test_no_other_way_to_write_a_link_makes_one_K15(folder: ContentFolder, text: str) -> None:
    folder.article(f"Before {text} after.\n")
    assert "<a" not in html(folder.stitch())


def test_a_link_that_leads_somewhere_is_kept(folder: ContentFolder) -> None:
    article = body(
        folder,
        "## One {#first}\n\n[a](article:stitch) [b](article:stitch#first) [c](#first) "
        "[d](support:us-988) [e](support:) [](tel:us-988) [f](term:cervix)\n",
    )
    assert re.findall(r'href="([^"]*)"', html(article)) == [
        "article:stitch",
        "article:stitch#first",
        "#first",
        "support:us-988",
        "support:",
        "tel:us-988",
        "term:cervix",
    ]
    assert '<a href="tel:us-988">988</a>' in html(article)


def test_a_link_to_an_article_that_was_left_out_is_dead(folder: ContentFolder) -> None:
    folder.article(name="loss/other", body="Text.", code="CI-08", summary=None)
    folder.article("Go [there](article:other).")
    assert "dead-link" in [problem.rule for problem in folder.problems()]
    assert "<a" not in html(folder.stitch())


def test_every_element_of_the_markdown_arrives_A2(folder: ContentFolder) -> None:
    text = (
        "## One\n\nPara.\n\n### Two\n\n- a\n- b\n    - c\n\n1. x\n2. y\n\n"
        "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n> Quoted.\n\n"
        '!!! key "Key"\n    - in\n\n!!! more "More"\n    ## Three\n\n    - d\n\n'
        '![Words](figures/womb.svg "Below")\n'
    )
    article = body(folder, text)
    counted = {
        tag: len(re.findall(rf"<{tag}[ >]", html(article)))
        for tag in ("h2", "h3", "ul", "ol", "li", "th", "td", "blockquote", "img")
    }
    assert counted == {
        "h2": len(re.findall(r"^ *## ", text, re.MULTILINE)),
        "h3": len(re.findall(r"^ *### ", text, re.MULTILINE)),
        "ul": 4,
        "ol": 1,
        "li": len(re.findall(r"^ *(?:-|\d\.) ", text, re.MULTILINE)),
        "th": 2,
        "td": 5,
        "blockquote": 1,
        "img": 1,
    }
    assert [(h.level, h.title, h.passage) for h in article.outline] == [
        (2, "One", ""),
        (3, "Two", ""),
        (2, "Three", "more"),
    ]


def test_headings_get_stable_ids_and_no_two_are_alike(folder: ContentFolder) -> None:
    article = body(
        folder, "## What *now*?\n\n## What now\n\n## Fixed {#mine}\n\n## 手術\n\nText.\n"
    )
    assert [heading.id for heading in article.outline] == [
        "what-now",
        "what-now-2",
        "mine",
        "section-4",
    ]
    assert '<h2><a name="mine"></a>Fixed</h2>' in html(article)


@pytest.mark.parametrize("title", ["Callout urgent", "Source smith", "Page about"])
def test_a_heading_cannot_take_an_anchor_of_the_page(folder: ContentFolder, title: str) -> None:
    (heading,) = body(folder, f"## {title}\n\nText.\n").outline
    assert heading.id.startswith("about-")


def test_a_fixed_id_that_stands_twice_is_named(folder: ContentFolder) -> None:
    folder.article("## A {#same}\n\nText.\n\n## B {#same}\n")
    problem = only(folder.problems(), "double-heading-id")
    assert problem.line == folder.line("en/care/stitch.md", "## B")


@pytest.mark.parametrize("kind", ["key", "urgent", "note", "guideline", "research"])
def test_a_callout_is_a_card_that_names_its_kind(folder: ContentFolder, kind: str) -> None:
    article = body(folder, f'!!! {kind} "A title"\n    First.\n\n    - item\n\nOutside.\n')
    assert html(article) == (
        f'<table class="callout {kind}" width="100%" cellspacing="0" cellpadding="16"><tr><td>'
        f'<p class="callout-title"><a name="callout-{kind}"></a>A title</p><p>First.</p>'
        "<ul><li>item</li></ul></td></tr></table>\n<p>Outside.</p>"
    )
    assert article.passages[0].text == "A title\nFirst.\nitem\nOutside."


def test_folds_become_passages_of_their_own(folder: ContentFolder) -> None:
    article = body(
        folder,
        'Before.\n\n!!! more "Detail"\n    Inside.\n\nBetween.\n\n'
        '!!! gate "Hard"\n    Hard words.\n',
    )
    assert [(p.kind, p.id, p.title, p.text) for p in article.passages] == [
        (PassageKind.OPEN, "", "", "Before."),
        (PassageKind.MORE, "detail", "Detail", "Inside."),
        (PassageKind.OPEN, "", "", "Between."),
        (PassageKind.GATE, "hard", "Hard", "Hard words."),
    ]


@pytest.mark.parametrize(
    "around",
    ['!!! key "K"\n    {}', "- item\n\n    {}", '!!! more "M"\n    Text.\n\n    {}', "> {}"],
)
def test_hard_words_stay_behind_their_gate_wherever_it_stands_K6(
    folder: ContentFolder, around: str
) -> None:
    prefix = "> " if around.startswith(">") else "    "
    gate = f'!!! gate "Hard"\n{prefix}    Hard words.'
    folder.article(around.format(gate) + "\n")
    only(folder.problems(), "nested-fold")
    article = folder.stitch()
    assert [p.text for p in article.passages if p.kind is PassageKind.GATE] == ["Hard words."]
    assert not any(
        "Hard words" in p.html for p in article.passages if p.kind is not PassageKind.GATE
    )
    assert "Hard words" not in folder.page()


def test_citations_are_numbered_in_order_of_first_use_T4(folder: ContentFolder) -> None:
    article = body(folder, "A [@jones-2011; @smith-2020]. B [@smith-2020].\n")
    assert [(s.number, s.key) for s in article.sources] == [(1, "jones-2011"), (2, "smith-2020")]
    assert re.findall(r'<sup>.*?"cite:([a-z0-9-]+)">(\d)</a></sup>', html(article)) == [
        ("jones-2011", "1"),
        ("smith-2020", "2"),
        ("smith-2020", "2"),
    ]
    assert article.sources[0].text == "Jones B. More. Press. 2011."
    assert article.sources[1].address == "doi:10.1000/x"
    assert article.passages[0].text == "A. B."


def test_fact_marks_become_claims_and_are_not_shown_T4(folder: ContentFolder) -> None:
    article = body(
        folder, "One [@smith-2020]. {facts: 7.3, C9}\n\n- Two. {facts: 1.1}\n    - Three.\n"
    )
    assert [(claim.text, claim.facts, claim.sources) for claim in article.claims] == [
        ("One.", ["7.3", "C9"], ["smith-2020"]),
        ("Two.", ["1.1"], []),
    ]
    assert "facts" not in html(article)


RISK = """\
!!! risk "How many are born early?"
    who: people with a short cervix
    with: {label: With a stitch, of: %s, count: %s}
    without: {label: Without a stitch, of: %s, count: %s}
    facts: ["7.3"]
    sources: [smith-2020]
"""


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ((100, 28, 100, 41), "With a stitch: about 13 fewer in every 100."),
        ((100, 41, 100, 28), "With a stitch: about 13 more in every 100."),
        ((1000, 5, 1000, 5), "With a stitch: about the same number in every 1,000."),
    ],
)
def test_a_risk_block_says_the_difference_in_words_H7(
    folder: ContentFolder, numbers: tuple[int, ...], sentence: str
) -> None:
    article = body(folder, RISK % numbers)
    assert sentence in html(article)
    assert "Among people with a short cervix:" in html(article)
    first = f"<th>With a stitch</th><td>{numbers[1]} of every {numbers[0]:,}</td>"
    assert first in html(article)
    assert article.claims[0].facts == ["7.3"]
    assert article.sources[0].key == "smith-2020"


def test_a_risk_block_may_tell_one_side_only(folder: ContentFolder) -> None:
    text = "\n".join(line for line in RISK.split("\n") if "with:" not in line)
    article = body(folder, text % (100, 41))
    assert "41 of every 100" in html(article)
    assert "about" not in html(article)


@pytest.mark.parametrize(
    "numbers",
    [(100, 28, 50, 41), (100, 101, 100, 41), (0, 0, 0, 0), (100, -1, 100, 41)],
    ids=["two denominators", "more than all", "of none", "fewer than none"],
)
def test_a_risk_block_with_impossible_numbers_is_left_out_H7(
    folder: ContentFolder, numbers: tuple[int, ...]
) -> None:
    folder.article("First words.\n\n" + RISK % numbers)
    problem = only(folder.problems(), "risk-numbers")
    assert problem.line == folder.line("en/care/stitch.md", "!!! risk")
    assert "of every" not in folder.page()
    assert "First words." in folder.page()


def test_a_risk_block_without_a_source_is_named_T4(folder: ContentFolder) -> None:
    folder.article(RISK.replace("    sources: [smith-2020]\n", "") % (100, 28, 100, 41))
    assert only(folder.problems(), "risk-source").line == folder.line("en/care/stitch.md", "!!!")


def test_the_red_flag_card_shows_emergency_first_then_the_named_groups_H10(
    folder: ContentFolder,
) -> None:
    article = body(folder, "[red-flags]\n", red_flags="[stitch]")
    words = article.passages[0].text.split("\n")
    assert words == [
        "When to call now",
        "Tell the receptionist now.",
        "Call {emergency} now",
        "Heavy bleeding",
        "Something bulging",
        "With a stitch",
        "Fever",
    ]
    assert "Call 911 now" in folder.page()


def test_a_red_flag_without_a_source_is_shown_and_listed_for_the_reviewer(
    folder: ContentFolder,
) -> None:
    article = body(folder, "[red-flags]\n")
    assert article.for_reviewer == ["Red flag without a source seen (2.1): Something bulging"]
    assert "Something bulging" in html(article)


def test_a_card_that_is_missing_is_named(folder: ContentFolder) -> None:
    (folder.root / "en/red-flags.yaml").unlink()
    folder.article("Text.\n\n[red-flags]\n")
    rules = {problem.rule: problem for problem in folder.problems()}
    assert rules["no-red-flags"].line == folder.line("en/care/stitch.md", "[red-flags]")
    assert RED_FLAGS.split("\n")[0].removeprefix("title: ") not in folder.page()


def test_a_figure_has_its_words_its_size_and_its_caption_A31(folder: ContentFolder) -> None:
    article = body(folder, '![A womb](figures/womb.svg "Where it is")\n')
    assert html(article) == (
        '<p class="figure"><img src="figure:womb.svg" alt="A womb" width="640" height="400"></p>\n'
        '<p class="caption">Where it is</p>'
    )
    assert article.passages[0].text == "A womb\nWhere it is"


def test_the_caption_of_a_missing_figure_is_still_shown(folder: ContentFolder) -> None:
    folder.article('![A womb](figures/gone.svg "Where it is")\n')
    assert '<p class="caption">Where it is</p>' in html(folder.stitch())


def test_html_is_shown_as_the_letters_it_is_made_of(folder: ContentFolder) -> None:
    folder.article("A <script>alert(1)</script> &lt;b&gt; &amp; < 5 cm\n")
    assert html(folder.stitch()) == (
        "<p>A &lt;script&gt;alert(1)&lt;/script&gt; &lt;b&gt; &amp; &lt; 5 cm</p>"
    )


def test_a_zero_width_joiner_between_persian_letters_stays(folder: ContentFolder) -> None:
    article = body(folder, "می\u200cخواهم\n")
    assert "می\u200cخواهم" in html(article)


def test_ten_thousand_list_items_and_a_word_of_100_000_letters_are_shown(
    folder: ContentFolder,
) -> None:
    article = body(folder, "- item\n" * 10_000 + "\n\n" + "x" * 100_000 + "\n")
    assert html(article).count("<li>") == 10_000
    assert "x" * 100_000 in html(article)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("".join("    " * at + "- item\n" for at in range(2_000)), id="lists"),
        pytest.param("> " * 3_000 + "deep", id="quotations"),
        pytest.param("*" * 5_000 + "a", id="stars"),
        pytest.param("[" * 20_000, id="brackets"),
        pytest.param("[a](" * 5_000, id="half links"),
        pytest.param("_a" * 20_000, id="underscores"),
        pytest.param("![" * 20_000, id="half figures"),
        pytest.param("|" * 5_000 + "\n" + "|-" * 5_000 + "|\n" + "|" * 5_000, id="table"),
        pytest.param(" " * 100_000 + "x", id="spaces"),
        pytest.param("\\" * 20_000, id="backslashes"),
        pytest.param("{" * 20_000, id="braces"),
        pytest.param("&#x26;" * 20_000, id="entities"),
        pytest.param('!!! note "' * 2_000, id="callouts"),
        pytest.param("#" * 20_000, id="hashes"),
    ],
)
def test_absurd_text_takes_nothing_else_down(folder: ContentFolder, text: str) -> None:
    folder.article("Other words.", name="loss/other", code="CI-08")
    folder.article(text)
    library, _ = folder.compile()
    other = library.article("other", "en")
    library.close()
    assert other is not None
    assert "Other words." in other.passages[0].html


def test_an_article_without_text_is_named(folder: ContentFolder) -> None:
    folder.article("\n")
    assert only(folder.problems(), "empty-body").file == STITCH


def test_reading_time_counts_words(folder: ContentFolder) -> None:
    assert body(folder, "word " * 1_000).minutes == 5
    assert body(folder, "word").minutes == 1
