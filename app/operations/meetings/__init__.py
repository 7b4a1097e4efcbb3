"""Verbs of meetings: who meets about whom, what was said, and the actions agreed."""
