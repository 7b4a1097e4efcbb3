"""Files that mean harm, or that came to it: each ends in a sentence, and no school is changed by it."""
