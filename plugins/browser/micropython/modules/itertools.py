"""As much of itertools as the calculator takes. It runs in MicroPython as it stands here."""


def pairwise(values):
    """Return each value with the next."""
    values = list(values)
    return zip(values, values[1:])


def product(*many):
    """Return every choice of one value from each, the last changing first."""
    found = [()]
    for values in [list(values) for values in many]:
        found = [one + (value,) for one in found for value in values]
    return iter(found)
