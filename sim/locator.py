"""What Numba asks: in which folder the compiled code of a function lies. And a sentence on the terminal when something is compiled.

A file of Numba's is believed as it is found: one that a crash has torn ended every later run, and two processes that compile a function
for different arguments at once may give each the other's code. Ours carry a digest, and a name of their own each; what is wrong is compiled
anew.

Numba imports this module by its name (`sim/compiled.py: OURS`) when it meets the first function whose code is to be kept. From then on
the locator stands first in Numba's own list, and the variable that named it goes: programs that this one starts may have Numba and not us.
"""

import os
import pickle
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

from numba.core import caching, event

from sim import compiled
from sim.compiled import LOCATORS, OURS, folder_of, sources_digest
from sim.paths import PACKAGE

KEEPERS = getattr(caching, "CacheImpl", None) or caching._CacheImpl
NUMBAS_OWN = list(KEEPERS._locator_classes)
NUMBAS_FILES = caching.IndexDataCacheFile
DIGEST = 32  # bytes
folders: set[str] = set()   # of this package's functions


class BySources:
    """A locator of functions of this package; for all others Numba's own ones are asked."""

    def __init__(self, py_func: Any, py_file: str) -> None:
        self._py_file, self._lineno = py_file, py_func.__code__.co_firstlineno
        self._file = Path(py_file).resolve()
        self._folder = folder_of(self._file)
        folders.add(str(self._folder))

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


class WholeFiles(NUMBAS_FILES):
    """The files of one function: an index of what it was compiled for, and a file each. What is torn or changed is as if absent."""

    def save(self, key: Any, data: Any) -> None:
        """The data come first, under a name that no other process takes, so that an index never names what is not its own.

        Where there is no room left nothing is kept, and nothing lost.
        """
        name = self._load_index().get(key) or self._index_name.replace(".nbi", f".{uuid4().hex[:16]}.nbc")
        with suppress(OSError):
            self._save_data(name, data)
            self._save_index(self._load_index() | {key: name})

    def load(self, key: Any) -> Any:
        """What was compiled for this key; None where there is nothing that can be used."""
        name = self._load_index().get(key)
        held = self._read(name) if name else None
        return None if held is None else pickle.loads(held)

    def _load_index(self) -> dict:
        held = self._read(self._index_name)
        stamp, overloads = pickle.loads(held) if held is not None else ("", {})
        return overloads if stamp == self._source_stamp else {}

    def _save_index(self, overloads: dict) -> None:
        self._save_data(self._index_name, (self._source_stamp, overloads))

    def _save_data(self, name: str, data: Any) -> None:
        held = self._dump(data)
        with self._open_for_write(self._data_path(name)) as file:
            file.write(sha256(held).digest() + held)

    def _read(self, name: str) -> bytes | None:
        """What was written to a file, if that is what it holds."""
        try:
            held = Path(self._data_path(name)).read_bytes()
        except OSError:
            return None
        return held[DIGEST:] if sha256(held[DIGEST:]).digest() == held[:DIGEST] else None


def files_of(cache_path: str, filename_base: str, source_stamp: Any) -> Any:
    """What Numba keeps the compiled code of one function in: ours for functions of this package, its own for all others."""
    kind = WholeFiles if cache_path in folders else NUMBAS_FILES
    return kind(cache_path=cache_path, filename_base=filename_base, source_stamp=source_stamp)


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
caching.IndexDataCacheFile = files_of
KEEPERS._locator_classes = [BySources, *NUMBAS_OWN]
if os.environ.get(LOCATORS) == OURS:
    del os.environ[LOCATORS]
