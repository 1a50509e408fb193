"""What search is given of the places to get help: names, numbers and what each is for."""

from collections import Counter

from viewer.search.documents import Document, Kind
from viewer.support.directory import Directory
from viewer.support.findable import support_documents
from viewer.support.resource import in_language


def documents(directory: Directory, *languages: str) -> dict[tuple[str, str], Document]:
    found = list(support_documents(directory, languages))
    assert Counter((one.id, one.language) for one in found).most_common(1)[0][1] == 1
    return {(one.id, one.language): one for one in found}


def test_every_place_is_given_once_in_each_language(real: Directory) -> None:
    found = documents(real, "en", "es")
    assert set(found) == {(name, tag) for name in real.ids() for tag in ("en", "es")}
    assert {one.kind for one in found.values()} == {Kind.SUPPORT}
    assert list(support_documents(real, ())) == []


def test_a_place_is_found_by_its_name_its_kind_and_its_number(real: Directory) -> None:
    found = documents(real, "en")
    line = found["us-988", "en"]
    place = real.resource("us-988")
    assert place is not None
    assert line.title == place.name
    assert "crisis" in line.synonyms
    assert "988" in line.synonyms


def test_a_place_is_found_by_the_name_it_had_before(real: Directory) -> None:
    renamed = [
        place for country in real.countries for place in country.resources if place.former_names
    ]
    assert renamed
    found = documents(real, "en")
    for place in renamed:
        assert set(place.former_names) <= set(found[place.id, "en"].synonyms)


def test_a_kind_is_written_as_words(real: Directory) -> None:
    found = documents(real, "en")
    for country in real.countries:
        for place in country.resources:
            assert found[place.id, "en"].synonyms[0] == place.kind.replace("-", " ")


def test_what_it_is_for_is_told_in_the_language(real: Directory) -> None:
    found = documents(real, "en", "es")
    for (name, tag), one in found.items():
        place = real.resource(name)
        assert place is not None
        assert [section.text for section in one.sections] == [in_language(place.text, tag)]
    assert found["us-988", "en"].sections != found["us-988", "es"].sections


def test_every_number_is_given_as_it_is_dialed(real: Directory) -> None:
    found = documents(real, "en")
    for country in real.countries:
        for place in country.resources:
            dialed = [contact.number.digits for contact in place.contacts if contact.number]
            given = found[place.id, "en"].synonyms
            assert list(given[len(given) - len(dialed) :]) == dialed
