"""An example of writing down what a pupil is good at and what helps."""

from __future__ import annotations

from app.operations.pupil_strengths import write_strengths
from app.store import Store

from .examples import example
from .examples_pupils import wren


@example(write_strengths)
def what_wren_is_good_at(store: Store) -> None:
    store.write(write_strengths, wren(store), "Draws what she means", "Time before she answers")
