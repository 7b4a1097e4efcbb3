"""What school systems and schools call the fields of their lists: headings, best first."""
