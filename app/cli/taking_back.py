"""The commands that list the files that were taken in, and take one back, or any other change."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from typing import Any

from app.cli.answer import Answer
from app.cli.credentials import To, opened
from app.cli.progress import TerminalProgress
from app.cli.stopping import Stopping
from app.queries.back.taking_back import TakingBack, taking_back
from app.queries.history import ChangeRow, last_changes
from app.queries.imports_done import imports_done
from app.store import Store

_WHOLE = "Nothing was changed. It would be undone: "


def list_imports(arguments: Namespace) -> Answer:
    """List the files that were taken in, newest first, each with its step, which `undo` takes."""
    with opened(arguments, to="read") as store:
        rows = store.read(imports_done)
    data = [
        {
            "step": row.step,
            "at": row.at.isoformat(),
            "by": row.person,
            "what": row.sentence,
            "state": _state(row),
        }
        for row in rows
    ]
    lines = tuple(
        f"{row.step}: {row.at.astimezone():%Y-%m-%d %H:%M} {row.sentence}{_told(row)}".rstrip()
        for row in rows
    )
    many = (
        "Nothing was taken in yet."
        if not rows
        else f"{len(rows)} {'import' if len(rows) == 1 else 'imports'}."
    )
    return Answer(many, {"imports": data}, lines, store.unlocked is None)


def undo(arguments: Namespace) -> Answer:
    """Take one step back; of an import what was changed or used since stays. With --dry-run only say so."""
    dry = arguments.dry_run
    to: To = "read" if dry else "write"
    with Stopping() as stopping, opened(arguments, to=to) as store, TerminalProgress() as progress:
        back = _foreseen(store, arguments.step, progress)
        if dry:
            return _would(store, arguments.step, back)
        done = store.undo(arguments.step, stopping.at_steps(progress))
        data = {"step": done.step, **done.counts, **_why(back)}
        return Answer(done.sentence, {"dry_run": False, **data}, _lines(back), store.unlocked is None)


def _foreseen(store: Store, step: int, progress: TerminalProgress) -> TakingBack | None:
    return store.read(taking_back, step, progress=progress) if _imported(store, step) else None


def _imported(store: Store, step: int) -> bool:
    from app.queries.imports_done import is_import

    return store.read(is_import, step)


def _would(store: Store, step: int, back: TakingBack | None) -> Answer:
    if back is None:
        row = next(iter(store.read(last_changes, limit=1, before=step + 1)), None)
        can = row is not None and row.step == step and row.undoable
        words = f"{_WHOLE}{row.sentence}" if row is not None and can else "That can't be undone."
        return Answer(words, {"dry_run": True, "can": can}, (), store.unlocked is None, 0 if can else 1)
    data = {"can": back.anything, "taken_back": back.goes, "kept": back.of - back.goes, **_why(back)}
    words = f"Nothing was changed. {back.words}"
    return Answer(words, {"dry_run": True, **data}, _lines(back), store.unlocked is None)


def _why(back: TakingBack | None) -> dict[str, Any]:
    """Return why how many stay, and which by number; no names, which a script has no need of."""
    if back is None:
        return {}
    stays = [{"what": kept.table, "id": kept.id, "why": kept.why} for kept in back.kept]
    return {"why": dict(Counter(kept.why for kept in back.kept)), "stays": stays}


def _lines(back: TakingBack | None) -> tuple[str, ...]:
    found = Counter((kept.table, kept.why) for kept in back.kept) if back is not None else Counter()
    return tuple(f"Stays: {number} {table}, {why}." for (table, why), number in found.items())


def _state(row: ChangeRow) -> str:
    return "undone" if row.undone else "partly undone" if row.partly else "stands"


def _told(row: ChangeRow) -> str:
    return f" ({_state(row)})" if _state(row) != "stands" else ""
