"""The preview's settings with what a large site needs, whatever pelicanconf.py says of it: for the
tests of that alone."""

from pelicanconf import *  # noqa: F403

LARGE = True
