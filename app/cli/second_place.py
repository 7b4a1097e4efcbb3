"""The command that chooses a second place for a school's backups, or gives it up."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from app.backups.making import back_up
from app.cli.answer import Answer
from app.cli.backups import as_data
from app.cli.credentials import opened
from app.cli.progress import TerminalProgress
from app.noting import choose_second_place

NONE = "none"


def choose(arguments: Namespace) -> Answer:
    """Have backups copied to a folder too, with a first copy there at once; none: no longer."""
    wanted: str = arguments.second_place
    with opened(arguments) as store, TerminalProgress() as progress:
        unprotected = store.unlocked is None
        if wanted == NONE:
            choose_second_place(store, None)
            sentence = "Backups are no longer copied. What is in the second place stays there."
            return Answer(sentence, {"second_place": None}, unprotected=unprotected)
        place = Path(wanted).absolute()
        choose_second_place(store, place)
        made = back_up(store.database, now=store.now(), who=store.who, progress=progress)
    data = {"second_place": str(place), "backup": as_data(made.backup), "warning": made.warning}
    lines = (made.warning,) if made.warning else ()
    return Answer(
        f"Each backup is copied to {place} too, beginning with one made now.", data, lines, unprotected
    )
