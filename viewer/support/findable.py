"""What search is given to find of the places to get help: their names and what they are for."""

from collections.abc import Iterator, Sequence

from viewer.search.documents import Document, Kind, Section
from viewer.support.directory import Directory
from viewer.support.resource import Resource, in_language


def support_documents(directory: Directory, languages: Sequence[str]) -> Iterator[Document]:
    """Yield every place to get help in each of ``languages``."""
    for country in directory.countries:
        for resource in country.resources:
            for tag in languages:
                yield _document(resource, tag)


def _document(resource: Resource, tag: str) -> Document:
    numbers = [contact.number.digits for contact in resource.contacts if contact.number]
    return Document(
        kind=Kind.SUPPORT,
        id=resource.id,
        language=tag,
        title=resource.name,
        synonyms=[resource.kind.replace("-", " "), *resource.former_names, *numbers],
        sections=[Section(text=in_language(resource.text, tag))],
    )
