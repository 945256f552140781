"""Lets the tests of this room import the small street by name, and gives them people who have lived a while."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from small_street import lived, population  # noqa: E402


@pytest.fixture
def users():
    """A thousand people who have lived twenty weeks."""
    users = population()
    lived(users, 20)
    return users
