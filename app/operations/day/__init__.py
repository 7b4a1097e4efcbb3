"""What is done from the day's list and nowhere else: putting lines off, moving the days that they stand for."""
