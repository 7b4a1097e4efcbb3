"""One writer at a time: the lock of a school's folder, and who holds it."""
