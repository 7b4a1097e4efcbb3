"""Which backups stay: many of the last days, few of long ago, none over half a year, always the last."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.backups.contents import note_of
from app.backups.files import files_in
from app.backups.sealing import key_file_of

ALL_OF = timedelta(days=2)
OLDEST = timedelta(days=180)
DAYS, WEEKS, MONTHS = 12, 10, 9

_SPANS: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (DAYS, lambda moment: moment.date()),
    (WEEKS, lambda moment: moment.isocalendar()[:2]),
    (MONTHS, lambda moment: (moment.year, moment.month)),
)


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return which backups stay: all of two days; the last of 12 days, 10 weeks and 9 months; never none.

    Days, weeks and months without a backup do not count, so that a long holiday thins nothing out.
    """
    newest_first = sorted((moment.astimezone(UTC) for moment in moments), reverse=True)
    stays = set(newest_first[:1])
    young = [moment for moment in newest_first if now - moment <= OLDEST]
    stays.update(moment for moment in young if now - moment <= ALL_OF)
    for most, span in _SPANS:
        last_of: dict[object, datetime] = {}
        for moment in young:
            last_of.setdefault(span(moment), moment)
        stays.update(list(last_of.values())[:most])
    return stays


def thin(folder: Path, now: datetime) -> None:
    """Take away the backups in a folder that need not stay, and notes and keys whose backup is gone."""
    found = files_in(folder)
    stays = kept((moment for moment, _ in found), now)
    for moment, file in found:
        if moment not in stays:
            # A file that somebody has open, or a folder that went away, can be thinned the next time.
            with suppress(OSError):
                file.unlink()
    left = {beside(file) for file in folder.glob("*.db") for beside in (note_of, key_file_of)}
    for ending in ("json", "keys"):
        for alone in folder.glob(f"*.db.{ending}"):
            if alone not in left:
                with suppress(OSError):
                    alone.unlink()
