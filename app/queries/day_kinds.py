"""The kinds of lines that the day's list has."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a line of the day's list asks for; stored with what is put off, so never renamed."""

    MEETING = "meeting"
    REGISTER = "register"
    LOOK = "look"
    ACTION = "action"
    OVERRUN = "overrun"
    OFFERED = "offered"
    WAIT = "wait"
    NOTHING = "nothing"
    DECISION = "decision"
    QUESTION = "question"
    OFFER_END = "offer_end"
    CHECK = "check"
