"""A text to records, and what is wrong with it."""
