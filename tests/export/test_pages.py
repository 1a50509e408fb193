"""What the exported pages say, and how they are made: for any browser, for any screen reader."""

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import CONTENT, RESOURCES
from tests.export.conftest import exported
from tests.export.page_rules import faults, tree, words
from tests.gui.arabic_library import compile_arabic
from viewer.library.article import CRISIS, EMERGENCY, Article, PassageKind
from viewer.library.phrases import phrases_for
from viewer.library.store import Library
from viewer.open_library import compile_sources
from viewer.support.directory import Directory

PAGE = """<!DOCTYPE html><html lang="en"><head><title>T</title></head><body><main>
<h1 id="a">One</h1><h2>Two</h2><p>Words <a href="#a">up</a></p>
<img src="x.svg" alt="A line" width="1" height="1"><table><tr><th scope="col">H</th></tr></table>
<details><summary>More</summary><p>Words</p></details></main></body></html>"""


def articles(library: Library, language: str) -> list[Article]:
    found = [
        library.article(line.id, language)
        for topic in library.topics(language)
        for line in library.articles(topic.id, language)
    ]
    return [article for article in found if article]


def spoken(text: str) -> str:
    """Return the letters of ``text`` alone: no signs, and no numbers of sources."""
    return re.sub(r"[\W\d]", "", text)


def article_file(root: Path, article: Article, ending: str = ".html") -> Path:
    return root / article.language / "articles" / f"{article.id}{ending}"


# ---- the rules


def test_every_page_of_the_folder_keeps_every_rule_and_every_link_leads_somewhere(
    web: Path,
) -> None:
    pages = sorted(web.rglob("*.html"))
    assert len(pages) > 90
    assert {page.relative_to(web).as_posix(): faults(page) for page in pages if faults(page)} == {}


def test_every_page_of_the_book_keeps_every_rule_and_every_link_leads_somewhere(
    book: Path,
) -> None:
    pages = sorted(book.rglob("*.xhtml"))
    assert len(pages) > 50
    assert {page.name: faults(page) for page in pages if faults(page)} == {}


