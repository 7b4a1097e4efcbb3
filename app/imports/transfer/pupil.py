"""A pupil of a transfer file as the file has them: the few fields that are taken, in the file's own words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Provision:
    """A line of the SEN history: since when, and which provision."""

    since: str
    code: str


@dataclass(frozen=True, slots=True)
class SenNeed:
    """A type of special educational need, with its rank and the day it ended, if it has."""

    rank: str
    code: str
    ended: str


@dataclass(frozen=True, slots=True)
class TransferPupil:
    """One pupil; number is their place in the file, counted from 1."""

    number: int
    upn: str = ""
    former_upn: str = ""
    surname: str = ""
    forename: str = ""
    preferred_surname: str = ""
    preferred_forename: str = ""
    born: str = ""
    sex: str = ""
    year: str = ""
    in_care: str = ""
    provisions: tuple[Provision, ...] = ()
    needs: tuple[SenNeed, ...] = ()
