"""What the sample's decisions carry besides: options, why advice was the plan, how parents took part, strengths."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from app.journal import fill_rows
from app.operations.sample.behind.placed import PLANNED, Placed
from app.operations.sample.world import Row, World
from app.vocabulary import GroupingCode

_OPTION = (
    "placement_id", "position", "name", "offer_id", "involves", "speaks_for", "speaks_against", "chosen",
)  # fmt: skip
_PROMPT = ("placement_id", "row", "answer", "note")
PROMPT_ROWS = ("basis", "aim", "commitment", "timeframe", "structure", "modification")


def write_words(session: Session, world: World, rows: list[Placed], texts: dict[str, Any]) -> None:
    """Write the options that were talked about, and the answers to the six-row prompt where it was used."""
    options, answers = list[Row](), list[Row]()
    for one in rows:
        if one.grouping in PLANNED and world.chance(0.4):
            options += _options(world, one, texts)
        if one.grouping in (GroupingCode.MORE_HELP, GroupingCode.RISK_SUPPORT) and world.chance(0.5):
            answers += [(one.id, row, _answer(world, one), "") for row in PROMPT_ROWS]
    fill_rows(session, "decision_option", _OPTION, options)
    fill_rows(session, "prompt_answer", _PROMPT, answers)


def _options(world: World, one: Placed, texts: dict[str, Any]) -> list[Row]:
    shelf = world.dice.sample(texts["options"], 2 if world.chance(0.6) else 3)
    return [
        (
            one.id,
            place,
            row["name"],
            None,
            row["involves"],
            row["speaks_for"],
            row["speaks_against"],
            int(not place),
        )
        for place, row in enumerate(shelf)
    ]


def _answer(world: World, one: Placed) -> str:
    own = "risk_support" if one.grouping == GroupingCode.RISK_SUPPORT else "more_help"
    return world.pick((own, own, own, own, "both", "not_clear"))
