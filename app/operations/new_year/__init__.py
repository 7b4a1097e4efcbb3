"""Rolling forward to the new academic year."""
