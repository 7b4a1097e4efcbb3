"""Running a command and turning whatever happens into a sentence and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from app.cli.answer import Answer, say, say_problem, utf8
from app.errors import Invalid, Problem
from app.progress import Cancelled

if TYPE_CHECKING:
    from argparse import Namespace

A = TypeVar("A")

WENT_WRONG = "Something went wrong inside Fivefold; nothing half-written was kept."
INTERRUPTED = 130
STOPPED = "Stopped. Nothing half-written was kept."


def guarded(arguments: A, work: Callable[[A], int]) -> int:
    """Do some work; a problem of the world is said in one sentence, a bug is logged and said in another."""
    utf8()
    as_json = getattr(arguments, "json", False)
    try:
        return work(arguments)
    except (Problem, Invalid) as problem:
        return say_problem(problem, as_json=as_json)
    except (KeyboardInterrupt, Cancelled):
        print(STOPPED, file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever was reading, such as head, has had enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        if worldly := _of_the_file(error):
            return say_problem(worldly, as_json=as_json)
        # The last place before a person would see a traceback.
        if os.environ.get("FIVEFOLD_DEBUG"):
            raise
        from app.log import note_bug

        where = note_bug(error)
        sentence = f"{WENT_WRONG} The log is {where}." if where else WENT_WRONG
        return say_problem(Problem(sentence), as_json=as_json)


def _of_the_file(error: Exception) -> Problem | None:
    from sqlalchemy.exc import DatabaseError

    from app.storage_words import storage_problem

    return storage_problem(error) if isinstance(error, DatabaseError) else None


def answered(arguments: Namespace) -> int:
    """Do a command that needs no window and say what came of it; returns its exit code."""
    return say(_command(arguments)(arguments), as_json=getattr(arguments, "json", False))


def _command(arguments: Namespace) -> Callable[[Namespace], Answer]:
    # Each command's module is imported when it is wanted: the map needs no importer, and a check no map.
    match arguments.command:
        case "check":
            from app.cli.check import check

            return check
        case "due" | "groups" | "register" | "supports":
            return _of_the_day(arguments.command)
        case "measures":
            from app.cli.measures import list_measures

            return list_measures
        case "report":
            from app.cli.reports import list_reports

            return list_reports
        case "audit":
            from app.cli.audit import list_audit, verify_audit

            return verify_audit if arguments.what == "verify" else list_audit
        case "backup" | "backups" | "restore":
            return _of_backups(arguments)
        case "export":
            return _of_exports(arguments.what)
        case "import" | "imports" | "undo":
            return _of_imports(arguments)
        case "record" | "transfer" | "hold" | "erase" | "retention":
            return _of_records(arguments.command)
        case "share" | "published":
            from app.cli.sharing import say_published, share

            return share if arguments.command == "share" else say_published
        case "people" | "password" | "protect" | "recover":
            return _of_people(arguments.command)
        case _:
            return _of_making(arguments.command)


def _of_imports(arguments: Namespace) -> Callable[[Namespace], Answer]:
    if arguments.command == "import":
        from app.cli.taking_in import import_offers, import_pupils

        return import_pupils if arguments.what == "pupils" else import_offers
    from app.cli.taking_back import list_imports, undo

    return undo if arguments.command == "undo" else list_imports


def _of_exports(what: str) -> Callable[[Namespace], Answer]:
    if what == "map":
        from app.cli.export import export_map

        return export_map
    if what == "leaflet":
        from app.cli.leaflet import export_leaflet

        return export_leaflet
    if what == "governors":
        from app.cli.governors import export_governors

        return export_governors
    if what == "costs":
        from app.cli.costs import export_costs

        return export_costs
    if what == "report":
        from app.cli.reports import export_report

        return export_report
    if what in ("offers", "template"):
        from app.cli import offers

        return {"offers": offers.export_offers, "template": offers.export_template}[what]
    from app.cli import pack

    return {"pack": pack.export_pack, "pupils": pack.export_pupils}[what]


def _of_making(command: str) -> Callable[[Namespace], Answer]:
    if command == "roll-forward":
        from app.cli.new_year import roll_forward

        return roll_forward
    from app.cli import making

    return {"demo": making.demo, "sample": making.sample, "new": making.new}[command]


def _of_people(command: str) -> Callable[[Namespace], Answer]:
    if command == "people":
        from app.cli.people import people

        return people
    from app.cli import own_keys

    return {"password": own_keys.password, "protect": own_keys.protect, "recover": own_keys.recover}[command]


def _of_records(command: str) -> Callable[[Namespace], Answer]:
    from app.cli import records

    return {
        "record": records.record,
        "transfer": records.transfer,
        "hold": records.hold,
        "erase": records.erase_record,
        "retention": records.retention,
    }[command]


def _of_the_day(command: str) -> Callable[[Namespace], Answer]:
    if command == "due":
        from app.cli.due import due

        return due
    if command == "supports":
        from app.cli.supports import list_supports

        return list_supports
    from app.cli.groups import list_groups, register

    return register if command == "register" else list_groups


def _of_backups(arguments: Namespace) -> Callable[[Namespace], Answer]:
    if arguments.command == "restore":
        from app.cli.restore import restore_backup

        return restore_backup
    if arguments.command == "backups" and arguments.second_place is not None:
        from app.cli.second_place import choose

        return choose
    from app.cli.backups import backup, list_backups

    return backup if arguments.command == "backup" else list_backups
