"""The folded columns that searching and sorting use, made in one place each."""

from __future__ import annotations

from app.vocabulary import fold


def pupil_folded(forename: str, preferred: str | None, surname: str, admission: str | None) -> str:
    """Return what a pupil is found by: the names people use and the admission number, never the UPN."""
    known = preferred or forename
    others = [forename] if preferred and preferred != forename else []
    return fold(" ".join([known, surname, *others, admission or ""]))


def offer_folded(name: str, organisation: str) -> str:
    """Return what an offer is found by: its name and whose it is."""
    return fold(f"{name} {organisation}")
