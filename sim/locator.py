"""What Numba asks: in which folder the compiled code of a function lies. And a sentence on the terminal when something is compiled.

Numba imports this module by its name (`sim/compiled.py: OURS`) when it meets the first function whose code is to be kept. From then on
the locator stands first in Numba's own list, and the variable that named it goes: programs that this one starts may have Numba and not us.
"""

import os
from pathlib import Path
from typing import Any

from numba.core import caching, event

from sim import compiled
from sim.compiled import LOCATORS, OURS, folder_of, sources_digest
from sim.paths import PACKAGE

KEEPERS = getattr(caching, "CacheImpl", None) or caching._CacheImpl
NUMBAS_OWN = list(KEEPERS._locator_classes)


class BySources:
    """A locator of functions of this package; for all others Numba's own ones are asked."""

    def __init__(self, py_func: Any, py_file: str) -> None:
        self._py_file, self._lineno = py_file, py_func.__code__.co_firstlineno
        self._file = Path(py_file).resolve()
        self._folder = folder_of(self._file)

    def ensure_cache_path(self) -> None:
        """The folder is there."""

    def get_cache_path(self) -> str:
        return str(self._folder)

    def get_source_stamp(self) -> str:
        return sources_digest(self._file)

    def get_disambiguator(self) -> str:
        return str(self._lineno)

    @classmethod
    def from_function(cls, py_func: Any, py_file: str) -> Any:
        if Path(py_file).resolve().is_relative_to(PACKAGE):
            return cls(py_func, py_file)
        asked = (other.from_function(py_func, py_file) for other in NUMBAS_OWN)
        return next((locator for locator in asked if locator is not None), None)


class Told(event.Listener):
    """Says once that compiling has begun (`compiled.teller`), and tidies up after it."""

    def __init__(self) -> None:
        self.said = False

    def on_start(self, event: Any) -> None:
        function = getattr(event.data.get("dispatcher"), "py_func", None)
        if not self.said and getattr(function, "__module__", "").startswith(f"{PACKAGE.name}."):
            self.said = True
            compiled.teller()

    def on_end(self, event: Any) -> None:
        compiled.tidy()


event.register("numba:compile", Told())
KEEPERS._locator_classes = [BySources, *NUMBAS_OWN]
if os.environ.get(LOCATORS) == OURS:
    del os.environ[LOCATORS]
