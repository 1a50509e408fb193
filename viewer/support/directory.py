"""All places to get help, by region, in the order in which a person should see them."""

from collections.abc import Iterator

import msgspec

from viewer.problems import Problem, RejectedError
from viewer.support.resource import Kind, Mode, Resource, Text, in_language
from viewer.support.wording import number_shown

EVERYWHERE = "001"
"""The code of the whole world (UN M49), for places that are no one country's. They have no numbers,
because the same number reaches another service in another country."""

PAIRED_KINDS = frozenset({Kind.CRISIS, Kind.MATERNAL_MENTAL_HEALTH, Kind.COUNSELLING, Kind.LGBTQ})
"""Someone in a crisis may well ring a line of these kinds, so a crisis line stands beside it."""


class Nation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a country with help of its own, by its ISO 3166-2 code (``GB-SCT``)."""

    code: str
    name: Text


class Country(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The places of one country, in the order of its file.

    code: ISO 3166-1, or EVERYWHERE.
    """

    code: str
    file: str
    name: Text
    nations: tuple[Nation, ...]
    resources: tuple[Resource, ...]


class Region(msgspec.Struct, frozen=True, kw_only=True):
    """A region that can be chosen, and its name in the reader's language."""

    code: str
    name: str


class Directory(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The places to get help of every country that the library holds."""

    countries: tuple[Country, ...] = ()

    @classmethod
    def decode(cls, data: bytes) -> "Directory":
        """Return what ``encode`` wrote; no bytes give an empty directory.

        Raises RejectedError when the bytes are damaged or of another version.
        """
        if not data:
            return cls()
        try:
            return msgspec.json.decode(data, type=cls)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise RejectedError(
                Problem(
                    file="places to get help",
                    line=0,
                    rule="damaged-support",
                    message=f"The places to get help in this library cannot be read ({error}). "
                    "Compile the library again with this version of Snowdrop.",
                )
            ) from error

    def regions(self, language: str) -> list[Region]:
        """Return every region that can be chosen: a country's nations, or the country itself."""
        return [
            Region(code=place.code, name=in_language(place.name, language))
            for country in self.homes()
            for place in (country.nations or (country,))
        ]

    def homes(self) -> list[Country]:
        """Return the countries in which a clinic can be; EVERYWHERE is none."""
        return [country for country in self.countries if country.code != EVERYWHERE]

    def knows(self, region: str | None) -> bool:
        """Tell whether ``region`` is a country or nation that has places of its own here."""
        return self._country(region) is not None

    def cards(self, region: str | None) -> list[Resource]:
        """Return the places of ``region``: emergency first, then crisis lines, then the rest.

        Those that serve every country come last. None or an unknown region gives only what finds
        help in any country, and no number: the same short number reaches another service in
        another country, so there is no fallback to one. A bare country code whose nations have
        help of their own (``GB``) gives what serves the whole country.
        """
        world = [
            card
            for country in self.countries
            if country.code == EVERYWHERE
            for card in country.resources
        ]
        home = self._country(region)
        if home is None:
            return [card for card in world if card.kind is Kind.DIRECTORY]
        serving = [card for card in home.resources if not card.regions or region in card.regions]
        return sorted(serving, key=_rank) + world

    def emergency(self, region: str | None) -> str | None:
        """Return the emergency number of ``region``, such as ``911``; None when it is not known."""
        for card in self.cards(region):
            for contact in card.contacts:
                if card.kind is Kind.EMERGENCY and contact.number and not contact.number.by_text:
                    return contact.number.digits
        return None

    def resource(self, resource_id: str) -> Resource | None:
        """Return the place with this id, of whatever country."""
        return next((found for found in self._all() if found.id == resource_id), None)

    def ids(self) -> frozenset[str]:
        """Return the ids of all places."""
        return frozenset(found.id for found in self._all())

    def numbers(self, language: str = "en") -> dict[str, str]:
        """Return id -> number as shown, for links in articles; a number to ring goes first."""
        shown: dict[str, str] = {}
        for found in self._all():
            numbers = [contact.number for contact in found.contacts if contact.number]
            if numbers:
                shown[found.id] = number_shown(min(numbers, key=lambda n: n.by_text), language)
        return shown

    def companion(self, resource: Resource, region: str | None) -> Resource | None:
        """Return the crisis line that must stand beside a mental-health line that is none.

        It is the first crisis line of the region that a person can ring. None when ``resource`` is
        itself a crisis line, is for something else, or the region has no such line.
        """
        if resource.crisis or resource.kind not in PAIRED_KINDS:
            return None
        lines = (card for card in self.cards(region) if card.crisis and _rings(card))
        return next((card for card in lines if card.kind is Kind.CRISIS), None)

    def crisis(self, region: str | None, language: str) -> str | None:
        """Return the region's first crisis line to ring, and what to press; None if not known."""
        for card in self.cards(region):
            for contact in card.contacts if card.crisis and card.kind is Kind.CRISIS else ():
                if contact.mode is Mode.LIVE and contact.number and not contact.number.by_text:
                    menu = in_language(contact.menu, language) if contact.menu else ""
                    return f"{contact.number.digits} ({card.name}). {menu}".strip()
        return None

    def _country(self, region: str | None) -> Country | None:
        for country in self.homes():
            if region == country.code or region in {nation.code for nation in country.nations}:
                return country
        return None

    def _all(self) -> Iterator[Resource]:
        for country in self.countries:
            yield from country.resources


def encode(directory: Directory) -> bytes:
    """Return ``directory`` as bytes for the library file; the same directory, the same bytes."""
    return msgspec.json.encode(directory)


def _rank(card: Resource) -> int:
    if card.kind is Kind.EMERGENCY:
        return 0
    return 1 if card.crisis else 2


def _rings(card: Resource) -> bool:
    return any(
        contact.mode is Mode.LIVE and contact.number and not contact.number.by_text
        for contact in card.contacts
    )