def test_a_page_that_keeps_every_rule_is_let_through(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    assert faults(file) == []


@pytest.mark.parametrize(
    ("whole", "broken"),
    [
        ('<html lang="en">', "<html>"),
        ("<h2>", "<h3>"),
        ("<h2>Two</h2>", "<h1>Two</h1>"),
        ("</p>\n<img", "\n<img"),
        ('href="#a"', 'href="#b"'),
        ('href="#a"', 'href="there.html"'),
        ('href="#a"', 'href="article:stitch"'),
        ('href="#a"', 'href="https://example.org"'),
        ('href="#a"', ""),
        (">up<", "><"),
        (' alt="A line"', ""),
        (' scope="col"', ""),
        ("<details>", "<details open>"),
        ("<h2>", '<h2 id="a">'),
        ("<h2>", '<h2 aria-labelledby="no">'),
        ("<main>", ""),
        ("<p>Words <", "<script>1</script><p>Words <"),
        ("<h2>", '<h2 style="color: pink">'),
    ],
)
def test_a_page_that_breaks_a_rule_is_caught(tmp_path: Path, whole: str, broken: str) -> None:
    file = tmp_path / "page.html"
    assert whole in PAGE
    file.write_text(PAGE.replace(whole, broken, 1), encoding="utf-8")
    assert faults(file)


# ---- nothing is lost, nothing is added


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_word_of_every_article_stands_on_its_page(
    web: Path, library: Library, language: str
) -> None:
    phrases = phrases_for(language)
    for article in articles(library, language):
        page = tree(article_file(web, article))
        for image in page.iter("img"):
            image.text = image.get("alt")
        seen = spoken("".join(page.itertext()))
        for passage in article.passages:
            text = passage.text.replace(EMERGENCY, phrases.emergency)
            for line in text.replace(CRISIS, phrases.crisis).splitlines():
                assert spoken(line.removesuffix(phrases.choose)) in seen, (article.id, line)


def test_no_page_still_speaks_the_languages_of_the_window(web: Path, book: Path) -> None:
    for page in [*web.rglob("*.html"), *book.rglob("*.xhtml")]:
        text = page.read_text(encoding="utf-8")
        for mark in (EMERGENCY, CRISIS, "callout", 'name="', "cellspacing", "tick:", "fold:"):
            found = text.replace('name="viewport"', "").replace('name="generator"', "")
            assert mark not in found.replace('name="referrer"', ""), (page.name, mark)


def test_a_picture_stands_in_a_figure_with_its_caption_and_a_card_is_a_note(web: Path) -> None:
    page = tree(web / "en/articles/cervical-stitch.html")
    figures = list(page.iter("figure"))
    assert figures
    assert all(figure.find("img") is not None for figure in figures)
    assert all(words(caption) for figure in figures for caption in figure.iter("figcaption"))
    images = [image for figure in figures for image in figure.iter("img")]
    assert all((web / "figures" / Path(one.get("src", "")).name).is_file() for one in images)
    notes = [one for one in page.iter("div") if one.get("role") == "note"]
    assert any("When to call now" in words(note) for note in notes)


def test_a_table_of_numbers_says_what_each_header_heads(web: Path, library: Library) -> None:
    scopes = {
        header.get("scope")
        for article in articles(library, "en")
        for header in tree(article_file(web, article)).iter("th")
    }
    assert scopes == {"col", "row"}


def test_a_citation_leads_to_its_source_and_the_source_to_its_doi(web: Path) -> None:
    page = tree(web / "en/articles/cervical-stitch.html")
    cited = [link for link in page.iter("a") if link.get("href", "").startswith("#source-")]
    assert cited
    assert cited[0].get("aria-label") == f"Source {words(cited[0])}"
    listing = next(one for one in page.iter("ol") if one.get("class") == "sources")
    links = [link.get("href", "") for link in listing.iter("a")]
    assert any(link.startswith("https://doi.org/10.") for link in links)


def test_a_word_leads_to_its_explanation_and_a_place_to_its_card(web: Path) -> None:
    links = [
        link.get("href", "")
        for page in (web / "en/articles").glob("*.html")
        for link in tree(page).iter("a")
    ]
    assert any(link.startswith("glossary.html#term-") for link in links)
    assert any(link.startswith("../help/") for link in links)


# ---- what a reader has to know


def test_T2_each_article_says_that_no_clinician_has_checked_it(
    web: Path, book: Path, texts: Path, library: Library
) -> None:
    for language, said in (
        ("en", "Not yet checked by a clinician"),
        ("es", phrases_for("es").not_checked),
    ):
        for article in articles(library, language):
            page = tree(article_file(web, article))
            notes = [words(one) for one in page.iter("div") if one.get("role") == "note"]
            assert any(note.startswith(said) for note in notes), article.id
            assert said in article_file(texts, article, ".txt").read_text(encoding="utf-8")
    for page_file in (book / "en/articles").glob("*.xhtml"):
        assert "Not yet checked by a clinician" in words(tree(page_file)), page_file.name


def test_L9_each_translation_says_that_software_made_it(web: Path, library: Library) -> None:
    for article in articles(library, "es"):
        assert phrases_for("es").translated_by_software in words(tree(article_file(web, article)))


def test_L4_a_page_without_translation_says_so_and_keeps_its_own_language(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    (content / "es/care/cervical-stitch.md").unlink()
    file = tmp_path / "library.snowdrop"
    file.write_bytes(compile_sources(content, RESOURCES)[0])
    web = exported(file, "html", tmp_path / "web")
    page = tree(web / "es/articles/cervical-stitch.html")
    html, article = page.find("html"), next(page.iter("article"))
    assert html is not None
    assert (html.get("lang"), article.get("lang")) == ("es", "en")
    first = next(one for one in article.iter("div") if one.get("role") == "note")
    assert first.get("lang") == "es"
    assert "español" in words(first)
    english = (web / "en/articles/cervical-stitch.html").read_text(encoding="utf-8")
    assert 'rel="alternate"' not in english
    assert {one.name: faults(one) for one in web.rglob("*.html") if faults(one)} == {}


def test_both_languages_lead_to_each_other(web: Path) -> None:
    for page in web.glob("e[ns]/**/*.html"):
        other = "es" if page.relative_to(web).parts[0] == "en" else "en"
        root = tree(page)
        links = [one for one in root.iter() if one.get("hreflang") == other]
        assert {one.tag for one in links} == {"link", "a"}, page.name
        targets = {(page.parent / one.get("href", "")).resolve() for one in links}
        assert targets == {web / other / Path(*page.relative_to(web).parts[1:])}


def test_L7_a_page_that_reads_from_right_to_left_says_so(tmp_path: Path) -> None:
    web = exported(compile_arabic(tmp_path), "html", tmp_path / "web")
    page = tree(web / "ar/articles/stitch.html").find("html")
    assert page is not None
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    assert {one.name: faults(one) for one in web.rglob("*.html") if faults(one)} == {}


def test_K5_the_first_page_and_the_book_have_a_neutral_title(web: Path, book: Path) -> None:
    for page in (web / "index.html", web / "en/index.html", web / "es/index.html"):
        assert words(next(tree(page).iter("title"))) == "Snowdrop"
    package = (book / "content.opf").read_text(encoding="utf-8")
    assert "<dc:title>Snowdrop</dc:title>" in package


# ---- K6: no surprise


def hard_lines(library: Library) -> list[tuple[Article, str]]:
    return [
        (article, passage.text.splitlines()[0])
        for article in articles(library, "en")
        for passage in article.passages
        if passage.kind is PassageKind.GATE
    ]


def test_K6_in_the_folder_a_harder_part_lies_in_a_fold_that_is_closed(
    web: Path, library: Library
) -> None:
    assert len(hard_lines(library)) > 10
    for article, line in hard_lines(library):
        page = tree(article_file(web, article))
        folds = [one for one in page.iter("details") if one.get("class") == "gate"]
        assert any(spoken(line) in spoken(words(fold)) for fold in folds)
        for fold in folds:
            fold.clear()
        assert spoken(line) not in spoken(words(page))


def test_K6_in_the_book_nobody_comes_upon_a_harder_part_by_turning_pages(
    book: Path, library: Library
) -> None:
    package = tree(book / "content.opf")
    files = {one.get("id"): one.get("href", "") for one in package.iter("item")}
    apart = {files[one.get("idref")] for one in package.iter("itemref") if one.get("linear")}
    assert len(apart) == len(hard_lines(library))
    turned = [
        spoken(words(tree(book / files[one.get("idref")])))
        for one in package.iter("itemref")
        if not one.get("linear")
    ]
    linked = {
        (page.parent / link.get("href", "").partition("#")[0]).resolve()
        for page in book.rglob("*.xhtml")
        for link in tree(page).iter("a")
    }
    assert {(book / name).resolve() for name in apart} <= linked
    for _, line in hard_lines(library):
        assert all(spoken(line) not in page for page in turned)
        assert any(spoken(line) in spoken(words(tree(book / name))) for name in apart)


def test_K6_a_text_names_its_harder_part_and_keeps_it_in_another_file(
    texts: Path, library: Library
) -> None:
    for article, line in hard_lines(library):
        text = article_file(texts, article, ".txt").read_text(encoding="utf-8")
        apart = article_file(texts, article, ".apart.txt")
        assert spoken(line) not in spoken(text)
        assert apart.name in text
        assert spoken(line) in spoken(re.sub(r"\[\d+\]", "", apart.read_text(encoding="utf-8")))


# ---- places to get help


def test_without_a_region_no_number_is_guessed(web: Path) -> None:
    page = tree(web / "en/help/index.html")
    assert "call your local emergency number" in words(page)
    assert not [one for one in page.iter("a") if one.get("href", "").startswith("tel:")]
    home = web / "en/articles/symptoms-and-when-to-call.html"
    assert "your local emergency number" in words(tree(home))


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_region_has_a_page_that_begins_with_its_emergency_number(
    web: Path, library: Library, language: str
) -> None:
    directory = Directory.decode(library.support())
    regions = directory.regions(language)
    assert len(regions) >= 9
    for region in regions:
        page = tree(web / language / "help" / f"{region.code}.html")
        assert region.name in words(next(page.iter("h1")))
        first = next(link for link in next(page.iter("main")).iter("a"))
        number = directory.emergency(region.code)
        assert words(first) == number
        assert first.get("href") == f"tel:{number}"
        rung = "not yet rung" if language == "en" else "todavía no se ha llamado"
        assert rung in words(page)


def test_a_card_says_its_hours_in_words_and_never_that_it_is_open_now(web: Path) -> None:
    text = "".join(words(tree(page)) for page in (web / "en/help").glob("*.html"))
    assert "Monday to Friday 09:00–17:00 (London time)" in text
    assert "Day and night" in text
    assert "pen now" not in text
    spanish = words(tree(web / "es/help/GB-ENG.html"))
    assert "lunes a viernes 09:00–17:00 (hora de Londres)" in spanish


def test_a_page_that_may_put_a_reader_in_danger_speaks_of_itself_and_of_no_screen(
    web: Path, texts: Path
) -> None:
    for language, said, screen in (
        ("en", "Someone else may see this page. Close it when you have read it.", "this screen"),
        ("es", "Otra persona puede ver esta página. Ciérrela cuando la haya leído.", "pantalla"),
    ):
        pages = [words(tree(web / language / f"help/{code}.html")) for code in ("US", "GB-ENG")]
        pages += [
            " ".join((texts / language / f"help/{code}.txt").read_text(encoding="utf-8").split())
            for code in ("US", "GB-ENG")
        ]
        for page in pages:
            assert said in page
            assert screen not in page


def test_K6_no_notice_in_a_text_says_that_something_stays_closed(
    web: Path, texts: Path, library: Library
) -> None:
    for language, apart, here in (
        (
            "en",
            "The harder parts are in a file of their own.",
            "The harder parts are in this file.",
        ),
        (
            *("es", "Las partes más difíciles están en un archivo aparte."),
            "Las partes más difíciles están en este archivo.",
        ),
    ):
        for article in articles(library, language):
            closed = article.front.notice_on_screen
            hard = any(passage.kind is PassageKind.GATE for passage in article.passages)
            whole = " ".join(article_file(texts, article, ".txt").read_text("utf-8").split())
            assert (apart in whole, here in whole) == (hard, False), article.id
            assert not closed or closed not in whole
            if hard:
                file = article_file(texts, article, ".apart.txt")
                harder = " ".join(file.read_text("utf-8").split())
                assert (apart in harder, here in harder) == (False, True), article.id
                assert not closed or closed not in harder
            # In the folder of pages it is true: each part is closed until it is opened.
            assert not closed or closed in words(tree(article_file(web, article)))
