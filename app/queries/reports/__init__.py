"""Reports: questions over a time whose answers are charts with words and tables, the same on screen, paper and in Excel."""
