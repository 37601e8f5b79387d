"""Text and the places in it, and how it is shown."""
