"""Tests of a locked school: opened, changed, protected, and never half of it."""
