"""What a line that cannot be read was probably meant to be."""
