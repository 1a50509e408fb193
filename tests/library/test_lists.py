from datetime import date

from tests.library.content_folder import ContentFolder
from viewer.library.page import page_html
from viewer.library.page_text import page_text

TODAY = date(2026, 11, 22)
TWO_WORDS = """\
womb:
  en: {term: Womb, definition: Where a baby grows.}
  es: {term: Útero, definition: Donde crece un bebé.}
cervix:
  en: {term: Cervix, definition: The neck of the womb.}
"""


def test_the_glossary_page_lists_every_word_in_the_order_of_the_alphabet(
    folder: ContentFolder,
) -> None:
    folder.write("glossary.yaml", TWO_WORDS)
    folder.article("All words:\n\n[glossary]\n")
    text = folder.stitch().passages[0].text
    assert text.index("Cervix: The neck of the womb.") < text.index("Womb: Where a baby grows.")


def test_a_word_without_a_translation_stands_in_the_first_language(folder: ContentFolder) -> None:
    folder.write("glossary.yaml", TWO_WORDS)
    library = (folder.root / "library.yaml").read_text("utf-8")
    folder.write("library.yaml", library.replace("[en]", "[en, es]"))
    folder.article("[glossary]\n", language="es")
    compiled, _ = folder.compile()
    article = compiled.article("stitch", "es")
    compiled.close()
    assert article is not None
    assert "Útero: Donde crece un bebé." in article.passages[0].text
    assert "Cervix: The neck of the womb." in article.passages[0].text


def test_a_question_can_be_chosen_and_taken_off_again(folder: ContentFolder) -> None:
    folder.article("1. [ ] What is [cervix](term:cervix) length?\n2. [ ] Who places it?\n")
    article = folder.stitch()
    free = page_html(article, today=TODAY, emergency=None)
    chosen = page_html(article, today=TODAY, emergency=None, opened={"tick:2"})
    assert free.count("Choose this") == 2
    assert "[ ]" not in free
    assert chosen.count("Choose this") == 1
    assert 'href="tick:2">Chosen. Take it off<' in chosen


def test_a_plain_list_item_cannot_be_chosen(folder: ContentFolder) -> None:
    folder.article("1. What is it?\n2. Who places [ ] it?\n")
    assert "tick:" not in page_html(folder.stitch(), today=TODAY, emergency=None)


def test_nothing_can_be_chosen_in_a_terminal(folder: ContentFolder) -> None:
    folder.article("1. [ ] Who places it?\n")
    text = page_text(folder.stitch(), today=TODAY, emergency=None)
    assert "1. Who places it?" in text
    assert "Choose" not in text
