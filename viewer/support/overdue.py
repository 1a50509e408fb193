"""How many numbers of a region have not been checked in time: what staff must see to."""

from collections.abc import Iterable
from datetime import date

import msgspec

from viewer.support.resource import Resource


class Overdue(msgspec.Struct, frozen=True):
    """Numbers to ring or to write to, of which so many have a check that is due.

    withheld: of those, the ones that readers are no longer shown.
    """

    numbers: int
    due: int
    withheld: int


def overdue(cards: Iterable[Resource], today: date) -> Overdue:
    """Count the numbers of ``cards`` on ``today``; emergency numbers are never due."""
    lines = [(card, one) for card in cards for one in card.contacts if one.number is not None]
    return Overdue(
        numbers=len(lines),
        due=sum(one.check.is_due(today) for _, one in lines),
        withheld=sum(card.withheld(one, today) for card, one in lines),
    )
