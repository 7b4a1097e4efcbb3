"""Tests of the operations: what each changes, what it refuses, and that Undo takes it back."""
