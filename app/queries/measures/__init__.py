"""What is asked about measures: which there are, and how a pupil’s scores have changed."""
