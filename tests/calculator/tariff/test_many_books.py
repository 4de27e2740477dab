"""The same properties for many more books, as `make prove` runs them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.calculator.tariff.random_books import EXAMPLES


@pytest.mark.prove
def test_the_properties_hold_for_many_books() -> None:
    """A thousand for each."""
    here = Path(__file__).parent
    tests = [str(here / name) for name in ("test_properties.py", "test_advice.py")]
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n0", *tests],
        cwd=here.parents[2],
        env=os.environ | {EXAMPLES: "1000"},
        check=True,
    )
