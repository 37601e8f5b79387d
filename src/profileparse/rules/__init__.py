"""What the values of a profile say about each other."""
