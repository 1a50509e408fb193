"""The staff's PIN: what it has to be, and its hash (K18).

There is no default PIN, and none is kept: what is stored is an Argon2id hash. argon2 is imported
only when a PIN is set or tried; no page waits for it.
"""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from viewer.problems import Problem, RejectedError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

FEWEST_DIGITS = 6
MOST_DIGITS = 32
"""More than anybody remembers; nothing longer is ever hashed."""

HASH = re.compile(
    r"\$argon2id\$v=19\$m=[0-9]{1,6},t=[0-9]{1,2},p=[0-9]{1,2}(\$[A-Za-z0-9+/]{8,128}){2}"
)
"""What a hash looks like. Its bounds keep a damaged cost from asking for all of the memory."""


def check_pin(text: str) -> None:
    """Say in a sentence why ``text`` may not be the PIN; the sentence never repeats it (K18).

    Raises RejectedError unless it has 6 to 32 digits that are neither all the same nor a straight
    run such as 123456, 987654 or 567890.
    """
    if not _has_only_digits(text):
        raise rejected("A PIN has only digits, 0 to 9, without spaces.")
    if not FEWEST_DIGITS <= len(text) <= MOST_DIGITS:
        raise rejected(f"A PIN has {FEWEST_DIGITS} to {MOST_DIGITS} digits.")
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(text)}
    if steps == {0}:
        raise rejected("A PIN may not be the same digit again and again. Choose another.")
    if steps in ({1}, {9}):
        raise rejected("A PIN may not be a straight run such as 123456. Choose another.")


def hash_pin(text: str, hasher: "PasswordHasher | None" = None) -> str:
    """Return the hash to keep for the PIN ``text``, with a salt of its own (K18).

    ``hasher`` decides the cost; None is the library's own default, about 0.1 s and 64 MB. Raises
    RejectedError when ``text`` may not be a PIN, or the machine has no memory left for the hash.
    """
    from argon2 import PasswordHasher
    from argon2.exceptions import HashingError

    check_pin(text)
    try:
        return (hasher or PasswordHasher()).hash(text)
    except HashingError as error:
        raise rejected(
            f"The PIN could not be kept ({error}). Close programs, try again."
        ) from error


def is_pin(text: str, pin_hash: str) -> bool:
    """Say whether ``text`` is the PIN of ``pin_hash``; what cannot be checked is not. Never raises.

    The cost is written in the hash; tests hash at a low one.
    """
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    # Not check_pin: should its rules ever grow stricter, a PIN set before still opens the door.
    could_be = _has_only_digits(text) and len(text) <= MOST_DIGITS
    if not could_be or not HASH.fullmatch(pin_hash):
        return False
    try:
        return PasswordHasher().verify(pin_hash, text)
    except (InvalidHashError, VerificationError):
        return False


def _has_only_digits(text: str) -> bool:
    # "٣" and "²" are digits to Python; the keys of the staff door are 0 to 9.
    return text.isascii() and text.isdigit()


def rejected(message: str) -> RejectedError:
    """Return the error that says why a PIN is not taken; ``message`` must not hold it."""
    return RejectedError(Problem(file="PIN", line=0, rule="bad-pin", message=message))
