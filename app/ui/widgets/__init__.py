"""The small kit of own widgets that every page shares."""
