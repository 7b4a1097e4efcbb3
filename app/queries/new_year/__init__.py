"""What rolling forward to the new academic year would do, and what it did."""
