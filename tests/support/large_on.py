"""The preview's settings with LARGE on, whatever pelicanconf.py has: for the tests of large
sites."""

from pelicanconf import *  # noqa: F403

LARGE = True
