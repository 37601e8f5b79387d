"""How many examples a test tries: few each day, as many as a profile of Hypothesis asks for."""

from hypothesis import HealthCheck, settings

DAILY = 100
"""Examples of a test where nobody asks for another number: Hypothesis's own."""


def few(count: int = DAILY) -> settings:
    """Return the settings of a test that tries so many examples, unless a profile says how many."""
    asked = settings.default.max_examples if settings.default else DAILY
    return settings(
        max_examples=count if asked == DAILY else asked,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
