"""Tests of what governors read."""
