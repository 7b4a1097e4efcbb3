"""Whoever may not see Risk Support learns nothing of it from anything that the program can be asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.keys.unlocking import Unlocked
from app.person import Person
from app.queries.day.row import DayRow
from app.queries.history import ChangeRow
from app.queries.meetings.actions import AgencyActions
from app.queries.meetings.pack_rows import PackPupil
from app.queries.meetings.rows import ActionRow
from app.queries.plans.due import DueRow
from app.queries.reports.actions import EACH
from app.queries.reports.report import Report, ReportTable
from app.store import Store
from tests.fixtures import clock, opened_copy

from .asking import Call, answers, things
from .sight_behind import fill_whole as fill
from .sight_meetings import OF_MEETING, OF_MORE
from .sight_school import ALL_BUT_RISK, PASTORAL, SECRETS, Seen, risk, rows

OWN = "the pupil's own"
# Lines of lists that a pupil may leave: what is said of the pupil elsewhere is "Ask the SENCO".
OWN_LINES = (ChangeRow, DueRow, ActionRow, PackPupil, DayRow)
# Lists within a list: what stands of that pupil in one is looked at line by line.
OF_MANY = (AgencyActions,)
# These say that something was written, never what: the end of the audit's chain, and which numbers are pointed at.
OF_EVERY_WRITE = {"audit_head", "pointed_at", "wording"}


@dataclass(frozen=True)
class Asked:
    """A school in which nobody writes any more, and what it answers whom: all questions take long, so they are asked once."""

    seen: Seen

    @cache  # noqa: B019 - there are two, and they go with the module's tests
    def by(self, who: Person | None = None) -> Mapping[Call, Any]:
        """Return what somebody is answered, or the SENCO."""
        senco = self.seen.senco
        return answers(senco if who is None else Store(senco.database, who, clock), rows(senco))


@pytest.fixture(scope="module")
def before(
    locked_template: Path, unlocked: Unlocked, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Asked]:
    """The school as it is."""
    with opened_copy(locked_template, unlocked, tmp_path_factory.mktemp("before") / "school") as store:
        yield Asked(fill(store))


@pytest.fixture(scope="module")
def after(
    locked_template: Path, unlocked: Unlocked, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Asked]:
    """The same once a pupil has moved to Risk Support."""
    with opened_copy(locked_template, unlocked, tmp_path_factory.mktemp("after") / "school") as store:
        seen = fill(store)
        risk(store, seen.more, end_other=True, on=date(2026, 11, 9), next_look_on=date(2026, 11, 30))
        yield Asked(seen)


def about(pupil: int, name: str, thing: Any) -> bool:
    """Say whether a row is about one pupil, by number or by name."""
    number = getattr(thing, "pupil_id", None)
    text = " ".join(str(getattr(thing, f.name)) for f in fields(thing) if not f.name.endswith("s"))
    return number == pupil or name in text


OTHERS = pytest.mark.parametrize("who", [PASTORAL, ALL_BUT_RISK], ids=["pastoral", "all but risk"])


def test_the_senco_reads_what_the_others_do_not(before: Asked) -> None:
    said = repr(before.by())
    assert all(secret in said for secret in SECRETS)


@OTHERS
def test_no_answer_holds_what_was_said_of_risk_support_or_beside_it(before: Asked, who: Person) -> None:
    told = {call: repr(answer) for call, answer in before.by(who).items()}
    assert [call for call, said in told.items() if any(secret in said for secret in SECRETS)] == []


@OTHERS
def test_no_row_about_such_a_pupil_names_risk_support(before: Asked, who: Person) -> None:
    told = [
        (call, thing)
        for call, answer in before.by(who).items()
        for thing in things(answer)
        if about(before.seen.alone, "Ada Fern", thing)
        and ("risk_support" in repr(thing) or "Risk Sup" in repr(thing))
    ]
    assert told == []


def test_moving_a_pupil_to_risk_support_changes_only_what_is_read_of_that_pupil(
    before: Asked, after: Asked
) -> None:
    seen, was, now = before.seen, before.by(PASTORAL), after.by(PASTORAL)
    others = [call for call in was if not of_that_pupil(seen, call)]
    assert [call for call in others if plain(seen, was[call]) != plain(seen, now[call])] == []


def test_the_figures_are_really_compared(before: Asked, after: Asked) -> None:
    seen, was, now = before.seen, before.by(), after.by()
    differ = {call[0] for call in was if plain(seen, was[call]) != plain(seen, now[call])}
    assert {"app.queries.today.counts", "app.queries.provision_map.provision_map"} <= differ


def of_that_pupil(seen: Seen, call: Call) -> bool:
    """Say whether a question is about that pupil alone: the pupil's page, a row of the pupil's."""
    name, values = call[0].rsplit(".", 1)[-1], call[1]
    if name in {"row_history", "recorded", *OF_EVERY_WRITE}:
        return True
    if name in OF_MEETING and values[0] == OF_MORE:
        return True
    own = {
        "actions_of_pupil",
        "pupil_page",
        "stands_now",
        "standing",
        "open_needs",
        "contacts_of",
        "reviews_of",
        "reviewable",
        "plans_of",
        "pupil_story",
        "pupil_paper",
        "tried_before",
    }
    return name in own and values[0] == seen.more


def plain(seen: Seen, answer: Any) -> Any:
    """Return an answer in which each row of that pupil is one word, and stands last, and hidden changes are gone."""
    if isinstance(answer, ReportTable):
        return told_by(seen, answer)
    if is_dataclass(answer):
        told = [f.name for f in fields(answer) if not f.name.startswith("audit")]
        return type(answer).__name__, tuple(plain(seen, getattr(answer, name)) for name in told)
    if isinstance(answer, list):  # of Placed, in no order: the placement is another, whom it counts is not
        return sorted(
            tuple(row._replace(placement_id=0) if hasattr(row, "placement_id") else row) for row in answer
        )
    if isinstance(answer, Mapping):
        return {key: plain(seen, value) for key, value in answer.items()}
    if not isinstance(answer, tuple):
        return answer
    parts = [
        part
        for part in answer
        if not (isinstance(part, ChangeRow) and part.hidden)
        and not (isinstance(part, OWN_LINES) and _of(seen, part))
    ]
    single = [part for part in parts if is_dataclass(part) and not isinstance(part, OF_MANY)]
    mine = [part for part in single if _of(seen, part)]
    return (*(plain(seen, part) for part in parts if part not in mine), *[OWN] * len(mine))


def told_by(seen: Seen, table: ReportTable) -> tuple[Any, ...]:
    """Return what a table says: rows of that pupil are one word each, and may leave only the list of actions."""
    keys = table.keys or (None,) * len(table.rows)
    others = [row for row, key in zip(table.rows, keys, strict=True) if key != ("pupil", seen.more)]
    mine = 0 if table.title == EACH else len(table.rows) - len(others)
    return table.title, table.columns, table.note, table.empty, tuple(others), mine


def _of(seen: Seen, part: Any) -> bool:
    if isinstance(part, ReportTable | Report):
        return False
    return getattr(part, "pupil_id", None) == seen.more or "Mo Fern" in repr(part)
