"""What stands behind a decision, and filling in later what a quick log left."""
