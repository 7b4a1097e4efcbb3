"""Tests of the queries: what each answers."""
