"""The words that migration 0004 gives to schools made before it; never changed again."""

from __future__ import annotations

WORDS: dict[str, tuple[tuple[str, str], ...]] = {
    "outcome": (
        ("2", "Much better"),
        ("1", "Better"),
        ("0", "No effect"),
        ("-1", "Worse"),
        ("-2", "Much worse"),
    ),
    "absence": (
        ("away", "Away from school"),
        ("busy", "Needed elsewhere"),
        ("chose_not", "Chose not to come"),
        ("not_fetched", "Nobody could bring them"),
        ("other", "Another reason"),
    ),
    "funding": (
        ("core", "School budget"),
        ("pupil_premium", "Pupil premium"),
        ("notional_sen", "Notional SEN budget"),
        ("top_up", "High-needs top-up"),
        ("looked_after", "Pupil premium plus"),
        ("partner", "Paid by a partner"),
    ),
    "meeting": (
        ("team_around_family", "Team around the family"),
        ("multi_agency", "School multi-agency meeting"),
        ("annual_review", "Annual review"),
        ("pastoral", "Pastoral meeting"),
    ),
}
