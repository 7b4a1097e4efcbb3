"""Tests of files in: each kind of file, each doubtful value, and that a school is never harmed by one."""
