"""Printing the Map as it is filtered: its preview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.noting import copy_name, note_file, note_if_writable, require_copy
from app.paper.map_layout import lay_out_map
from app.paper.map_pdf import map_title
from app.paper.page import Page
from app.paper.tagged import TaggedDocument
from app.paper.tagged_map import tagged_map
from app.queries.map_about import MapAbout, map_about
from app.queries.provision_map import MapFilters, ProvisionMap, provision_map
from app.queries.wording import has_treatment_words
from app.ui.dialogs.print_preview import Paged, PrintPreview, Wish
from app.ui.shell import Shell
from app.vocabulary import Register

if TYPE_CHECKING:
    from app.store import Store


def map_preview(shell: Shell, filters: MapFilters) -> PrintPreview:
    """Return the preview of the Map with these filters; show it with shell.show_dialog."""
    store = shell.store
    pages = _Pages(store, filters)
    name = f"Wellbeing map {filters.as_at:%Y-%m-%d}.pdf"
    view, about = pages.read(Register.WELLNESS)
    return PrintPreview(
        shell,
        Paged(
            map_title(about),
            name,
            pages,
            leaving=partial(_leaving, store, len(view.offers)),
            wordings=store.read(has_treatment_words),
            tagged=pages.aloud,
        ),
    )


def _leaving(store: Store, offers: int, wish: Wish, content: bytes | None) -> None:
    """Note in the audit trail what is printed or saved, before it is."""
    require_copy(store, internal=wish.internal)
    copy = copy_name(internal=wish.internal)
    if content is None:
        note_if_writable(store, "print_map", file="paper", copy=copy, offers=offers)
    else:
        note_file(store, "export_map", content, file="pdf", copy=copy, offers=offers)


class _Pages:
    """The map, ready to be laid out for whatever paper, copy, words and readers are chosen."""

    def __init__(self, store: Store, filters: MapFilters) -> None:
        self._store, self._filters = store, filters
        self._read: dict[str, tuple[ProvisionMap, MapAbout]] = {}

    def read(self, register: str) -> tuple[ProvisionMap, MapAbout]:
        """Return the map in some words, read once: every copy of one preview is of one moment."""
        if register not in self._read:
            filters = replace(self._filters, register=register)
            about = self._store.read(map_about, filters, self._store.today(), made_by=self._store.person)
            self._read[register] = self._store.read(provision_map, filters), about
        return self._read[register]

    def aloud(self, wish: Wish) -> TaggedDocument:
        """Return the map as it is read aloud, as wished."""
        view, about = self.read(wish.register)
        return tagged_map(view, replace(about, made_for=wish.made_for), internal=wish.internal)

    def __call__(self, wish: Wish) -> Sequence[Page]:
        view, about = self.read(wish.register)
        return lay_out_map(
            view, replace(about, made_for=wish.made_for), size=wish.size, internal=wish.internal
        )
