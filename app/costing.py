"""Letting costs leave as a workbook: one way for the window and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.abilities import Ability
from app.atomic import check_target, write_whole
from app.done import Done
from app.noting import note_file
from app.progress import Progress, Silent
from app.queries.costs.school import costs
from app.queries.map_about import map_about
from app.queries.provision_map import MapFilters
from app.queries.years import year_of

if TYPE_CHECKING:
    from pathlib import Path

    from app.queries.years import Period
    from app.store import Store


def write_costs(
    store: Store,
    out: Path,
    period: Period | None = None,
    progress: Progress = Silent(),  # noqa: B008 - it holds nothing
) -> Done:
    """Write the costs of a time (None: of this academic year) as .xlsx, noted in the audit trail before it is.

    Raises NotAllowed where somebody may not see costs or may not make an internal copy, Problem where it cannot be
    written or noted; then nothing is.
    """
    store.require(Ability.SEE_COSTS)
    store.require(Ability.EXPORT_INTERNAL)
    check_target(out, ".xlsx")
    # The workbook library is heavy, and only this needs it.
    from app.exports.costs_workbook import costs_workbook

    today = store.today()
    time = period or store.read(year_of, today)
    found = store.read(costs, time, today)
    about = store.read(map_about, MapFilters(today), today, made_by=store.person)
    content = costs_workbook(found, about, progress)
    note_file(store, "export_costs", content, offers=len(found.offers))
    write_whole(out, content)
    return Done(f"Saved what support costs as {out.name}.", counts={"offers": len(found.offers)})
