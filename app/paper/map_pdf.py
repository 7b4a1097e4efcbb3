"""The Map as a PDF file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.done import Done
from app.paper.map_layout import lay_out_map
from app.paper.map_style import Size
from app.paper.pdf import write_pdf
from app.progress import Progress, Silent
from app.queries.map_about import MapAbout
from app.queries.map_words import full_day
from app.queries.provision_map import ProvisionMap


def write_map_pdf(
    view: ProvisionMap,
    about: MapAbout,
    out: Path,
    *,
    size: Size = "A3",
    internal: bool = False,
    progress: Progress | None = None,
    before: Callable[[bytes], object] | None = None,
) -> Done:
    """Write the map to a PDF file, whole or not at all; a Problem says in words why it could not be.

    before is called with what will be written; where it raises, nothing is.
    """
    progress = progress or Silent()
    pages = lay_out_map(view, about, size=size, internal=internal)
    write_pdf(pages, out, title=map_title(about), progress=progress, before=before)
    sheets = f"{len(pages)} page{'' if len(pages) == 1 else 's'}"
    kind = "internal map" if internal else "map"
    return Done(
        f"Saved the {kind} as {out.name}, {sheets}.", counts={"pages": len(pages), "offers": len(view.offers)}
    )


def map_title(about: MapAbout) -> str:
    """Return what the document is called, in its properties and in the printer's list."""
    return f"Wellbeing offers at {about.school}, {full_day(about.made_on)}"
