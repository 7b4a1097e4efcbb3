"""When a group meets, in words, the same on screen, on paper and at the command line."""

from __future__ import annotations

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def when_words(weekday: int | None, starts_at: str | None, minutes: int | None = None) -> str:
    """Return "Tuesdays 10:40, 30 minutes", with what is known of it; "" where nothing is."""
    day = "" if weekday is None else f"{WEEKDAYS[weekday]}s"
    words = " ".join(part for part in (day, starts_at or "") if part)
    lasts = "" if minutes is None else f"{minutes} minute{'' if minutes == 1 else 's'}"
    return ", ".join(part for part in (words, lasts) if part)


def beyond_name(name: str, when: str) -> str:
    """Return what `when` says beyond the name of a group, which is often called by its day, or day and time."""
    lead, _, lasts = when.partition(", ")
    day = lead.partition(" ")[0]
    if day.removesuffix("s") not in WEEKDAYS:
        return when
    if name.endswith(lead):
        return lasts
    return when.removeprefix(day).lstrip(" ,") if name.endswith(day) else when


def called(name: str, when: str, starts_at: str | None) -> str:
    """Return a group's name with when it meets, the day once: "Owls, Tuesdays 10:40, 30 minutes"."""
    more = beyond_name(name, when)
    # A name that ends in the day and the time after it make one fact.
    gap = " " if starts_at and more.startswith(starts_at) else ", "
    return gap.join(part for part in (name, more) if part)


def places_words(members: int, places: int | None) -> str:
    """Return "5 of 8 places", "full: 8 of 8", "over-full: 9 of 8" or "5 there" where nobody said how many."""
    if places is None:
        return f"{members} there"
    if members > places:
        return f"over-full: {members} of {places}"
    if members == places:
        return f"full: {members} of {places}"
    return f"{members} of {places} place{'' if places == 1 else 's'}"


def minutes_of(starts_at: str | None) -> int | None:
    """Return the minutes since midnight of "10:40"; None for no time."""
    if not starts_at:
        return None
    hours, minutes = starts_at.split(":")
    return int(hours) * 60 + int(minutes)
