"""Words as the search sees them: the same whoever types them, and however."""

import pytest

from tests.search.shelf import ids, page, shelf
from viewer.search.words import fold, language, split, texts


def folded(text: str) -> list[str]:
    return [word.text for word in split(text)]


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("CERCLAGE", "cerclage"),
        ("cérvix", "cervix"),
        ("ce\u0301rvix", "cervix"),
        ("niño", "nino"),
        ("Straße", "strasse"),
        ("cer\u00advix", "cervix"),
        ("cer\u200bvix", "cervix"),
        ("don't", "dont"),
        ("don’t", "dont"),
        ("ﬁrst", "first"),
        ("ｓｔｉｔｃｈ", "stitch"),
        ("37²", "372"),
    ],
)
def test_accents_capitals_and_invisible_signs_are_folded_away(typed: str, plain: str) -> None:
    assert fold(typed) == plain
    assert folded(typed) == [plain]


@pytest.mark.parametrize("typed", ["baby's", "baby’s", "BABY'S", "BABY’S"])
def test_a_possessive_is_the_word_itself(typed: str) -> None:
    assert folded(typed) == ["baby"]


def test_a_word_that_only_ends_in_s_keeps_it() -> None:
    assert folded("loss babies' it's") == ["loss", "babies", "it"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("waters-broke", ["waters", "broke"]),
        ("waters_broke", ["waters", "broke"]),
        ("a\0b", ["a", "b"]),
        ("stitch\0", ["stitch"]),
        ("¿sangrado?", ["sangrado"]),
        ("stitch😀tear", ["stitch", "tear"]),
        ("‘stitch’", ["stitch"]),
        ('"stitch" OR NEAR(x, 2)*', ["stitch", "or", "near", "x", "2"]),
        ("\u202estitch\u202c", ["stitch"]),
        ("מחט תפר", ["מחט", "תפר"]),
        ("شدة القلب", ["شدة", "القلب"]),
        ("", []),
        ("?! … \0 \u00ad ' ’ _ 😀 \ud800", []),
    ],
)
def test_whatever_is_no_letter_and_no_digit_stands_between_words(
    typed: str, words: list[str]
) -> None:
    assert folded(typed) == words


@pytest.mark.parametrize(
    "text",
    ["The baby’s cer\u00advix, ¡cérvix!", "a\0b 😀 c", "'tis “quoted” _so_ …", "ﬁrst ① ½ 37²"],
)
def test_every_word_knows_where_it_stands(text: str) -> None:
    words = split(text)
    assert words
    for word in words:
        assert folded(text[word.start : word.end]) == [word.text]
        assert text[word.start].isalnum()
        assert not text[max(0, word.start - 1) : word.start].isalnum()
        assert not text[word.end : word.end + 1].isalnum()


@pytest.mark.parametrize("text", ["The baby’s cérvix, 37 weeks", "¿Sangra-do?\0", "", "?!"])
def test_words_without_their_places_are_the_same_words(text: str) -> None:
    assert texts(text) == folded(text)


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("en", ["stitch", "stitches", "stitched", "stitching"]),
        ("en", ["bleed", "bleeds", "bleeding"]),
        ("en-GB", ["baby", "babies"]),
        ("es", ["sangrado", "sangrar", "sangrando"]),
        ("es", ["contracción", "contracciones"]),
        ("es-MX", ["punto", "puntos"]),
    ],
)
def test_the_forms_of_a_word_have_one_stem(tag: str, forms: list[str]) -> None:
    spoken = language(tag)
    assert len({spoken.stem(fold(form)) for form in forms}) == 1


@pytest.mark.parametrize(("tag", "a", "b"), [("en", "birth", "both"), ("es", "fiebre", "fuente")])
def test_other_words_have_other_stems(tag: str, a: str, b: str) -> None:
    assert language(tag).stem(a) != language(tag).stem(b)


def test_a_language_nobody_knows_is_not_stemmed() -> None:
    assert language("tlh").stem("stitches") == "stitches"


@pytest.mark.parametrize(
    ("tag", "typed", "meant"),
    [
        ("en", "Can I have sex with a stitch?", ["sex", "stitch"]),
        ("es", "¿Puedo tener relaciones con el cerclaje?", ["relaciones", "cerclaje"]),
        ("en", "not again", ["not", "again"]),
        ("en", "what is it", ["what", "is", "it"]),
    ],
)
def test_words_that_say_nothing_are_left_out_unless_there_is_nothing_else(
    tag: str, typed: str, meant: list[str]
) -> None:
    assert [word.text for word in language(tag).meant(typed)] == meant


@pytest.mark.parametrize(
    "typed", ["fevers", "FEVER", "féver", "fe\u00adver", "fever’s", "“fever”", "fever\0", "fever😀"]
)
def test_a_page_is_found_however_its_word_is_typed(typed: str) -> None:
    library = shelf(page("heat", "Hot", "You have a fever."), page("cold", "Cold", "You shiver."))
    assert ids(library.search(typed, "en")) == ["heat"]


@pytest.mark.parametrize("typed", ["contraccion", "CONTRACCIONES", "contraccio\u0301n"])
def test_a_spanish_page_is_found_with_and_without_accents(typed: str) -> None:
    library = shelf(
        page("tight", "Vientre", "Una contracción duele.", language="es"),
        page("cold", "Frío", "Usted tiembla.", language="es"),
    )
    assert ids(library.search(typed, "es")) == ["tight"]
