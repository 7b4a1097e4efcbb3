"""What stands behind the sample school's decisions: contacts, plans, aims, reviews, people around a pupil, measures."""
