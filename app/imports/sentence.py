"""The sentence a person reads after an import."""

from __future__ import annotations

from collections.abc import Mapping

from app.imports.plan import Outcome


def sentence(counts: Mapping[str, int], one: str, many: str, how: str = "") -> str:
    """Return what was done: “Added 402 pupils and changed 3; 2 rows were refused.”"""
    added, changed = counts[Outcome.ADDED], counts[Outcome.CHANGED]
    same, refused = counts[Outcome.UNCHANGED], counts[Outcome.REFUSED]
    said = []
    if added:
        said.append(f"Added {_number(added, one, many)}{how}")
    if changed:
        said.append(f"{'changed' if said else 'Changed'} {changed if said else _number(changed, one, many)}")
    if said:
        text = " and ".join(said)
    elif same:
        text = f"Nothing changed: {_number(same, one, many)} {'was' if same == 1 else 'were'} there already"
    else:
        text = "Nothing was imported"
    if refused:
        text += f"; {_number(refused, 'row was', 'rows were')} refused"
    return f"{text}."


def _number(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
