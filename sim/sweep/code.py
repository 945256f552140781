"""Which code a sweep was planned with. Rows of two models must never meet in one table, so any other code is refused."""

import hashlib
import platform
from importlib import metadata
from typing import Any

from sim import __version__, extensions
from sim.errors import OutputError
from sim.experiment.code_digest import digest_of, model_digest, reached
from sim.paths import PACKAGE

NUMERIC = ("mesa", "numpy", "numba", "scipy", "pyarrow")  # what a row's bytes may depend on


def this_code() -> dict[str, Any]:
    """Version, a digest of what every file says that bears on a row, the packages that do, and the extensions that were read."""
    packages = {name: metadata.version(name) for name in NUMERIC}
    python = ".".join(platform.python_version_tuple()[:2])
    digest = hashlib.sha256(f"{model_digest()} {_own_digest()}".encode()).hexdigest()
    return {"version": __version__, "sha256": digest, "packages": {"python": python, **packages},
            "extensions": extensions.facts()}


def _own_digest() -> str:
    """SHA-256 of what those files of this room say that make rows: the one that runs chunks, and what it needs."""
    return digest_of(tuple(sorted(path for path in reached(PACKAGE, ("sweep/chunk.py",)) if path.parent.name == "sweep")))


def refuse_other(planned: dict[str, Any]) -> None:
    """Raise OutputError if a sweep was planned with other code or other packages than these."""
    here = this_code()
    apart = extensions.unlike(planned.get("extensions", {}))
    if apart:
        raise OutputError(f"this sweep was planned with other extensions ({apart}): install those, or name their modules in "
                          f"{extensions.VARIABLE}, or plan again")
    if planned["sha256"] != here["sha256"]:
        raise OutputError(
            f"this sweep was planned with other code (version {planned['version']}, {planned['sha256'][:8]}; this is {here['version']}, "
            f"{here['sha256'][:8]}), and one table must not mix two models: use that code, or plan again under another name"
        )
    differing = [f"{name} {version} is {here['packages'].get(name, 'absent')} here" for name, version in planned["packages"].items()
                 if here["packages"].get(name) != version]
    if differing:
        raise OutputError(f"this sweep was planned with other packages ({', '.join(differing)}): install those, or plan again")
