"""Text as people and files give it, made fit to keep: nothing that no screen shows and no file can hold."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

# Controls but tab and line breaks, halves of a surrogate pair, the two code points XML refuses, and the
# signs that turn the direction of all that follows, so that a name cannot be made to look like another.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def name_problem(name: str, missing: str, longest: int = 120, field: str = "name") -> dict[str, str]:
    """Return what is wrong with a name, under its field: it is missing, or too long for any line; {} for none."""
    if not name.strip():
        return {field: missing}
    if len(name.strip()) > longest:
        return {field: f"A name can have up to {longest} characters."}
    return {}


def fit_to_keep(value: Any) -> Any:
    """Return a value with its text cleaned: text itself, and text in tuples and drafts; anything else as it is."""
    kind: Any = type(value)
    if kind is str:
        return value if value.isprintable() and value.isascii() else FORBIDDEN.sub("", value)
    if kind is tuple:
        parts = tuple(fit_to_keep(part) for part in value)
        return value if parts == value else parts
    changed = {}
    for name in _names(kind):
        old = getattr(value, name)
        if (new := fit_to_keep(old)) is not old and new != old:
            changed[name] = new
    return replace(value, **changed) if changed else value


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.init) if is_dataclass(kind) else ()
