"""What a cell of the Map says of its room: on its bottom line at the right, in its panel, and to a screen reader."""

from __future__ import annotations

from app.queries.provision_map import MapCell, MapTotal
from app.queries.room import Room
from app.ui.widgets.map_words import counted, gap_words

# The icon of what needs somebody, "" for what is merely said, and the words, the longest first.
Sign = tuple[str, tuple[str, ...]]


def sign_of(cell: MapCell) -> Sign | None:
    """Return what stands at the right of a cell's bottom line: a gap, an overload, an overlap, or its room."""
    room = cell.room
    if cell.gap:
        return "gap", gap_words(cell)
    if room is not None and room.over:
        return "warning", (f"Overload{_waits(room)}", "Overload")
    if cell.overlaps:
        return "overlap", ("Overlap",)
    return room_sign(room)


def room_sign(room: Room | None) -> Sign | None:
    """Return the room of a cell in short words: "5 free", "full, 3 waiting"; None where nobody has said."""
    if room is None:
        return None
    if room.free is None:
        return ("", (f"{room.waiting} waiting",)) if room.waiting else None
    word = "full" if room.full else f"{room.free:,} free"
    return "", (word + _waits(room), word)


def room_spoken(room: Room | None) -> list[str]:
    """Return the room of a cell as a screen reader says it: "overload", "5 waiting"."""
    if room is None:
        return []
    words = ["overload"] if room.over else []
    if not room.over and room.free is not None:
        words.append("full" if room.full else f"{counted(room.free, 'place')} free")
    return [*words, *([f"{room.waiting:,} waiting"] if room.waiting else [])]


def overload_sentence(content: MapCell | MapTotal) -> str:
    """Return an overload in plain words for the panel; "" for none."""
    if content.room is None or not content.room.overloads:
        return ""
    which = "; ".join(f"{name} has {there} of {places}" for name, there, places in content.room.overloads)
    return f"Overload: more are there than places. {which}."


def _waits(room: Room) -> str:
    return f", {room.waiting:,} waiting" if room.waiting else ""
