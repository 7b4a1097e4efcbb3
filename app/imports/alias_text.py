"""Reading the lists of fields, labels and headings that the kinds of tables are known by."""

from __future__ import annotations

# A field → its label and the headings written for it, best first.
Fields = dict[str, tuple[str, tuple[str, ...]]]


def parsed(words: str) -> Fields:
    """Return the fields of a text “field: label: heading, heading …”, where indented lines go on."""
    found = {}
    # An alias may run over two lines.
    for block in words.replace("\n    ", " ").strip().splitlines():
        field, label, aliases = block.split(":")
        found[field] = (label.strip(), tuple(alias.strip() for alias in aliases.split(",")))
    return found
