"""A key file as text, always the same for the same keys, and as the bytes its seals stand over."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from app.keys.parts import Entry, Held, KeyFile

FORMAT = "fivefold keys"
VERSION = 1


def as_text(key_file: KeyFile) -> str:
    """Return a key file as the text that is kept; parse makes the same key file of it."""
    content = _content(key_file) | {"macs": [_held(one) for one in key_file.macs]}
    # Not a protection, the macs are that: it tells a damaged file from a wrong password.
    check = hashlib.sha256(_text(content).encode()).hexdigest()
    return _text(content | {"check": check}) + "\n"


def sealed_bytes(key_file: KeyFile, generation: int) -> bytes:
    """Return what the mac of one generation proves: everything but the macs, which it only counts."""
    content = _content(key_file) | {"macs": key_file.generations, "mac of": generation}
    return _text(content).encode()


def _text(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _content(key_file: KeyFile) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "school": key_file.school_id.hex(),
        "serial": key_file.serial,
        "generation": key_file.generation,
        "next_number": key_file.next_number,
        "people": [_entry(one) for one in key_file.people],
        "recovery": _entry(key_file.recovery),
        "past": [_held(one) for one in key_file.past],
    }


def _held(one: Held) -> dict[str, Any]:
    return {"generation": one.generation, "value": one.value.hex()}


def _entry(one: Entry) -> dict[str, Any]:
    stretch = one.stretch
    return {
        "number": one.number,
        "name": one.name,
        "role": one.role.value,
        "switches": sorted(switch.value for switch in one.switches),
        "stretch": {
            "memory": stretch.memory,
            "passes": stretch.passes,
            "lanes": stretch.lanes,
            "salt": stretch.salt.hex(),
        },
        "wrapped": one.wrapped.hex(),
        "box_public": one.box_public.hex(),
        "sign_public": one.sign_public.hex(),
        "sealed": [_held(held) for held in one.sealed],
    }
