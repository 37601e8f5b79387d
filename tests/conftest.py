"""Settings of all tests."""

import os

from hypothesis import settings

# Where a run decides whether a change lands, it tries the same examples each time.
settings.register_profile("ci", derandomize=True)
# Any profiles through all formats and back; docs/contributing.md has the command.
settings.register_profile("soak", max_examples=5000)
if os.environ.get("CI"):
    settings.load_profile("ci")
