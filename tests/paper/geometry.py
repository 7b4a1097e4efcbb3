"""What can be wrong with a page to the eye, found by measuring it."""

from __future__ import annotations

from app.paper.page import Box, Page, Words

HAIR = 0.5  # of a point, which nobody sees


def overlapping(page: Page) -> list[tuple[str, str]]:
    """Return the pairs of texts that print over each other."""
    words = page.words
    return [
        (one.text, other.text)
        for place, one in enumerate(words)
        for other in words[place + 1 :]
        if min(one.x + one.width, other.x + other.width) - max(one.x, other.x) > HAIR
        and min(one.y + one.height, other.y + other.height) - max(one.y, other.y) > HAIR
    ]


def outside(page: Page, margin: float = 0) -> list[str]:
    """Return the texts that leave the page or reach into its margin."""
    return [
        one.text
        for one in page.words
        if one.x < margin - HAIR
        or one.y < margin - HAIR
        or one.x + one.width > page.width - margin + HAIR
        or one.y + one.height > page.height - margin + HAIR
    ]


def leaving_their_frame(page: Page) -> list[str]:
    """Return the texts that begin in a frame and end outside of it."""
    boxes = [one for one in page.instructions if isinstance(one, Box) and one.width > 10]
    return [one.text for one in page.words for box in boxes if _begins(one, box) and not _ends(one, box)]


def _begins(one: Words, box: Box) -> bool:
    return box.x <= one.x < box.x + box.width and box.y <= one.y < box.y + box.height


def _ends(one: Words, box: Box) -> bool:
    return one.x + one.width <= box.x + box.width + HAIR and one.y + one.height <= box.y + box.height + HAIR
