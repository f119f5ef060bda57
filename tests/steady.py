"""The profile of the property tests: the same examples on every run, and no clock in the verdict."""

from hypothesis import HealthCheck, Phase, settings

PHASES = [phase for phase in Phase if phase is not Phase.reuse]


def steady(examples: int) -> settings:
    """So many examples, drawn alike on every machine."""
    return settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=PHASES,
        suppress_health_check=[HealthCheck.too_slow],
    )
