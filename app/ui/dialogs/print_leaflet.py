"""Printing the family leaflet, or saving it as a PDF: its preview."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.abilities import Ability
from app.noting import note_file, note_if_writable
from app.paper.leaflet import lay_out_leaflet
from app.paper.tagged_leaflet import tagged_leaflet
from app.queries.leaflet import family_leaflet
from app.ui.dialogs.print_preview import Paged, PrintPreview, Wish

if TYPE_CHECKING:
    from app.store import Store
    from app.ui.shell import Shell


def leaflet_preview(shell: Shell) -> PrintPreview:
    """Return the preview of the leaflet as it stands today; show it with shell.show_dialog."""
    store = shell.store
    leaflet = store.read(family_leaflet, today=shell.today())
    pages = lay_out_leaflet(leaflet)
    return PrintPreview(
        shell,
        Paged(
            leaflet.title,
            f"Family leaflet {shell.today():%Y-%m-%d}.pdf",
            lambda _wish: pages,
            for_others=False,
            leaving=partial(_leaving, store, leaflet.count),
            one_paper=True,
            tagged=lambda _wish: tagged_leaflet(leaflet),
        ),
    )


def open_leaflet(shell: Shell) -> None:
    """Show the leaflet to who may make what goes to others."""
    from app.ui.allowed import refused

    if not refused(shell, Ability.EXPORT):
        shell.show_dialog(leaflet_preview(shell))


def _leaving(store: Store, offers: int, _wish: Wish, content: bytes | None) -> None:
    """Note in the audit trail what is printed or saved, before it is."""
    store.require(Ability.EXPORT)
    if content is None:
        note_if_writable(store, "print_leaflet", file="paper", offers=offers)
    else:
        note_file(store, "export_leaflet", content, file="pdf", offers=offers)
