"""What a pupil's SEN history says of today: the provision that began last, and the types by their rank."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.imports.dates import DateReader
from app.imports.pupils.changes import day_words
from app.imports.pupils.sen_values import sen_types
from app.imports.transfer.pupil import Provision, SenNeed
from app.imports.values import shown

_CODES = frozenset("ENKSAP")
_NO_RANK = 100
_TOLD = 6


def provision_now(lines: Sequence[Provision], today: date) -> tuple[str, list[str]]:
    """Return the provision whose start is the latest, as the file writes it, and doubts.

    "" where there is none, and where two that differ start on the same day: then a person has to say.
    """
    if not lines:
        return "", []
    dates = DateReader(month_first=False, doubt="", today=today)
    starts = [dates.read(line.since) for line in lines]
    latest = max((start for start in starts if start), default=None)
    codes = {
        line.code.upper(): line.code for line, start in zip(lines, starts, strict=True) if start == latest
    }
    if len(codes) > 1:
        when = f"all start on {day_words(latest)}" if latest else "have no start date"
        named = " and ".join(map(_code, sorted(codes)))
        return "", [f"SEN provisions {named} {when}: none was taken, say which holds."]
    doubts = []
    if latest and latest > today:
        doubts.append(f"The SEN provision begins only on {day_words(latest)}.")
    if latest and None in starts:
        doubts.append("An entry of the SEN history without a start date was passed over.")
    return next(iter(codes.values())), doubts


def history_words(lines: Sequence[Provision], today: date) -> str:
    """Return all lines of a history that has several, the latest last, so that a person sees what was chosen from."""
    dates = DateReader(month_first=False, doubt="", today=today)
    found = {(dates.read(line.since) or date.min, line.code.upper()) for line in lines}
    if len(found) < 2:
        return ""
    told = [
        f"{_code(code)} from {day_words(on)}" if on > date.min else _code(code) for on, code in sorted(found)
    ]
    earlier = ["…"] if len(told) > _TOLD else []
    return f"SEN history: {', '.join([*earlier, *told[-_TOLD:]])}."


def types_now(needs: Sequence[SenNeed], today: date) -> tuple[tuple[str, ...], list[str]]:
    """Return the census codes of all types that have not ended, the primary one first, and doubts."""
    dates = DateReader(month_first=False, doubt="", today=today)
    codes: dict[str, None] = {}
    doubts: dict[str, None] = {}
    for need in sorted(needs, key=_rank):
        if (ended := dates.read(need.ended)) and ended < today:
            doubts[f"The SEN type {shown(need.code)} ended on {day_words(ended)} and was left out."] = None
            continue
        found, doubt = sen_types(need.code)
        codes |= dict.fromkeys(found)
        if doubt:
            doubts[doubt] = None
    return tuple(codes), list(doubts)


def _code(code: str) -> str:
    """Return a provision as it is told: a code of the census as it is; in quotes what may be anything, even a name."""
    return code if code in _CODES else shown(code)


def _rank(need: SenNeed) -> int:
    return int(need.rank) if need.rank.isascii() and need.rank.isdigit() and len(need.rank) < 4 else _NO_RANK
