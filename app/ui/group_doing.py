"""What is done from an offer with its groups and its waiting list: each verb opens its dialog."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.abilities import Ability
from app.queries.offer_facts import OfferFact
from app.queries.supports.alone import alone_in
from app.queries.supports.capacity import capacity
from app.queries.supports.groups import groups_of
from app.ui.allowed import gate, refusal, refused
from app.ui.shell import Command, Shell
from app.ui.widgets.offer_gets import Gets, OfferGets
from app.vocabulary import OfferStatus


def gets_of(shell: Shell, offer: OfferFact) -> Gets:
    """Return what the part of an offer shows."""
    today, read, offer_id = shell.today(), shell.store.read, offer.id
    room = read(capacity, today=today, offer_id=offer_id).get(offer_id)
    named = not refusal(shell.store, Ability.SEE_PUPILS)
    alone = read(alone_in, offer_id, today=today) if named else {}
    return Gets(room, read(groups_of, offer_id, today=today), today, named, alone, takes(offer))


def takes(offer: OfferFact) -> bool:
    """Say whether pupils can be put on an offer: a draft takes nobody yet, and one that has ended nobody more."""
    return offer.status in (OfferStatus.ACTIVE, OfferStatus.PAUSED)


def gate_gets(shell: Shell, shown: OfferGets) -> None:
    """Turn off what somebody may not do: the list and the members only show, the rest writes."""
    writes = [one for one in shown.buttons if one.property("verb") not in ("waiting", "members")]
    gate(shell.store, Ability.LOG, *writes)


def group_commands(about: Callable[[str, int | None], None]) -> list[Command]:
    """Return what Find can do with the selected offer; about is called with the verb."""
    log, see = Ability.LOG, Ability.SEE_PUPILS
    return [
        Command("Make a group of this offer", "", partial(about, "group", None), "add", log),
        Command("Put pupils on this offer", "", partial(about, "add", None), "add", log),
        Command("Show who waits for this offer", "", partial(about, "waiting", None), "pupils", see),
    ]


def act(shell: Shell, offer: OfferFact, verb: str, number: int | None) -> None:
    """Open the dialog of a verb; number is a group's where the verb is about one."""
    reads = verb in ("waiting", "members")
    if refused(shell, Ability.SEE_PUPILS if reads else Ability.LOG):
        return
    if verb == "group":
        from app.ui.dialogs.group_form import new_group

        shell.show_dialog(new_group(shell, offer))
    elif verb == "add" and not takes(offer):
        shell.say(f"{offer.name} does not run: nobody can be put on it.", "warning")
    elif verb == "add":
        from app.ui.dialogs.support_add import open_add_support

        open_add_support(shell, offer_id=offer.id)
    elif verb == "waiting":
        from app.ui.dialogs.waiting_list import WaitingList

        shell.show_dialog(WaitingList(shell, offer.id, offer.name))
    elif verb == "register" and number is not None:
        from app.ui.dialogs.register import RegisterDialog

        shell.show_dialog(RegisterDialog(shell, number))
    elif verb == "members" and number is not None:
        from app.ui.dialogs.group_members import GroupMembers

        shell.show_dialog(GroupMembers(shell, number))
