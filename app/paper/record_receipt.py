"""The receipt that goes with a transfer file: the next school fills it in and sends it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.looks import LIGHT
from app.paper.application import ensure_application
from app.paper.flow import Run, flow, height_of, put_lines
from app.paper.page import Instruction, Page, Stroke
from app.paper.record_style import STYLE
from app.queries.map_words import full_day

_FILL_IN = ("Received on", "By (name and role)", "School", "Signature")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the receipt names: the file, never the pupil."""

    school: str
    made_on: date
    made_for: str
    file_name: str
    sha256: str
    questions_to: str = ""


def lay_out_receipt(receipt: Receipt) -> tuple[Page, ...]:
    """Return the one page of a receipt."""
    ensure_application()
    page: list[Instruction] = []
    y = STYLE.margin
    send = f"Please send this page back to {receipt.school}"
    send += f" ({receipt.questions_to})." if receipt.questions_to else "."
    said = (
        (receipt.school, STYLE.name, False, 0.0),
        ("Receipt for a pupil’s record", STYLE.title, True, 4.0),
        (f"Made on {full_day(receipt.made_on)} for {receipt.made_for}.", STYLE.text, False, 12.0),
        (f"File: {receipt.file_name}", STYLE.text, True, 12.0),
        (
            "Its fingerprint (SHA-256) shows that nothing in it was changed on the way:",
            STYLE.text,
            False,
            2.0,
        ),
        (" ".join(receipt.sha256[at : at + 8] for at in range(0, 64, 8)), STYLE.text, False, 2.0),
        (
            "We have received this file, could open it, and have put it with the pupil’s record.",
            STYLE.text,
            False,
            22,
        ),
    )
    for text, size, bold, before in said:
        y += before
        lines = flow([Run(text, size, LIGHT.text, bold=bold)], STYLE.wide)
        page.extend(put_lines(lines, STYLE.margin, y))
        y += height_of(lines)
    for label in _FILL_IN:
        y += 38
        page.extend(put_lines(flow([Run(label, STYLE.text, LIGHT.muted)], STYLE.label), STYLE.margin, y - 12))
        page.append(Stroke(STYLE.margin + STYLE.label, y, STYLE.width - STYLE.margin, y, LIGHT.text, 0.8))
    page.extend(put_lines(flow([Run(send, STYLE.text, LIGHT.text)], STYLE.wide), STYLE.margin, y + 30))
    return (Page(STYLE.width, STYLE.height, tuple(page)),)
