"""The commands that take pupils and offers in from files."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from typing import Any

from app.abilities import Ability
from app.cli.answer import Answer
from app.cli.credentials import To, opened
from app.cli.progress import TerminalProgress
from app.cli.reading_as import read_as
from app.cli.stopping import Stopping
from app.errors import Problem
from app.imports.offer_table.naming import NAMES_A_PUPIL
from app.imports.plan import LEAVE_OUT, Choices, Outcome, Plan
from app.imports.preview import as_json, summary
from app.imports.pupils.guessing import looks_yearly
from app.imports.recognised import recognised
from app.imports.remembered import draft_of
from app.imports.source import Sort
from app.imports.transfer.taking import TransferTake
from app.operations.mappings import keep_mapping
from app.progress import Progress
from app.store import Store
from app.taking_in.sitting import Question, Sitting, compare
from app.taking_in.ways import way_of

_YEARLY = (
    "It looks like the new school year's list of the whole school: with --yearly, who is not in it leaves."
)


def import_pupils(arguments: Namespace) -> Answer:
    """Take a list of pupils or a transfer file in, or with --dry-run say what would happen."""
    return _take_in(arguments, Sort.PUPILS)


def import_offers(arguments: Namespace) -> Answer:
    """Take a directory or a table of offers in, or with --dry-run say what would happen."""
    return _take_in(arguments, Sort.OFFERS)


def _take_in(arguments: Namespace, sort: Sort) -> Answer:
    to: To = "read" if arguments.dry_run else "write"
    with Stopping() as stopping, opened(arguments, to=to) as store, TerminalProgress() as progress:
        store.require(Ability.IMPORT)
        sitting = _compared(arguments, store, sort, progress)
        assert sitting.plan is not None
        if not arguments.dry_run:
            _refuse_undecided(sitting)
            _remember(arguments.save_mapping, sitting, store)
            way_of(sitting.source.sort).write(store, sitting.plan, stopping.at_steps(progress))
    return _answer(store, sitting, sitting.plan, dry=arguments.dry_run)


def _compared(arguments: Namespace, store: Store, sort: Sort, progress: Progress) -> Sitting:
    sitting = read_as(arguments, store, sort, progress)
    choices = {**dict(arguments.choose), **dict.fromkeys(arguments.leave_out, LEAVE_OUT)}
    of_pupils = sort is Sort.PUPILS
    wish = replace(
        sitting.wish,
        choices=choices,
        yearly=of_pupils and arguments.yearly,
        take=_take(arguments) if of_pupils else None,
    )
    # A script says itself whether a list is the yearly one.
    if not arguments.dry_run:
        _refuse_one_of_many(sitting)
    sitting = compare(store, replace(sitting, wish=wish, settled=True, sheet_said=True), progress)
    rows = {row.row for row in sitting.plan.rows} if sitting.plan else set()
    if sitting.question is Question.COLUMNS:
        kind = "pupils" if of_pupils else "offers"
        raise Problem(
            f"{sitting.source.name} has no row of headings that names {kind}.",
            f"Say them with --columns, such as --columns {'surname=Nachname' if of_pupils else 'name=Title'}.",
        )
    if unknown := sorted(choices.keys() - rows):
        raise Problem(f"There is no row {unknown[0]} in what would be done.", "See the rows with --dry-run.")
    _refuse_ignored(choices, sitting)
    return _asked_if_yearly(store, sitting)


def _take(arguments: Namespace) -> TransferTake:
    return TransferTake(arguments.looked_after, upn=not arguments.no_upn, sex=not arguments.no_sex)


def _refuse_one_of_many(sitting: Sitting) -> None:
    """Refuse to guess what a person is asked in the window: of a class a sheet, one class would come in."""
    sheet = sitting.source.sheet
    if sitting.question is Question.SHEETS and sheet is not None:
        raise Problem(
            f"{sitting.source.name} has {len(sheet.alike)} sheets with the same headings.",
            f"Say --sheet all, or --sheet {sheet.title!r} for that one. Nothing was changed.",
        )


def _refuse_ignored(choices: Choices, sitting: Sitting) -> None:
    """Refuse a choice that is none of a row's candidates: what it was to be joined with would come in twice."""
    for row in sitting.plan.rows if sitting.plan else ():
        number = choices.get(row.row)
        if isinstance(number, int) and row.outcome in (Outcome.ADDED, Outcome.ASKED):
            raise Problem(f"Row {row.row} cannot be number {number}.", "See its candidates with --dry-run.")


def _asked_if_yearly(store: Store, sitting: Sitting) -> Sitting:
    """Say of a list that it may be the new year's, as the window does by a tick; a script decides it."""
    plan = sitting.plan
    if plan is None or sitting.source.sort is not Sort.PUPILS or sitting.wish.yearly:
        return sitting
    if not store.read(looks_yearly, plan, today=store.today()):
        return sitting
    return replace(sitting, plan=replace(plan, notes=(*plan.notes, _YEARLY)))


def _refuse_undecided(sitting: Sitting) -> None:
    """Refuse to guess what a person is asked in the window: wrong dates of birth would be written."""
    if sitting.question is Question.DATES and sitting.plan is not None:
        headings = " and ".join(f"“{heading}”" for heading in sitting.plan.ambiguous_dates)
        raise Problem(
            f"The dates of {headings} can be read with the day or the month first.",
            "Say --dates day or --dates month. Nothing was changed.",
        )


def _remember(name: str, sitting: Sitting, store: Store) -> None:
    if not name:
        return
    source = sitting.source
    if source.sheet is None:
        raise Problem(f"{source.name} is no table, so there are no columns to remember.")
    from app.imports.columns import whole_reading

    reading = whole_reading(source.sheet, source.sort, sitting.wish.reading)
    draft = draft_of(name, source.sort, source.sheet, reading)
    store.write(keep_mapping, draft, today=store.today())


def _answer(store: Store, sitting: Sitting, plan: Plan[Any], *, dry: bool) -> Answer:
    data = as_json(plan, quoting=sitting.source.sort in (Sort.OFFERS, Sort.DIRECTORY), but=NAMES_A_PUPIL)
    _say_sheets(data, sitting)
    lines = [_row(one, "reason") for one in data["reasons"]]
    lines += [_row(one, "warning") for one in data["warnings"]]
    first = "Nothing was changed. An import would bring: " if dry else "Imported: "
    facts = {"dry_run": dry, "sort": str(sitting.source.sort), "recognised": recognised(sitting.source, plan)}
    return Answer(f"{first}{summary(plan)}", {**facts, **data}, tuple(lines), store.unlocked is None)


def _say_sheets(data: dict[str, Any], sitting: Sitting) -> None:
    """Add to each row that something is said of where it stands, if several sheets were read as one list."""
    sheet = sitting.source.sheet
    for one in (*data["reasons"], *data["warnings"]) if sheet is not None else ():
        if sheet is not None and (where := sheet.place_of(one["row"] or 0)):
            one["where"] = where


def _row(one: dict[str, Any], said: str) -> str:
    between = ", ".join(map(str, one.get("candidates", ())))
    chosen = f" Say --choose {one['row']}=ID, one of {between}, or {one['row']}=new." if between else ""
    if not one["row"]:
        return str(one[said])
    # Who or what is not in the file has minus its own number.
    where = f"Row {one['row']}" if one["row"] > 0 else f"Not in the file (number {-one['row']})"
    where += f" ({one['where']})" if one.get("where") else ""
    return f"{where}: {one[said]}{chosen}"
