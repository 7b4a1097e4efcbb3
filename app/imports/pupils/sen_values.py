"""SEN provision and types of need as census codes, from the codes and words of today and of earlier days."""

from __future__ import annotations

import re
from functools import lru_cache

from app.imports.values import shown
from app.operations.words import STARTER
from app.vocabulary import ListKind, fold

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
