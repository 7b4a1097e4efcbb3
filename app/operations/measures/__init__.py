"""What is written about measures: which the school uses, and the scores of its pupils."""
