"""What a web address looks like, for every form that asks for one."""

from __future__ import annotations

import re

_WEBSITE = re.compile(r"(https?://)?[^\s/.:@]+(\.[^\s/.:@]+)+(:\d+)?([/?#]\S*)?", re.IGNORECASE)


def website_problem(text: str | None) -> str | None:
    """Return a sentence when a text is no web address; none at all is fine."""
    if not text or not text.strip() or _WEBSITE.fullmatch(text.strip()):
        return None
    return "This does not look like a web address, such as www.example.org."
