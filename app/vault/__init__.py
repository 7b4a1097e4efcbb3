"""A locked school: opened with somebody's keys, made, protected, and its lock changed."""
