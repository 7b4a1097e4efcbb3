"""Paper: pages laid out once in points, then painted by one hand for preview, printer and PDF."""
