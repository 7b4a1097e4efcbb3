"""Who is in a group, how often each came, who is to be in two places; moving several, and what a group itself needs."""

from __future__ import annotations

from typing import Any

from app.abilities import Ability
from app.operations.groups.groups import reopen_group
from app.operations.groups.sessions import plan_sessions
from app.queries.supports.group_page import GroupPage, group_page
from app.ui.allowed import gate
from app.ui.dates import short_date
from app.ui.dialogs.group_form import change_form, end_form
from app.ui.dialogs.group_moves import out_form, start_form
from app.ui.dialogs.ticked_dialog import TickedDialog
from app.ui.shell import Shell
from app.ui.tables import Column
from app.ui.widgets.label import Label
from app.ui.widgets.map_words import counted


class GroupMembers(TickedDialog):
    """One group: its members to tick, and its own verbs beside those about them."""

    def __init__(self, shell: Shell, group_id: int) -> None:
        today = shell.today()
        columns = [
            Column("Pupil", _pupil, bold=True),
            Column("Class", _class, width=7),
            Column("Since", lambda row: short_date(row.since, today), width=11),
            Column("Came", _came, width=20, tooltip=_came_long),
            Column("Out of lessons", _out, width=34, tone=_tone),
        ]
        super().__init__(shell, "Members", columns, "Who is in the group")
        self._group_id = group_id
        self._clashes, self._sessions = (
            Label("", "second", "warning", wrap=True),
            Label("", "second", wrap=True),
        )
        self._page = shell.store.read(group_page, group_id, today=today)
        about = [
            self.add_verb("move", "To another group …", self._move),
            self.add_verb("out", "Out of the group …", self._out),
            self.add_verb("end", "End the support …", self._end),
        ]
        own = [
            self.add_verb("register", "Register …", self._register, whole=True),
            self.add_verb("add", "Add pupils …", self._add, whole=True),
            self.add_verb(
                "plan", "Plan sessions", self._plan, tip="On its weekday, in term time", whole=True
            ),
            self.add_verb("change", "Change the group …", self._change, whole=True),
            self.add_verb("close", "End the group …", self._close, whole=True),
            self.add_verb("again", "Run it again", self._again, whole=True),
        ]
        self.lay_out(below=(self._clashes, self._sessions))
        gate(shell.store, Ability.LOG, *about, *own)
        self._show(self._page)

    def _show(self, page: GroupPage) -> None:
        row = page.row
        self.head.setText(f"{row.offer}: {row.name}")
        parts = (row.when, row.place, ", ".join(row.staff), row.places_word)
        self.facts.setText("  ·  ".join(filter(None, parts)) + ".")
        clashes = [f"{one.pupil} is also in {what}." for one in page.members for what in one.clashes]
        self._clashes.setText(" ".join(clashes))
        self._clashes.setVisible(bool(clashes))
        self._sessions.setText(_sessions(page))
        open_now = row.ended_on is None
        for name, button in self.verbs.items():
            button.setVisible(open_now != (name == "again"))
        self.show_rows(page.members)

    # --- doing ---

    def _register(self) -> None:
        from app.ui.dialogs.register import RegisterDialog

        self.do(RegisterDialog(self.shell, self._group_id))

    def _add(self) -> None:
        from app.ui.dialogs.support_add import open_add_support

        self.accept()
        open_add_support(self.shell, offer_id=self._page.row.offer_id, group_id=self._group_id)

    def _move(self) -> None:
        if supports := self.chosen():
            row = self._page.row
            about = self.whose(row.offer)
            self.do(
                start_form(self.shell, row.offer_id, supports, "To another group", about, apart_from=row.id)
            )

    def _out(self) -> None:
        if supports := self.chosen():
            self.do(out_form(self.shell, supports, self.whose(self._page.row.offer)))

    def _end(self) -> None:
        if supports := self.chosen():
            from app.ui.dialogs.support_end import open_end_supports

            about = self.whose(self._page.row.offer)
            self.accept()
            open_end_supports(self.shell, supports, about)

    def _plan(self) -> None:
        if self.shell.write(plan_sessions, self._group_id, today=self.shell.today()):
            self._page = self.shell.store.read(group_page, self._group_id, today=self.shell.today())
            self._show(self._page)

    def _change(self) -> None:
        self.do(change_form(self.shell, self._page))

    def _close(self) -> None:
        self.do(end_form(self.shell, self._page))

    def _again(self) -> None:
        self.accept()
        self.shell.write(reopen_group, self._group_id)


def _sessions(page: GroupPage) -> str:
    held = [row for row in page.sessions if row.state == "held"]
    planned = [row for row in page.sessions if row.state == "planned"]
    cancelled = [row for row in page.sessions if row.state == "cancelled"]
    words = [f"{counted(len(held), 'session')} held"]
    words += [f"{len(planned)} planned"] if planned else ["none planned"]
    words += [f"{len(cancelled)} cancelled"] if cancelled else []
    last = held[0] if held else None
    tail = f" The last register: {last.here} of {last.members} here." if last is not None else ""
    return f"{', '.join(words)}.{tail}"


def _pupil(row: Any) -> str:
    return str(row.pupil)


def _class(row: Any) -> str:
    return str(row.class_name)


def _came(row: Any) -> str:
    dose = row.dose
    if dose.delivered is None:
        return "no register yet"
    return f"{dose.attended} of {dose.delivered}" + (f", {dose.planned} planned" if dose.planned else "")


def _came_long(row: Any) -> str:
    dose = row.dose
    return f"Planned {dose.planned}, delivered {dose.delivered}, attended {dose.attended}"


def _out(row: Any) -> str:
    minutes = f"{row.minutes_out} minutes a week" if row.minutes_out else ""
    return ", ".join(filter(None, (minutes, ", ".join(row.misses), "clash" if row.clashes else "")))


def _tone(row: Any) -> str:
    return "warning" if row.clashes else "text"
