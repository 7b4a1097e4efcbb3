"""Everything the program can ask: questions, one file a family, with the rows they answer."""
