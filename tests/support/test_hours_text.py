"""Opening hours in words, in the line's own time."""

import pytest

from viewer.support.hours_text import hours_text
from viewer.support.resource import Hours


@pytest.mark.parametrize(
    ("osm", "uncertain", "english", "spanish"),
    [
        ("24/7", None, "Day and night", "De día y de noche"),
        (
            *("24/7", "PH", "Day and night. This may differ on public holidays."),
            "De día y de noche. Puede ser distinto en los días festivos.",
        ),
        (
            "Mo,Fr 10:00-15:00; Tu-Th 10:00-15:00,18:00-21:00; PH off",
            None,
            (
                "Monday, Friday 10:00–15:00; Tuesday to Thursday 10:00–15:00, 18:00–21:00 (London "
                "time). This may differ on public holidays."
            ),
            (
                "lunes, viernes 10:00–15:00; martes a jueves 10:00–15:00, 18:00–21:00 (hora de "
                "Londres). Puede ser distinto en los días festivos."
            ),
        ),
    ],
)
def test_hours_are_said_in_words(
    osm: str, uncertain: str | None, english: str, spanish: str
) -> None:
    hours = Hours(osm=osm, tz="Europe/London", country="GB", uncertain=uncertain)
    assert (hours_text(hours, "en"), hours_text(hours, "es")) == (english, spanish)
