"""A thin binding to libcups, the library of the Unix print service: just what a handout needs.

pycups would do it, but it comes as source only, and our set-up takes built packages only. The
simple calls of libcups are not used either: they look for printers on the network first. So a
request is put together here, attribute by attribute (IPP, RFC 8011), and goes to one place: the
service's socket on this computer. Nothing is handed to libcups that could make it fall back to the
network's port 631 (K8), and nothing is written to a file by us.

Every call waits for the service, at most ``patience`` seconds at a time; a window makes none of
them itself.
"""

import ctypes
import os
import stat
from collections.abc import Callable, Sequence
from ctypes import c_char_p, c_double, c_int, c_size_t, c_void_p
from enum import IntEnum
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

USER = b"snowdrop"
"""Who asks, as a queue shows it: the program, whoever is logged in (K11)."""

PLACES = (Path("/run/cups/cups.sock"), Path("/var/run/cups/cups.sock"))
"""Where the service's socket is, unless CUPS_SERVER names another one."""

_LIBRARIES = ("libcups.so.2", "libcups.2.dylib")
_LONGEST_PLACE = 100
"""Bytes of a socket's path; the system cuts a longer one, and it would be another place."""

_PORT = 631  # asked for, and not used: a place that begins with “/” is a socket
_ANY, _NEVER_ENCRYPT, _BLOCKING = 0, 1, 1
_GO_ON = 100  # HTTP 100: the service takes more
_UNKNOWN_LENGTH = 0
_CHUNK = 32_768
_ERROR = 0x0400
"""Status codes from here on say that a request was not done."""

FORBIDDEN = (0x0401, 0x0402, 0x0403, 0x1000)
"""Status codes of a service that wants a password: the last is libcups' own, as we give none."""


class Tag(IntEnum):
    """The kinds of values that we send or read, and the groups they stand in (RFC 8010, 3.5)."""

    OPERATION = 0x01
    JOB = 0x02
    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    MIME = 0x49


class Operation(IntEnum):
    """What is asked of the service (RFC 8011, 5.4.15; the last one is of CUPS itself)."""

    CREATE_JOB = 0x05
    SEND_DOCUMENT = 0x06
    CANCEL_JOB = 0x08
    GET_JOB_ATTRIBUTES = 0x09
    GET_JOBS = 0x0A
    GET_PRINTER_ATTRIBUTES = 0x0B
    GET_DEFAULT = 0x4001


class Attribute:
    """One attribute of a request: ``group``, ``tag``, name and value."""

    __slots__ = ("group", "name", "tag", "value")

    def __init__(self, tag: Tag, name: str, value: str | int, group: Tag = Tag.OPERATION):
        self.group, self.tag, self.name, self.value = group, tag, name, value


Answer = dict[str, tuple[str | int, ...]]
"""The values of the attributes that were looked for; what the service left out is missing."""


class CupsError(Exception):
    """The service is not there, or did not answer, or said no: then ``status`` is why."""

    def __init__(self, status: int = 0):
        super().__init__(f"The print service did not do it (status {status:#06x}).")
        self.status = status


class GivenUpError(CupsError):
    """Nobody wants any more what was being sent."""


def socket_path() -> Path:
    """Return where the service's socket is, or would be; no other place is ever tried."""
    named = os.environ.get("CUPS_SERVER", "")
    if named.startswith("/"):
        return Path(named)
    return next((place for place in PLACES if is_socket(place)), PLACES[0])


def is_socket(place: Path) -> bool:
    """Say whether a service may listen at ``place``; looking opens nothing."""
    try:
        mode = place.stat().st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISSOCK(mode) and len(os.fsencode(place)) <= _LONGEST_PLACE


def is_installed() -> bool:
    """Say whether libcups is on this computer."""
    return _library() is not None


def _nothing(*_: object) -> None:
    """Give no password; libcups itself would ask on the terminal, and wait."""


_ASK_PASSWORD = ctypes.CFUNCTYPE(c_char_p, c_char_p, c_void_p, c_char_p, c_char_p, c_void_p)
_no_password = _ASK_PASSWORD(_nothing)
_TEXT, _NUMBER = c_char_p, c_int
_SIGNATURES: tuple[tuple[str, object, tuple[object, ...]], ...] = (
    (
        "httpConnect2",
        c_void_p,
        (_TEXT, _NUMBER, c_void_p, _NUMBER, _NUMBER, _NUMBER, _NUMBER, c_void_p),
    ),
    ("httpSetTimeout", None, (c_void_p, c_double, c_void_p, c_void_p)),
    ("httpClose", None, (c_void_p,)),
    ("ippNewRequest", c_void_p, (_NUMBER,)),
    ("ippDelete", None, (c_void_p,)),
    ("ippAddString", c_void_p, (c_void_p, _NUMBER, _NUMBER, _TEXT, _TEXT, _TEXT)),
    ("ippAddInteger", c_void_p, (c_void_p, _NUMBER, _NUMBER, _TEXT, _NUMBER)),
    ("ippAddBoolean", c_void_p, (c_void_p, _NUMBER, _TEXT, ctypes.c_char)),
    ("ippGetStatusCode", _NUMBER, (c_void_p,)),
    ("ippFindAttribute", c_void_p, (c_void_p, _TEXT, _NUMBER)),
    ("ippFindNextAttribute", c_void_p, (c_void_p, _TEXT, _NUMBER)),
    ("ippGetCount", _NUMBER, (c_void_p,)),
    ("ippGetValueTag", _NUMBER, (c_void_p,)),
    ("ippGetInteger", _NUMBER, (c_void_p, _NUMBER)),
    ("ippGetBoolean", _NUMBER, (c_void_p, _NUMBER)),
    ("ippGetString", _TEXT, (c_void_p, _NUMBER, c_void_p)),
    ("cupsSetUser", None, (_TEXT,)),
    ("cupsSetPasswordCB2", None, (_ASK_PASSWORD, c_void_p)),
    ("cupsSendRequest", _NUMBER, (c_void_p, c_void_p, _TEXT, c_size_t)),
    ("cupsWriteRequestData", _NUMBER, (c_void_p, _TEXT, c_size_t)),
    ("cupsGetResponse", c_void_p, (c_void_p, _TEXT)),
    ("cupsLastError", _NUMBER, ()),
)
"""The functions of libcups that are called: what each returns, and what it takes."""


