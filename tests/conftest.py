"""Settings of all tests."""

import examples
from hypothesis import HealthCheck, settings

# The same examples each time, since these runs decide whether a change lands. Nothing asks how
# long an example takes: other tests run beside it.
settings.register_profile(
    "all",
    max_examples=examples.ALL,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("few", settings.get_profile("all"), max_examples=examples.FEW)
# As many as all, but others in each run: to look for what nobody has met.
settings.register_profile("other", settings.get_profile("all"), derandomize=False)
settings.load_profile("few")  # unless pytest is told another one, with --hypothesis-profile
