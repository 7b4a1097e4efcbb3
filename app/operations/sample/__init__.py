"""The invented school: its people, offers, pupils and three years of decisions, the same from the same seed."""
