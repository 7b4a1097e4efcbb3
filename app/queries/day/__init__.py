"""The day's list: what needs somebody, one file a kind of line."""
