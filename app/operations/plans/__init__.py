"""Verbs of the plan behind a grouping: its text, aims, agreements, reviews and contacts."""
