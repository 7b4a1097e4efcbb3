"""The command that writes the Map to a workbook or a PDF."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal

from sqlalchemy.orm import Session

from app.cli.answer import Answer
from app.cli.credentials import opened
from app.cli.progress import TerminalProgress
from app.errors import Problem
from app.noting import UNRECORDED, copy_name, note_file, require_copy
from app.progress import Progress
from app.queries.map_about import MapAbout, map_about
from app.queries.provision_map import MapFilters, ProvisionMap, provision_map
from app.queries.supports.capacity_rows import CapacityRow, capacity_rows
from app.queries.wording import domains
from app.store import Store
from app.vocabulary import Register, fold


@dataclass(frozen=True, slots=True)
class MapOrder:
    """Which map goes into which file; as_at None is today."""

    out: Path
    internal: bool = False
    as_at: date | None = None
    domains: tuple[str, ...] = ()
    made_for: str = ""
    purpose: str = ""
    paper: Literal["A3", "A4"] = "A3"
    register: str = Register.WELLNESS
    accessible: bool = False


def export_map(arguments: Namespace) -> Answer:
    """Write the Map that was asked for."""
    order = MapOrder(
        arguments.out,
        arguments.internal,
        arguments.as_at,
        tuple(arguments.domain),
        arguments.made_for,
        arguments.purpose,
        arguments.paper,
        arguments.words,
        arguments.accessible,
    )
    with opened(arguments, to="read") as store:
        view = write_map(store, order)
    copy = "internal, not for sharing" if order.internal else "for sharing, without pupil data"
    data = {
        "file": str(order.out),
        "as_at": view.filters.as_at.isoformat(),
        "internal": order.internal,
        "offers": len(view.offers),
        "domains": len(view.rows) - 1,
    }
    return Answer(f"The map is in {order.out}: {copy}.", data, unprotected=store.unlocked is None)


def write_map(store: Store, order: MapOrder) -> ProvisionMap:
    """Write a map to its file, noted in the audit trail; returns what stands in it."""
    require_copy(store, internal=order.internal)
    today = store.today()
    filters = MapFilters(
        order.as_at or today, domains=store.read(_wanted, order.domains), register=order.register
    )
    view = store.read(provision_map, filters)
    about = store.read(
        map_about, filters, today, made_by=store.person, made_for=order.made_for, purpose=order.purpose
    )
    with TerminalProgress() as progress:
        rooms = store.read(capacity_rows, as_at=filters.as_at) if order.internal else ()
        _write(order, (view, about, rooms), progress, partial(_note, store, order, view))
    return view


def _note(store: Store, order: MapOrder, view: ProvisionMap, content: bytes) -> None:
    file, copy = order.out.suffix.casefold().removeprefix("."), copy_name(internal=order.internal)
    if not note_file(store, "export_map", content, file=file, copy=copy, offers=len(view.offers)):
        print(UNRECORDED, file=sys.stderr)


def _write(
    order: MapOrder,
    what: tuple[ProvisionMap, MapAbout, tuple[CapacityRow, ...]],
    progress: Progress,
    before: Callable[[bytes], None],
) -> None:
    view, about, rooms = what
    if order.accessible:
        from app.paper.tagged import write_tagged
        from app.paper.tagged_map import tagged_map

        write_tagged(tagged_map(view, about, internal=order.internal), order.out, before)
    elif order.out.suffix.casefold() == ".pdf":
        # Qt comes with it, so only when a PDF is asked for.
        from app.paper.map_pdf import write_map_pdf

        write_map_pdf(
            view,
            about,
            order.out,
            size=order.paper,
            internal=order.internal,
            progress=progress,
            before=before,
        )
    else:
        from app.exports.excel_map import write_excel_map

        write_excel_map(
            view, about, order.out, internal=order.internal, progress=progress, before=before, rooms=rooms
        )


def _wanted(session: Session, names: tuple[str, ...]) -> tuple[int, ...]:
    known = domains(session)
    found = {fold(row.name): row.id for row in known} | {fold(row.code): row.id for row in known}
    for name in names:
        if fold(name) not in found:
            there = ", ".join(row.name for row in known)
            raise Problem(f"There is no domain of need called {name}.", f"There are: {there}.")
    return tuple(dict.fromkeys(found[fold(name)] for name in names))
