"""People and agencies around a pupil: who is involved, consent, and what was shared."""
