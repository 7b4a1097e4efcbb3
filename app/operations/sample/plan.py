"""What a sample school is asked to be: how many pupils it has, and the seed of everything else."""

from __future__ import annotations

from dataclasses import dataclass

USUAL_PUPILS, SEED = 420, 5
FEWEST, MOST = 30, 50_000


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """How many pupils are on the roll today, and the seed of everything else."""

    pupils: int = USUAL_PUPILS
    seed: int = SEED

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        if not FEWEST <= self.pupils <= MOST:
            return {"pupils": f"A sample school has from {FEWEST} to {MOST:,} pupils."}
        return {}
