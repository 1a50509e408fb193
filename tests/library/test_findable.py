"""What search is given of a page: its words by section, and nothing from behind a gate."""

import msgspec
import pytest

from tests.library.content_folder import ContentFolder
from viewer.library.article import PassageKind
from viewer.library.content import GlossaryEntry
from viewer.library.findable import article_document, term_documents
from viewer.search.documents import Document, Kind, Section

SUMMARY = Section(text="What a stitch is.")
GATED = """\
Open words.

## Before

Before words.

!!! gate "Hard things"
    Secret words.

    ## Deep inside

    Deeper words.

After words.

!!! more "How exact"
    Folded words.

    ### Inside the fold

    Deep words.

Last words.
"""


def document(folder: ContentFolder, *, urgent: bool = False) -> Document:
    return article_document(folder.stitch(), urgent=urgent)


def sections(folder: ContentFolder, body: str, *, urgent: bool = False) -> list[Section]:
    """Return the sections of a page after its summary."""
    folder.article(body)
    found = document(folder, urgent=urgent).sections
    assert found[0] == SUMMARY
    return list(found[1:])


def test_a_page_is_found_by_its_title_its_points_and_the_words_editors_gave_it(
    folder: ContentFolder,
) -> None:
    folder.article("Words.\n", synonyms="[suture, thread]")
    found = document(folder)
    assert (found.kind, found.id, found.language) == (Kind.ARTICLE, "stitch", "en")
    assert found.title == "The stitch"
    assert found.points == ["What a stitch is.", "One.", "Two.", "Three."]
    assert found.synonyms == ["suture", "thread"]


def test_the_text_is_cut_at_the_headings(folder: ContentFolder) -> None:
    body = "Words.\n\n## What happens {#happens}\n\nYou lie down.\n\n### Then\n\nYou *rest*.\n"
    assert sections(folder, body) == [
        Section(text="Words."),
        Section(anchor="happens", heading="What happens", text="You lie down."),
        Section(anchor="then", heading="Then", text="You rest."),
    ]


def test_a_heading_without_text_is_no_section(folder: ContentFolder) -> None:
    body = "## Empty\n\n## Full\n\nWords.\n"
    assert sections(folder, body) == [Section(anchor="full", heading="Full", text="Words.")]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("One\ntwo.\n", "One two."),
        ("One  \ntwo.\n", "One\ntwo."),
        ("One.\n\nTwo.\n", "One.\nTwo."),
        ("- One\n- Two\n\n1. Three\n", "One\nTwo\nThree"),
        ("| a | b |\n|---|---|\n| one | two |\n", "a b\none two"),
        ("A **strong** word, a < b & c.\n", "A strong word, a < b & c."),
        ("A stitch [@smith-2020]. {facts: 7.3}\n", "A stitch."),
        ("A [cervix](term:cervix) and [help](support:us-988).\n", "A cervix and help."),
        ("![Not a word > here](figures/womb.svg \"The womb > 1\")\n", "The womb > 1"),
        ('!!! note "If it hurts"\n    Say so.\n', "If it hurts\nSay so."),
        ("Call {emergency}.\n", "Call {emergency}."),
    ],
)  # fmt: skip
def test_the_words_stand_as_a_reader_sees_them(folder: ContentFolder, body: str, text: str) -> None:
    folder.article(body, sources="[smith-2020]")
    assert [section.text for section in document(folder).sections[1:]] == [text]


def test_the_card_that_stands_on_nearly_every_page_is_found_on_one_only(
    folder: ContentFolder,
) -> None:
    body = "Before.\n\n[red-flags]\n\nAfter.\n"
    (quiet,) = sections(folder, body)
    assert quiet.text == "Before.\nAfter."
    (loud,) = sections(folder, body, urgent=True)
    assert "Heavy bleeding\nSomething bulging" in loud.text
    assert loud.text.startswith("Before.\n")
    assert loud.text.endswith("\nAfter.")


def test_a_page_that_only_lists_what_others_explain_is_found_by_its_head(
    folder: ContentFolder,
) -> None:
    folder.article("Words.\n", type="reference")
    assert document(folder).sections == [SUMMARY]


# ---- gates and folds


def test_what_lies_behind_a_gate_is_not_given_K6(folder: ContentFolder) -> None:
    assert sections(folder, GATED) == [
        Section(text="Open words."),
        Section(anchor="before", heading="Before", text="Before words."),
        Section(anchor="before", heading="Before", text="After words."),
        Section(anchor="how-exact", heading="How exact", text="Folded words."),
        Section(anchor="inside-the-fold", heading="Inside the fold", text="Deep words."),
        Section(anchor="before", heading="Before", text="Last words."),
    ]


@pytest.mark.parametrize("typed", ["secret", "secret words", "deeper", "hard things", "secrt "])
def test_nobody_finds_what_lies_behind_a_gate_K6(folder: ContentFolder, typed: str) -> None:
    folder.article(GATED)
    library, _ = folder.compile()
    found = library.search(typed, "en")
    library.close()
    shown = " ".join([*(h.snippet + h.section for h in found.hits()),
                      *(one.shown for one in found.corrections)])  # fmt: skip
    assert not {"secret", "deeper", "inside", "things"} & set(shown.casefold().split())


def test_a_page_given_without_its_gates_is_caught_K6(folder: ContentFolder) -> None:
    folder.article(GATED)
    article = folder.stitch()
    opened = [msgspec.structs.replace(one, kind=PassageKind.OPEN) for one in article.passages]
    careless = article_document(msgspec.structs.replace(article, passages=opened), urgent=False)
    careful = document(folder)
    assert "Secret words." in [section.text for section in careless.sections]
    assert "Secret words." not in [section.text for section in careful.sections]


def test_every_anchor_is_one_of_the_page(folder: ContentFolder) -> None:
    folder.article(GATED)
    article = folder.stitch()
    known = {heading.id: heading.title for heading in article.outline}
    known |= {passage.id: passage.title for passage in article.passages}
    for section in document(folder).sections:
        assert (section.anchor, section.heading) == (section.anchor, known.get(section.anchor, ""))
    assert known["how-exact"] == "How exact"


# ---- the glossary


def test_each_explained_word_is_found_in_each_language_in_one_order() -> None:
    entry = GlossaryEntry(term="Cervix", definition="The neck of the womb.")
    spanish = GlossaryEntry(term="Cuello uterino", definition="La parte baja.")
    found = list(term_documents({"womb": {"en": entry}, "cervix": {"es": spanish, "en": entry}}))
    assert [(one.kind, one.id, one.language, one.title) for one in found] == [
        (Kind.GLOSSARY, "cervix", "en", "Cervix"),
        (Kind.GLOSSARY, "cervix", "es", "Cuello uterino"),
        (Kind.GLOSSARY, "womb", "en", "Cervix"),
    ]
    assert found[0].sections == [Section(text="The neck of the womb.")]
