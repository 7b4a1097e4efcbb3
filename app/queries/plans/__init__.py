"""Questions about plans, aims, agreements, reviews and contacts."""
