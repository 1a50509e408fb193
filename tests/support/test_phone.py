"""One written field gives what is shown, dialed and read aloud."""

import pytest

from viewer.support.phone import NumberRecord, number_for
from viewer.support.resource import NumberKind
from viewer.support.wording import number_shown, number_spoken

NATIONAL, TEXT = NumberKind.NATIONAL, NumberKind.TEXT_NUMBER
SHORT, CODE = NumberKind.SHORT_CODE, NumberKind.TEXT_CODE


@pytest.mark.parametrize(
    ("record", "country", "shown", "dial", "spoken"),
    [
        (
            NumberRecord(kind=NATIONAL, value="+18338526262"),
            *("US", "1-833-852-6262", "tel:+18338526262", "1 8 3 3, 8 5 2, 6 2 6 2"),
        ),
        (
            NumberRecord(kind=NATIONAL, value="+448081643332"),
            *("GB", "0808 164 3332", "tel:+448081643332", "0 8 0 8, 1 6 4, 3 3 3 2"),
        ),
        (
            NumberRecord(kind=NATIONAL, value="+442077137486"),
            *("GB", "020 7713 7486", "tel:+442077137486", "0 2 0, 7 7 1 3, 7 4 8 6"),
        ),
        (NumberRecord(kind=SHORT, value="988"), *("US", "988", "tel:988", "9 8 8")),
        (
            NumberRecord(kind=SHORT, value="116123"),
            *("GB", "116 123", "tel:116123", "1 1 6, 1 2 3"),
        ),
        (
            NumberRecord(kind=CODE, value="741741", keyword="HOME"),
            *("US", "Text HOME to 741741", "sms:741741?body=HOME", "Text HOME to 7 4 1, 7 4 1"),
        ),
        (NumberRecord(kind=CODE, value="988"), *("US", "Text 988", "sms:988", "Text 9 8 8")),
        (
            NumberRecord(kind=TEXT, value="+18338526262"),
            *("US", "Text 1-833-852-6262", "sms:+18338526262", "Text 1 8 3 3, 8 5 2, 6 2 6 2"),
        ),
    ],
    ids=lambda value: value.value if isinstance(value, NumberRecord) else None,
)
def test_one_field_gives_what_is_shown_dialed_and_spoken(
    record: NumberRecord, country: str, shown: str, dial: str, spoken: str
) -> None:
    number = number_for(record, country)
    assert number_shown(number, "en") == shown
    assert number.dial == dial
    assert number_spoken(number, "en") == spoken


@pytest.mark.parametrize(
    ("record", "country"),
    [
        (NumberRecord(kind=NATIONAL, value="+448081643332"), "US"),
        (NumberRecord(kind=NATIONAL, value="+4480816433"), "GB"),
        (NumberRecord(kind=NATIONAL, value="0808 164 3332"), "GB"),
        (NumberRecord(kind=NATIONAL, value="+1988"), "US"),
        (NumberRecord(kind=SHORT, value="999"), "US"),
        (NumberRecord(kind=SHORT, value="988"), "GB"),
        (NumberRecord(kind=SHORT, value="116 123"), "GB"),
        (NumberRecord(kind=SHORT, value="988", keyword="HOME"), "US"),
        (NumberRecord(kind=CODE, value="741741", keyword="HOME NOW"), "US"),
    ],
    ids=lambda value: f"{value.value}-{value.keyword}" if isinstance(value, NumberRecord) else None,
)
def test_a_number_that_is_not_one_of_its_country_is_refused(
    record: NumberRecord, country: str
) -> None:
    with pytest.raises(ValueError, match=r"“.*”"):
        number_for(record, country)
