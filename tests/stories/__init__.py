"""What people do from beginning to end, through the program as they start it."""
