"""Reads a key file strictly: what is not exactly as written is damaged, and costs neither memory nor time."""

from __future__ import annotations

import json
from typing import Any

from app.abilities import Role, Switch
from app.keys.parts import Entry, Held, KeyFile, Stretch
from app.keys.primitives import KEY_SIZE, NONCE_SIZE, SALT_SIZE, TAG_SIZE
from app.keys.problems import KeyFileDamaged, KeyFileNewer
from app.keys.writing import FORMAT, VERSION, as_text

LARGEST = 1_000_000
MOST_PEOPLE = 500
MOST_PAST = 200
LONGEST_NAME = 100
ID_SIZE = 16

_OVERHEAD = NONCE_SIZE + TAG_SIZE
WRAPPED_SIZE = 2 * KEY_SIZE + _OVERHEAD
SEALED_SIZE = KEY_SIZE + KEY_SIZE + _OVERHEAD
PAST_SIZE = KEY_SIZE + _OVERHEAD
_MOST = 2**31


class _Wrong(Exception):  # noqa: N818 - never leaves this file
    """Something in the file cannot be."""


def parse(text: str) -> KeyFile:
    """Return the key file that a text is; raises KeyFileDamaged, or KeyFileNewer, in words.

    Nothing is stretched or decrypted here, and limits hold before anything is: a hostile file cannot
    make the program take more memory or time than a sound one may.
    """
    if len(text) > LARGEST or len(text.encode("utf-8", "surrogatepass")) > LARGEST:
        raise KeyFileDamaged
    try:
        content = json.loads(text)
        _check_version(content)
        key_file = _key_file(content)
        _check_whole(key_file)
        # Whatever is missing above – a key given twice, one too many, a number as 1.0 – is caught here.
        same = as_text(key_file) == text
    except (_Wrong, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise KeyFileDamaged from error
    if not same:
        raise KeyFileDamaged
    return key_file


def _check_version(content: Any) -> None:
    if content["format"] != FORMAT:
        raise _Wrong
    if _number(content["version"]) > VERSION:
        raise KeyFileNewer


def _key_file(content: Any) -> KeyFile:
    return KeyFile(
        school_id=_bytes(content["school"], ID_SIZE),
        serial=_number(content["serial"]),
        generation=_number(content["generation"]),
        next_number=_number(content["next_number"]),
        people=tuple(_entry(one) for one in _list(content["people"], MOST_PEOPLE)),
        recovery=_entry(content["recovery"]),
        past=_held(content["past"], MOST_PAST, PAST_SIZE),
        macs=_held(content["macs"], 2, KEY_SIZE),
    )


def _entry(content: Any) -> Entry:
    stretch = content["stretch"]
    return Entry(
        number=_number(content["number"], least=0),
        name=_name(content["name"]),
        role=Role(content["role"]),
        switches=frozenset(Switch(one) for one in _list(content["switches"], len(Switch))),
        stretch=Stretch(
            _number(stretch["memory"], 8 * 1024, 256 * 1024),
            _number(stretch["passes"], 1, 10),
            _number(stretch["lanes"], 1, 8),
            _bytes(stretch["salt"], SALT_SIZE),
        ),
        wrapped=_bytes(content["wrapped"], WRAPPED_SIZE),
        box_public=_bytes(content["box_public"], KEY_SIZE),
        sign_public=_bytes(content["sign_public"], KEY_SIZE),
        sealed=_held(content["sealed"], 2, SEALED_SIZE),
    )


def _check_whole(key_file: KeyFile) -> None:
    """Refuse what is well formed and still cannot be: numbers given twice, generations out of order."""
    now, held = key_file.generation, key_file.generations
    numbers = [one.number for one in key_file.entries]
    past = [one.generation for one in key_file.past]
    sound = (
        held in ((now,), (now, now + 1))
        and key_file.recovery.generations == held
        # While the key is being changed, whoever is being removed holds the old one only.
        and all(one.generations in (held, (now,)) for one in key_file.people)
        and len(set(numbers)) == len(numbers)
        and max(numbers) < key_file.next_number
        and past == sorted(set(past))
        and all(one < now for one in past)
    )
    if not sound:
        raise _Wrong


def _number(value: Any, least: int = 1, most: int = _MOST) -> int:
    if type(value) is not int or not least <= value <= most:
        raise _Wrong
    return value


def _name(value: Any) -> str:
    if type(value) is not str or not fits_as_name(value):
        raise _Wrong
    return value


def fits_as_name(name: str) -> bool:
    """Say whether this can be somebody's name in a key file: one short line of ordinary characters."""
    return 0 < len(name) <= LONGEST_NAME and name.isprintable() and name == name.strip()


def _bytes(value: Any, size: int) -> bytes:
    if type(value) is not str or len(value) != 2 * size:
        raise _Wrong
    return bytes.fromhex(value)


def _list(value: Any, most: int) -> list[Any]:
    if type(value) is not list or len(value) > most:
        raise _Wrong
    return value


def _held(value: Any, most: int, size: int) -> tuple[Held, ...]:
    return tuple(Held(_number(one["generation"]), _bytes(one["value"], size)) for one in _list(value, most))
