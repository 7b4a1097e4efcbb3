"""Small numbers: which cells of linked tables are hidden, so that none can be worked out; knows no database."""
