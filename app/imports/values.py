"""What the cells of a pupil list mean: years, flags, sex, SEN codes, UPNs and names, each with its doubt."""

from __future__ import annotations

import re
from functools import lru_cache

from app.operations.words import STARTER
from app.vocabulary import ListKind, Registration, fold

from .clean_text import clean_line
from .table import Cell

_NOTHING = frozenset(
    ("", "-", "–", "—", "n/a", "na", "#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!", "null",
     "not known", "not obtained", "unknown", "nyo")
)  # fmt: skip
_YES = frozenset(("y", "yes", "true", "t", "1", "x", "✓", "✔", "☑"))
_NO = frozenset(("n", "no", "false", "f", "0", "✗", "✘", "none"))
_SEX = dict.fromkeys(("f", "female", "girl", "woman"), "F") | dict.fromkeys(("m", "male", "boy", "man"), "M")
_YEAR = re.compile(
    r"(?:nc ?)?(?:national curriculum )?(?:year|yr|y|ncy)?(?: ?group)?[ .]*(-?\d{1,2})(?:\.0)? ?[a-z]?"
)
_RECEPTION = re.compile(r"(?:year |yr? ?)?(?:r|rec|reception|foundation 2|fs2)(?: class| year)?|r[a-z]")
_NURSERY = re.compile(r"(?:n|nursery|nur) ?([12])")
_UPN = re.compile(r"[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]")
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_SEN_CODE = re.compile(r"([ekn])(?:$| *[-–:=(] *.*)")
_SEN_WORDS = {
    "sen support": "K",
    "send support": "K",
    "school support": "K",
    "ehcp": "E",
    "ehc plan": "E",
    "education health and care plan": "E",
    "education, health and care plan": "E",
    "no sen": "N",
    "none": "N",
    "no": "N",
    "no special educational need": "N",
    "no special educational needs": "N",
}
_SEN_OLD = {"s": "Statement", "a": "School Action", "p": "School Action Plus"}
_SEN_OLD_WORDS = {fold(words): code for code, words in _SEN_OLD.items()}
_SEN_TYPES = {code.lower(): code for code, _ in STARTER[ListKind.SEN_TYPE]} | {
    fold(label): code for code, label in STARTER[ListKind.SEN_TYPE]
}
_SEN_TYPE_OTHERS = {
    "autistic spectrum disorder": "ASD",
    "autism": "ASD",
    "speech, language and communication needs": "SLCN",
    "speech, language and communication need": "SLCN",
    "visual impairment": "VI",
    "other difficulty/disability": "OTH",
}
_SPLIT_TYPES = re.compile(r"[;|\n/]| and (?=[A-Z]{2,4}\b)|,\s*(?=[A-Z]{2,4}\b)")
_SHOWN = 40


def text_of(cell: Cell) -> str:
    """Return a cell as one clean line; whole numbers without Excel's “.0”, and nothing for “n/a” and the like."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = clean_line(str(cell))
    return "" if text.casefold() in _NOTHING else text


def shown(text: str) -> str:
    """Return a value as a warning quotes it: not longer than a few words."""
    return f"“{text[:_SHOWN]}…”" if len(text) > _SHOWN else f"“{text}”"


@lru_cache(maxsize=2048)
def year_group(text: str) -> tuple[str | None, str]:
    """Return the census code of a year in words or numbers, and a doubt."""
    word = fold(text)
    if found := _YEAR.fullmatch(word):
        number = int(found[1])
        if 1 <= number <= 14:
            return str(number), ""
        below = {0: "R", -1: "N2", -2: "N1"}
        if number in below:
            return below[number], ""
    if _RECEPTION.fullmatch(word):
        return "R", ""
    if found := _NURSERY.fullmatch(word):
        return f"N{found[1]}", ""
    if word in ("nursery", "n"):
        return "N2", "The year “Nursery” was read as Nursery 2."
    if word in ("e1", "e2"):
        return word.upper(), ""
    if word in ("x", "m", "mixed"):
        return "X", ""
    return None, f"The year {shown(text)} is not known and was left out."


def flag(text: str) -> tuple[bool | None, str]:
    """Return whether a cell says yes or no, and a doubt."""
    word = text.casefold()
    if word in _YES or word.startswith("yes "):
        return True, ""
    if word in _NO or word.startswith("no "):
        return False, ""
    return None, f"{shown(text)} is neither yes nor no and was left out."


def sex(text: str) -> tuple[str | None, str]:
    """Return F or M, and a doubt for anything else."""
    found = _SEX.get(text.casefold())
    return found, "" if found else f"The sex {shown(text)} is not known and was left out."


def registration(text: str) -> tuple[str | None, str]:
    """Return whether a pupil's main school is this one, and a doubt."""
    word = fold(text)
    if word.startswith(("g", "s")):
        return Registration.GUEST, ""
    if word.startswith(("c", "m", "single")):
        return Registration.MAIN, ""
    return None, f"The registration {shown(text)} is not known and was left out."


@lru_cache(maxsize=512)
def sen_provision(text: str) -> tuple[str | None, str]:
    """Return E, K or N, and a doubt; codes that schools no longer use are said, never guessed."""
    word = fold(text)
    if found := _SEN_CODE.fullmatch(word):
        return found[1].upper(), ""
    if word in _SEN_WORDS:
        return _SEN_WORDS[word], ""
    old = word[:1] if word[:1] in _SEN_OLD and not word[1:2].isalpha() else _SEN_OLD_WORDS.get(word)
    if old:
        return (
            None,
            f"SEN {old.upper()} ({_SEN_OLD[old]}) is no longer used and was left out: say what it is now.",
        )
    return None, f"The SEN provision {shown(text)} is not known and was left out."


@lru_cache(maxsize=512)
def sen_types(text: str) -> tuple[tuple[str, ...], str]:
    """Return the census codes a cell lists, in order, and a doubt."""
    if fold(text) in ("n", "no", "none", "no sen"):
        return (), ""
    whole = _sen_type(text)
    if whole:
        return (whole,), _old_type(text)
    found, unknown = [], []
    for part in _SPLIT_TYPES.split(text):
        if code := _sen_type(part):
            found.append(code)
        elif part.strip():
            unknown.append(part.strip())
    doubt = f"The SEN type {shown(unknown[0])} is not known and was left out." if unknown else _old_type(text)
    return tuple(dict.fromkeys(found)), doubt


def _sen_type(text: str) -> str | None:
    word = fold(text)
    first = re.split(r" *[-–:(]", word)[0].strip()
    for tried in (word, first):
        if tried == "besd":
            return "SEMH"
        if tried in _SEN_TYPES:
            return _SEN_TYPES[tried]
        if tried in _SEN_TYPE_OTHERS:
            return _SEN_TYPE_OTHERS[tried]
    return None


def _old_type(text: str) -> str:
    return "The SEN type BESD was read as SEMH." if "besd" in text.casefold() else ""


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


def split_name(text: str) -> tuple[str, str, str]:
    """Return forename, surname and a doubt out of “Surname, Forename” or “Forename Surname”."""
    if "," in text:
        surname, _, forename = text.partition(",")
        return forename.strip(" ,"), surname.strip(), ""
    forename, _, surname = text.rpartition(" ")
    return forename, surname, f"The name {shown(text)} was split before its last word." if forename else ""
