"""Printing the Map as it is filtered: its preview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from app.noting import copy_name, note_file, note_if_writable, require_copy
from app.paper.map_layout import lay_out_map
from app.paper.map_pdf import map_title
from app.paper.page import Page
from app.queries.map_about import MapAbout, map_about
from app.queries.provision_map import MapFilters, ProvisionMap, provision_map
from app.ui.dialogs.print_preview import Paged, PrintPreview, Wish
from app.ui.shell import Shell

if TYPE_CHECKING:
    from app.store import Store


def map_preview(shell: Shell, filters: MapFilters) -> PrintPreview:
    """Return the preview of the Map with these filters; show it with shell.show_dialog."""
    view = shell.store.read(provision_map, filters)
    about = shell.store.read(map_about, filters, shell.today(), made_by=shell.store.person)
    name = f"Wellbeing map {filters.as_at:%Y-%m-%d}.pdf"
    leaving = partial(_leaving, shell.store, len(view.offers))
    return PrintPreview(shell, Paged(map_title(about), name, _Pages(view, about), leaving=leaving))


def _leaving(store: Store, offers: int, wish: Wish, content: bytes | None) -> None:
    """Note in the audit trail what is printed or saved, before it is."""
    require_copy(store, internal=wish.internal)
    copy = copy_name(internal=wish.internal)
    if content is None:
        note_if_writable(store, "print_map", file="paper", copy=copy, offers=offers)
    else:
        note_file(store, "export_map", content, file="pdf", copy=copy, offers=offers)


@dataclass(frozen=True, slots=True)
class _Pages:
    """The map, ready to be laid out for whatever paper, copy and readers are chosen."""

    view: ProvisionMap
    about: MapAbout

    def __call__(self, wish: Wish) -> Sequence[Page]:
        about = replace(self.about, made_for=wish.made_for)
        return lay_out_map(self.view, about, size=wish.size, internal=wish.internal)
