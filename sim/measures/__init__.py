"""What we count each week: name, unit, meaning, one function each. `MEASURES` holds them all, in the order of their rooms.

There is no list to edit: every file of this folder is read, and a new measure is a function in one of them, or in a module of an extension.
"""

import importlib
import pkgutil

from sim.measures.measure import MEASURES, Measure, take

__all__ = ["MEASURES", "Measure", "take"]

for _info in pkgutil.iter_modules(__path__):
    if _info.name.isidentifier():
        importlib.import_module(f"{__name__}.{_info.name}")
