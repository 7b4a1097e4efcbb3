"""Tests of what governors may not work out."""
