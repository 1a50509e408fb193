"""One written number, and everything made from it: the digits shown, dialed and read aloud.

A page was once seen that printed one number and dialed another. Here both come from one field.
"""

import re

import msgspec

from viewer.support.resource import Number, NumberKind

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_CODE = re.compile(r"[0-9]{3,6}")
_KEYWORD = re.compile(r"[A-Za-z0-9]{1,20}")
_ORDINARY = {NumberKind.NATIONAL, NumberKind.TEXT_NUMBER}
_BY_TEXT = {NumberKind.TEXT_NUMBER, NumberKind.TEXT_CODE}
_EUROPEAN_PREFIX = "116"
_SIX_DIGITS = 6


class NumberRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number as an editor writes it: ``{kind: national, value: "+448081643332"}``.

    value: E.164 for ``national`` and ``text-number``, the bare code for the other two.
    keyword: the word to send, for the two kinds that take a text message.
    """

    kind: NumberKind
    value: str
    keyword: str | None = None


def number_for(record: NumberRecord, country: str) -> Number:
    """Return every form of ``record`` as a person in ``country`` (ISO 3166-1) needs it.

    Raises ValueError with a sentence when the number is not valid for that country.
    """
    if record.keyword is not None:
        if record.kind not in _BY_TEXT:
            raise ValueError(
                f"“{record.value}” is a number to ring, but it has a keyword. "
                "Remove the keyword, or use the kind text-code or text-number."
            )
        if not _KEYWORD.fullmatch(record.keyword):
            raise ValueError(f"The keyword “{record.keyword}” must be one word of plain letters.")
    if record.kind in _ORDINARY:
        digits, address = _national(record.value, country), record.value
    else:
        digits, address = _code(record.value, country), record.value
    scheme = "sms" if record.kind in _BY_TEXT else "tel"
    body = f"?body={record.keyword}" if record.keyword else ""
    return Number(
        kind=record.kind,
        digits=digits,
        spoken=spoken(digits),
        dial=f"{scheme}:{address}{body}",
        keyword=record.keyword,
    )


def spoken(digits: str) -> str:
    """Return ``digits`` one by one with a pause between groups: ``0 8 0 8, 1 6 4, 3 3 3 2``.

    A six-digit code without groups is read in two halves; the ``1`` before a North American
    number is read with the group that follows it.
    """
    groups = re.findall(r"[0-9]+", digits)
    if len(groups) == 1 and len(groups[0]) == _SIX_DIGITS:
        groups = [groups[0][:3], groups[0][3:]]
    if len(groups) > 1 and groups[0] == "1":
        groups = [groups[0] + groups[1], *groups[2:]]
    return ", ".join(" ".join(group) for group in groups)


def _national(value: str, country: str) -> str:
    import phonenumbers

    if not _E164.fullmatch(value):
        raise ValueError(
            f"“{value}” must be written with + and the country's code, such as “+448081643332”."
        )
    try:
        parsed = phonenumbers.parse(value, None)
    except phonenumbers.NumberParseException as error:
        raise ValueError(f"“{value}” is not a telephone number ({error}). Compare it.") from error
    if not phonenumbers.is_valid_number_for_region(parsed, country):
        raise ValueError(f"“{value}” is not a valid number of {country}. Compare every digit.")
    if parsed.country_code == 1:
        form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
        return phonenumbers.format_number(parsed, form).removeprefix("+").replace(" ", "-")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


def _code(value: str, country: str) -> str:
    import phonenumbers
    from phonenumbers import shortnumberinfo

    if not _CODE.fullmatch(value):
        raise ValueError(f"“{value}” must be a code of 3 to 6 digits without spaces.")
    parsed = phonenumbers.parse(value, country)
    if not shortnumberinfo.is_valid_short_number_for_region(parsed, country):
        raise ValueError(f"“{value}” is not a short code of {country}. Compare every digit.")
    if len(value) == _SIX_DIGITS and value.startswith(_EUROPEAN_PREFIX):
        return f"{value[:3]} {value[3:]}"
    return value
