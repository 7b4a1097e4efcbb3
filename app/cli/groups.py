"""The commands that list groups and take a register, for scripts and for a terminal in the hall."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from app.abilities import Ability
from app.cli.answer import Answer
from app.cli.credentials import opened
from app.errors import Problem
from app.operations.groups.registers import RegisterDraft, take_register
from app.queries.rights.which_pupil import pupil_by_admission
from app.queries.supports.capacity import capacity
from app.queries.supports.groups import GroupRow, groups_of
from app.queries.supports.registers import RegisterPage, register_day, register_of
from app.store import Store
from app.vocabulary import fold


def list_groups(arguments: Namespace) -> Answer:
    """List the groups that run, with their room, and how many wait for each offer."""
    with opened(arguments, to="read") as store:
        today = store.today()
        rows = [row for row in store.read(groups_of, None, today=today) if row.ended_on is None]
        waiting = {
            number: room.waiting for number, room in store.read(capacity, today=today).items() if room.waiting
        }
    sentence = f"{len(rows)} {'group runs' if len(rows) == 1 else 'groups run'}."
    data = {"groups": [_data(row, waiting) for row in rows]}
    return Answer(sentence, data, tuple(map(_line, rows)), store.unlocked is None)


def register(arguments: Namespace) -> Answer:
    """Take the register of a group: everyone was here but those named by their admission numbers."""
    with opened(arguments, to="write") as store:
        store.require(Ability.LOG)
        group = _group(store, arguments.group)
        on = arguments.on or store.read(register_day, group.id, today=store.today())
        page = store.read(register_of, group.id, on)
        absent = tuple(_absent(store, page, one) for one in arguments.absent.split(",") if one.strip())
        done = store.write(take_register, RegisterDraft(group.id, on, absent), today=store.today())
    return Answer(done.sentence, {"on": on.isoformat(), **done.counts}, unprotected=store.unlocked is None)


def _group(store: Store, asked: str) -> GroupRow:
    rows = [row for row in store.read(groups_of, None, today=store.today()) if row.ended_on is None]
    if asked.isdigit():
        found = [row for row in rows if row.id == int(asked)]
    else:
        found = [row for row in rows if fold(row.name) == fold(asked)]
    if len(found) == 1:
        return found[0]
    if found:
        numbers = ", ".join(str(row.id) for row in found)
        raise Problem(f"Several groups are called {asked}.", f"Say the number of one: {numbers}.")
    raise Problem(f"No group that runs is called {asked}.", "fivefold groups lists them with their numbers.")


def _absent(store: Store, page: RegisterPage, word: str) -> tuple[int, str, str]:
    admission, _, reason = word.strip().partition(":")
    pupil_id = store.read(pupil_by_admission, admission)
    row = next((row for row in page.rows if row.pupil_id == pupil_id), None)
    if row is None:
        raise Problem(f"{admission} was not in {page.group} on that day.", "Look at the numbers again.")
    return row.support_id, reason, ""


def _data(row: GroupRow, waiting: dict[int, int]) -> dict[str, Any]:
    return {
        "id": row.id,
        "offer": row.offer,
        "name": row.name,
        "when": row.when,
        "place": row.place,
        "staff": list(row.staff),
        "places": row.places,
        "members": row.members,
        "waiting_for_offer": waiting.get(row.offer_id, 0),
        "sessions_held": row.held,
        "last_register": row.last_held.isoformat() if row.last_held else None,
        "next_session": row.next_on.isoformat() if row.next_on else None,
    }


def _line(row: GroupRow) -> str:
    parts = (row.when, row.place, ", ".join(row.staff), row.places_word)
    return f"  {row.id:>4}  {row.offer}: {row.name}  ({'; '.join(filter(None, parts))})"
