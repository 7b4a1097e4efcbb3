"""Common Transfer Files: the pupils that another school sends."""
