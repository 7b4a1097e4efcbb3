"""Who holds the keys of a school: passwords, the key file, recovery, and changing the lock."""
