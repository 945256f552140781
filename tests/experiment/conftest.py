"""Lets the tests of this room, and the processes they start, import the toy market by name."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
