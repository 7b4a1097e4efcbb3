"""The story of a pupil: everything that is recorded, as dated entries in words, for the screen and for paper."""
