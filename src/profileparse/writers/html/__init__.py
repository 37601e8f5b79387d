"""The page on a profile: self-contained HTML, without a script."""
