"""The page ``docs/clinical-codes.md``, made from the codes that a library carries."""

from collections.abc import Iterable

import msgspec

from viewer.lookup.codes import NAMES, Code

_HEAD = """\
# Pages by clinical code

This page is printed by `snowdrop codes --document`; change the articles, not the page.
**No clinical coder has checked this table.** Codes say which page may fit; they diagnose nothing.

A code is looked up as it is, then as ever wider ones: O34.301 opens what O34.30 opens. Where
several pages carry the same code, the first in the order of the library opens. A code that no page
carries opens the search page, empty, and nothing is said about it.

| System | Code | Page | Opens |
|---|---|---|---|
"""

_REQUEST = (
    "https://any.host/?mainSearchCriteria.v.c=O34.30&mainSearchCriteria.v.cs=2.16.840.1.113883.6.90"
)
_TAIL = """
Codes stand in the head of an English article and of its translation (`codes:`, see
`content/README.md`). No page carries a SNOMED CT code yet, unless the table shows one.

## How to ask

    snowdrop open --code ICD10:O34.30
    snowdrop open --url 'snowdrop:open?code=ICD10:O34.30'
    snowdrop open --url '{request}'

The last is a request of HL7 Context-Aware Knowledge Retrieval (Infobutton); its host is never
asked. `snowdrop:` addresses may carry the same fields. Each of them reaches the window that this
user has open on this screen already, or opens one. A kiosk is never reached.

| Read | |
|---|---|
| `mainSearchCriteria.v.c`, `.v.cs` | a code and its system; further ones as `.v.c1`, `.v.cs1` |
| `2.16.840.1.113883.6.90` | ICD-10-CM |
| `2.16.840.1.113883.6.96` | SNOMED CT; a number whose check digit is wrong is not looked up |
| `2.16.840.1.113883.6.103` | ICD-9-CM: no page carries such codes; the search page opens |
| `informationRecipient.languageCode.c` | the language to read in, if the library has it |

Everything else of a request, such as `patientPerson`, `performer` or `encounter`, is dropped as it
is read. It is not kept, sent on, shown or logged, and neither is the code.

## What others on the machine can see

While a command runs, whoever is logged in to the same machine may see its command line, and with it
a code, or an address with all that the record system has put into it. That is so for a `snowdrop:`
address that the desktop hands over, too. Where no window was open, the command itself becomes the
window, so its line can be seen until that is closed. Send a code alone, never the patient; or have
it read from the standard input, which nobody else sees: `snowdrop open --code -`, or `--url -`.
"""


class Carried(msgspec.Struct, frozen=True):
    """A code, and the article that carries it."""

    code: Code
    article: str
    title: str


def document(rows: Iterable[Carried]) -> str:
    """Return the page as Markdown."""
    lines = (
        f"| {NAMES[row.code.system]} | {row.code.shown} | {row.title} | `{row.article}` |\n"
        for row in rows
    )
    return _HEAD + "".join(lines) + _TAIL.format(request=_REQUEST)
