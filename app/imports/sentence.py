"""The sentence a person reads after an import."""

from __future__ import annotations

from collections.abc import Mapping

from app.imports.plan import Outcome

_DONE = (Outcome.ADDED, Outcome.CHANGED, Outcome.LEAVES)


def sentence(counts: Mapping[str, int], one: str, many: str, how: str = "") -> str:
    """Return what was done: “Added 402 pupils, changed 3 and marked 12 as having left; 2 rows were refused.”"""
    added, changed, gone = (counts.get(outcome, 0) for outcome in _DONE)
    said = []
    if added:
        said.append(f"added {_number(added, one, many)}{how}")
    if changed:
        said.append(f"changed {f'{changed:,}' if said else _number(changed, one, many)}")
    if gone:
        said.append(f"marked {f'{gone:,}' if said else _number(gone, one, many)} as having left")
    text = _listed(said) if said else _nothing(counts.get(Outcome.UNCHANGED, 0), one, many)
    open_ends = []
    if asked := counts.get(Outcome.ASKED):
        open_ends.append(f"{_number(asked, 'row waits', 'rows wait')} for somebody to choose")
    if refused := counts.get(Outcome.REFUSED):
        open_ends.append(f"{_number(refused, 'row was', 'rows were')} refused")
    return f"{'; '.join(filter(None, (text[:1].upper() + text[1:], _listed(open_ends))))}."


def _nothing(same: int, one: str, many: str) -> str:
    if same:
        return f"nothing changed: {_number(same, one, many)} {'was' if same == 1 else 'were'} there already"
    return "nothing was imported"


def _listed(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _number(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
