"""What is asked about people and agencies around a pupil, their consent, and what was shared."""
