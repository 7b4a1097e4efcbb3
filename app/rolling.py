"""Rolling a school forward as a whole: a backup before, last year's map built and kept, then the one write."""

from __future__ import annotations

from app.abilities import Ability
from app.done import Done
from app.errors import Invalid, Problem
from app.operations.new_year.drafts import RollDraft
from app.operations.new_year.rolling import roll_forward
from app.progress import Progress, Silent
from app.queries.map_about import map_about
from app.queries.new_year.the_year import NewYear, coming_year
from app.queries.provision_map import MapFilters, provision_map
from app.store import Store


def roll_school_forward(store: Store, draft: RollDraft, *, progress: Progress | None = None) -> Done:
    """Make a backup, keep last year's map, and roll forward; raises what the operation raises, with nothing written.

    Raises Problem, too, where no backup could be made: what changes so much is not begun without.
    """
    # Before a backup is made for nothing.
    store.require(Ability.CHANGE_SETTINGS)
    told = progress or Silent()
    year = store.read(coming_year, today=store.today())
    if problems := draft.problems(store.today()):
        raise Invalid(problems)
    _back_up(store, told)
    told.step(0, 0, "Keeping last year’s map")
    last_map = None if year.rolled else _map_of(store, year)
    return store.write(roll_forward, draft, last_map=last_map, today=store.today(), progress=told)


def _back_up(store: Store, progress: Progress) -> None:
    from app.backups.making import back_up

    try:
        back_up(store.database, now=store.now(), who=store.who, progress=progress)
    except Problem as problem:
        sentence = f"{problem.message.removesuffix('.')}, so nothing was rolled forward."
        raise Problem(sentence, problem.what_to_do) from problem


def _map_of(store: Store, year: NewYear) -> bytes | None:
    """Return the shared map as at the old year's last day; None where nothing stood on it by then."""
    # The workbook library is heavy, and only this needs it.
    from app.exports.excel_map import map_workbook

    filters = MapFilters(year.old_last)
    view = store.read(provision_map, filters)
    if not view.offers:
        return None
    about = store.read(
        map_about,
        filters,
        store.today(),
        made_by=store.person,
        purpose=f"The map of {year.old_name}, kept as it stood on its last day",
    )
    return map_workbook(view, about)
