"""The commands that make a school: new, sample and demo."""

from __future__ import annotations

from argparse import Namespace

from app.cli.answer import Answer
from app.cli.progress import TerminalProgress
from app.db import file_of
from app.operations.sample.plan import SEED, USUAL_PUPILS, SamplePlan
from app.operations.setup import SchoolDraft
from app.paths import sample_folder
from app.queries.school import school_profile
from app.sample import make_sample
from app.schools import new_school


def new(arguments: Namespace) -> Answer:
    """Make a school with the starter words."""
    draft = SchoolDraft(arguments.name, urn=arguments.urn, laestab=arguments.laestab, phase=arguments.phase)
    store = new_school(arguments.path, draft)
    name = store.read(school_profile).name
    store.database.close()
    sentence = f"{name} is set up in {arguments.path}."
    return Answer(sentence, {"school": str(arguments.path)}, unprotected=True)


def sample(arguments: Namespace) -> Answer:
    """Make a school of invented pupils."""
    plan = SamplePlan(
        USUAL_PUPILS if arguments.pupils is None else arguments.pupils,
        SEED if arguments.seed is None else arguments.seed,
    )
    with TerminalProgress() as progress:
        done = make_sample(arguments.path, plan, progress=progress)
    data = {"school": str(arguments.path), **done.counts}
    return Answer(f"{done.sentence} It is in {arguments.path}.", data, unprotected=True)


def demo(arguments: Namespace) -> Answer:
    """Where there is no screen: make the sample school if it is not there, and export its map beside it."""
    from app.cli.export import MapOrder, write_map

    folder = sample_folder()
    if not file_of(folder).exists():
        with TerminalProgress() as progress:
            make_sample(folder, progress=progress)
    out = folder.parent / "Sample school map.xlsx"
    write_map(MapOrder(out, folder))
    data = {"school": str(folder), "file": str(out)}
    lines = (f"The school itself is in {folder}.",)
    return Answer(f"The sample school's map is in {out}.", data, lines, unprotected=True)
