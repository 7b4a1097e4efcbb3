"""The tests of Fivefold, mirroring app/."""
