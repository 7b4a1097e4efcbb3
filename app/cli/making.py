"""The commands that make a school: new, sample and demo."""

from __future__ import annotations

from argparse import Namespace

from app.cli.answer import Answer
from app.cli.options import given
from app.cli.passwords import first_password
from app.cli.people_words import FIRST
from app.cli.progress import TerminalProgress
from app.cli.recovery_code import handing
from app.cli.signing_in import WHERE
from app.db import file_of, make_folder
from app.errors import Invalid
from app.noting import note_signed_in
from app.operations.sample.plan import SEED, USUAL_PUPILS, SamplePlan
from app.operations.setup import SchoolDraft
from app.paths import sample_folder
from app.queries.school import school_profile
from app.sample import make_sample
from app.schools import new_school, open_store, prepare_keys
from app.vault.attempts import Attempts


def new(arguments: Namespace) -> Answer:
    """Make a locked school with the starter words and its first person, who is an administrator."""
    path, name = arguments.path, given(arguments, "person") or FIRST
    draft = SchoolDraft(arguments.name, urn=arguments.urn, laestab=arguments.laestab, phase=arguments.phase)
    # Before anybody types a password for nothing.
    if wrong := draft.problems():
        raise Invalid(wrong)
    if path.exists():
        make_folder(path)
    with handing(arguments.recovery_file, path) as code:
        prepared = prepare_keys(name, first_password(arguments, name))
        code.keep(prepared.code)
        store = new_school(path, draft, prepared)
        try:
            note_signed_in(store, Attempts(path), where=WHERE)
            made = store.read(school_profile).name
        finally:
            store.close()
    person = prepared.unlocked.name
    sentence = f"{made} is set up in {path}. Sign in as {person}."
    return Answer(sentence, {"school": str(path), "person": person, **code.data}, code.lines)


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
    store = open_store(folder)
    try:
        write_map(store, MapOrder(out))
    finally:
        store.close()
    data = {"school": str(folder), "file": str(out)}
    lines = (f"The school itself is in {folder}.",)
    return Answer(f"The sample school's map is in {out}.", data, lines, unprotected=True)
