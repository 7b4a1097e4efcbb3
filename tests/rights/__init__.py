"""Tests of a pupil's rights."""
