"""Settings in files and in variables: found, checked, and shown."""
