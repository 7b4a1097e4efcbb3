"""Fivefold: a school's whole wellbeing offer on one map."""

__version__ = "0.1.0"
