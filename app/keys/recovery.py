"""The printed recovery code: 160 random bits in eight groups, each with a check of its own."""

from __future__ import annotations

import secrets

from app.keys.problems import WrongCode

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base32: no I, L, O or U
GROUPS = 8
LETTERS = 4  # of 5 bits each in a group, before its check
CODE_SIZE = GROUPS * LETTERS * 5 // 8

_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = str.maketrans("", "", "".join([" \t\r\n\u00a0", "-\u2010\u2011\u2012\u2013\u2014\u2212", ".,"]))
_SHAPE = f"It has {GROUPS} groups of {LETTERS + 1} letters and digits."


def new_code() -> str:
    """Return a new recovery code, as it is printed."""
    return code_text(secrets.token_bytes(CODE_SIZE))


def code_text(code: bytes) -> str:
    """Return 160 bits as they are printed: eight groups of four letters and a check."""
    number = int.from_bytes(code)
    groups = []
    for group in range(GROUPS):
        bits = number >> 20 * (GROUPS - 1 - group)
        values = [bits >> 5 * (LETTERS - 1 - letter) & 31 for letter in range(LETTERS)]
        groups.append("".join(ALPHABET[value] for value in [*values, _check(group, values)]))
    return "-".join(groups)


def parse_code(text: str) -> bytes:
    """Return the bits of a code however it was typed: any case, spacing or dashes, O for 0, I or L for 1.

    Raises WrongCode, naming the group with the mistake where there is one.
    """
    typed = text.upper().translate(_BETWEEN).translate(_READ_AS)
    size = LETTERS + 1
    if len(typed) != GROUPS * size:
        raise WrongCode("That is not a recovery code.", _SHAPE)
    number = 0
    for group in range(GROUPS):
        values = [ALPHABET.find(letter) for letter in typed[group * size : (group + 1) * size]]
        if -1 in values or values[-1] != _check(group, values[:-1]):
            raise WrongCode(f"That is not a recovery code: check group {group + 1}.", _SHAPE)
        for value in values[:-1]:
            number = number << 5 | value
    return number.to_bytes(CODE_SIZE)


def _check(group: int, values: list[int]) -> int:
    """Return the check of a group: every letter weighs differently, so one wrong or two swapped always show.

    The group's place counts too, so that whole groups cannot change places unseen.
    """
    check = group + 1
    for value in values:
        check = _doubled(check) ^ value
    return _doubled(check)


def _doubled(value: int) -> int:
    """Return twice a value in the field of 32 elements (x⁵ + x² + 1)."""
    value <<= 1
    return value ^ 0b100101 if value & 32 else value
