"""What the values and the characters of a profile say, and a page on each rule."""
