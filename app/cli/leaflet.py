"""The command that writes the family leaflet to a PDF."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from app.abilities import Ability
from app.atomic import check_target, write_whole
from app.cli.answer import Answer
from app.cli.credentials import opened
from app.noting import UNRECORDED, note_file
from app.queries.leaflet import Leaflet, family_leaflet


def export_leaflet(arguments: Namespace) -> Answer:
    """Write the leaflet as it stands today."""
    out: Path = arguments.out
    with opened(arguments, to="read") as store:
        store.require(Ability.EXPORT)
        check_target(out, ".pdf")
        leaflet = store.read(family_leaflet, today=store.today())
        content = _content(leaflet, accessible=arguments.accessible)
        if not note_file(store, "export_leaflet", content, file="pdf", offers=leaflet.count):
            print(UNRECORDED, file=sys.stderr)
        write_whole(out, content)
        unprotected = store.unlocked is None
    offers = f"{leaflet.count} offer{'' if leaflet.count == 1 else 's'}"
    data = {"file": str(out), "offers": leaflet.count, "accessible": arguments.accessible}
    return Answer(f"The family leaflet is in {out}: {offers}, no pupil data.", data, unprotected=unprotected)


def _content(leaflet: Leaflet, *, accessible: bool) -> bytes:
    # Qt comes with the paper, so only now.
    if accessible:
        from app.paper.tagged import tagged_pdf
        from app.paper.tagged_leaflet import tagged_leaflet

        return tagged_pdf(tagged_leaflet(leaflet))
    from app.paper.leaflet import lay_out_leaflet
    from app.paper.pdf import pdf_bytes

    return pdf_bytes(lay_out_leaflet(leaflet), title=leaflet.title)