@cache
def _library() -> ctypes.CDLL | None:
    for name in _LIBRARIES:
        try:
            library = ctypes.CDLL(name)
            for function, returns, takes in _SIGNATURES:
                found = getattr(library, function)
                found.restype, found.argtypes = returns, takes
        except (OSError, AttributeError):
            continue
        return library
    return None


class Connection:
    """One call at the service; ``with`` hangs up. It belongs to the thread that made it."""

    def __init__(self, place: Path, patience: float):
        """Call at the socket ``place``; each step may take ``patience`` seconds.

        Raises CupsError where nothing listens there.
        """
        library = _library()
        # The look comes first: what is not a socket's path, libcups may take for a host's name.
        if library is None or not place.is_absolute() or not is_socket(place):
            raise CupsError
        self._library = library
        # These two hold for one thread, so they are said anew.
        library.cupsSetUser(USER)
        library.cupsSetPasswordCB2(_no_password, None)
        self._http: int | None = library.httpConnect2(
            os.fsencode(place), _PORT, None, _ANY, _NEVER_ENCRYPT, _BLOCKING,
            round(patience * 1000), None,
        )  # fmt: skip
        # Handed on as nothing, it would mean “the usual server” to libcups.
        if not self._http:
            raise CupsError
        library.httpSetTimeout(self._http, patience, None, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        http, self._http = self._http, None
        if http:
            self._library.httpClose(http)

    def ask(
        self,
        operation: Operation,
        attributes: Sequence[Attribute],
        wanted: Sequence[str] = (),
        data: bytes = b"",
        go_on: Callable[[], bool] | None = None,
    ) -> Answer:
        """Send a request, ``data`` behind it, and return the ``wanted`` attributes of the answer.

        Raises CupsError when it was not done, and GivenUpError when ``go_on`` said no meanwhile:
        then the service got only a part of the data.
        """
        library, where = self._library, b"/"
        request = self._request(operation, attributes)
        try:
            status = library.cupsSendRequest(self._http, request, where, _UNKNOWN_LENGTH)
        finally:
            library.ippDelete(request)
        for at in range(0, len(data), _CHUNK):
            if go_on is not None and not go_on():
                raise GivenUpError
            if status != _GO_ON:
                break
            piece = data[at : at + _CHUNK]
            status = library.cupsWriteRequestData(self._http, piece, len(piece))
        if status != _GO_ON:
            raise CupsError
        response = library.cupsGetResponse(self._http, where)
        if not response:
            why = int(library.cupsLastError())
            raise CupsError(why if why in FORBIDDEN else 0)
        try:
            code = int(library.ippGetStatusCode(response))
            if code >= _ERROR:
                raise CupsError(code)
            return {name: found for name in wanted if (found := self._values(response, name))}
        finally:
            library.ippDelete(response)

    def _request(self, operation: Operation, attributes: Sequence[Attribute]) -> int:
        library = self._library
        request = int(library.ippNewRequest(operation) or 0)
        for one in attributes:
            name = one.name.encode()
            if one.tag is Tag.BOOLEAN:
                library.ippAddBoolean(request, one.group, name, bytes([bool(one.value)]))
            elif isinstance(one.value, int):
                library.ippAddInteger(request, one.group, one.tag, name, one.value)
            else:
                text = one.value.encode()
                library.ippAddString(request, one.group, one.tag, name, None, text)
        return request

    def _values(self, response: int, name: str) -> tuple[str | int, ...]:
        """Return the values of every attribute ``name``: of each job, if there are several."""
        library, values = self._library, list[str | int]()
        found = library.ippFindAttribute(response, name.encode(), 0)
        while found:
            values += [self._value(found, at) for at in range(library.ippGetCount(found))]
            found = library.ippFindNextAttribute(response, name.encode(), 0)
        return tuple(values)

    def _value(self, attribute: int, at: int) -> str | int:
        library = self._library
        match library.ippGetValueTag(attribute):
            case Tag.INTEGER | Tag.ENUM:
                return int(library.ippGetInteger(attribute, at))
            case Tag.BOOLEAN:
                return int(library.ippGetBoolean(attribute, at))
            case _:
                text: bytes | None = library.ippGetString(attribute, at, None)
                return (text or b"").decode(errors="replace")
