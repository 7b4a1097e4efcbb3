"""What a UPN looks like and whether its check letter is right (DfE UPN guide); a UPN is shown nowhere."""

from __future__ import annotations

import re

_UPN = re.compile(r"[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]")
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def upn(text: str) -> tuple[str, str]:
    """Return a UPN in its usual form, and a doubt that does not quote it: a UPN is shown nowhere."""
    found = "".join(text.split()).upper()
    if not well_formed_upn(found):
        return found, "The UPN does not have the form of one; it was kept as it is."
    if check_letter(found) != found[0]:
        return found, "The UPN's check letter is wrong; it was kept as it is."
    return found, ""


def well_formed_upn(text: str) -> bool:
    """Say whether a text has the form of a UPN, whatever its check letter."""
    return _UPN.fullmatch(text) is not None


def check_letter(text: str) -> str:
    """Return the letter that a UPN of the right form should begin with (DfE UPN guide)."""
    values = (int(char) if char.isdigit() else _UPN_LETTERS.index(char) for char in text[1:])
    return _UPN_LETTERS[sum(value * place for place, value in enumerate(values, start=2)) % 23]
