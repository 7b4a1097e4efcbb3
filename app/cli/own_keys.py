"""The commands that protect a school, change one's own password, and come back with the recovery code."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from app import sign_ins
from app.cli.answer import Answer
from app.cli.credentials import credentials, entered, is_the_sample, lost_keys
from app.cli.options import given
from app.cli.passwords import asked, first_password, new_password, secret_in
from app.cli.people_words import FIRST
from app.cli.progress import TerminalProgress
from app.cli.recovery_code import handing
from app.cli.signing_in import chosen
from app.errors import Problem
from app.keys.problems import KeyFileDamaged, KeyFileMissing
from app.schools import State, keys_of, prepare_keys, protect_school, state_of
from app.store import moment

_STILL_OPEN = "Could not be reached or sealed, so what is there can still be read without a password:"


def protect(arguments: Namespace) -> Answer:
    """Give a school that an older version made its first person and passwords, its backups too."""
    school: Path = arguments.school
    _refuse_protected(school)
    name = given(arguments, "person") or FIRST
    with handing(arguments.recovery_file, school) as code, TerminalProgress() as progress:
        prepared = prepare_keys(name, first_password(arguments, name))
        code.keep(prepared.code)
        open_still = protect_school(school, prepared, now=moment(), progress=progress)
    sentence = f"The school in {school} is protected. Sign in as {prepared.unlocked.name}."
    data = {"school": str(school), "person": prepared.unlocked.name, **code.data}
    lines = (*code.lines, *(f"{_STILL_OPEN} {one}" for one in open_still))
    return Answer(sentence, {**data, "unprotected": [str(one) for one in open_still]}, lines)


def recover(arguments: Namespace) -> Answer:
    """Give somebody a new password by the recovery code, which is spent with it."""
    school: Path = arguments.school
    try:
        state_of(school)
        person = chosen(keys_of(school), given(arguments, "person"))
    except (KeyFileMissing, KeyFileDamaged) as problem:
        raise lost_keys(problem, school) from problem
    file: Path | None = arguments.recovery_code_file
    typed = secret_in(file) if file is not None else asked("Recovery code: ", "--recovery-code-file FILE")
    with handing(arguments.recovery_file, school) as code:
        password = first_password(arguments, person.name)
        unlocked, new_code = sign_ins.recover(school, typed, person.number, password)
        code.keep(new_code)
    sentence = f"{unlocked.name} has a new password. The recovery code before opens nothing any more."
    return Answer(sentence, {"person": unlocked.name, **code.data}, code.lines)


def password(arguments: Namespace) -> Answer:
    """Change the password of who signs in."""
    person = credentials(arguments)
    with entered(arguments.school, person) as store:
        if person is None:
            raise Problem(
                "The sample school has no passwords.", "Make a school of your own with fivefold new."
            )
        done = sign_ins.set_own_password(store, person.password, new_password(arguments, store.person))
    return Answer(done.sentence, {"person": store.person})


def _refuse_protected(school: Path) -> None:
    if state_of(school) is State.LOCKED:
        raise Problem(f"The school in {school} is protected already.", "Sign in with a password.")
    if is_the_sample(school):
        raise Problem(
            "The sample school is of invented pupils and stays open to all.",
            "Make a school of your own with fivefold new.",
        )
