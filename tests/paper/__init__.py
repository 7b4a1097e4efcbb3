"""Tests of the printed map and of the kit it is laid out with."""
