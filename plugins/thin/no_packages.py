"""Instead of `pyodide._package_loader`: nothing is installed, so Pyodide is told the usual places only."""

from site import getsitepackages


class Place:
    """What Pyodide asks of a path: its text."""

    def __init__(self, path):
        self.path = path

    def __str__(self):
        return self.path


SITE_PACKAGES = Place(getsitepackages()[0])
DSO_DIR = Place("/usr/lib")


def init_loaded_packages():
    """There are none."""
