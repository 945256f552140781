"""Reading extensions: finding them, importing them, and handing what they bring to the rooms it belongs to.

What is wrong with one is told in a sentence with file and line before anything runs, and nothing of it is used.
"""

import importlib
import importlib.util
import pkgutil
import re
import sys
import traceback
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

from sim import extensions
from sim.errors import InputError, refuse
from sim.extensions import GROUP, VARIABLE, Extension

ASIDE = re.compile(r"_|tests?$|test_|conftest$")     # modules of a package that are not read


def load() -> None:
    """Read every extension that is announced or named; what is wrong is remembered for `extensions.refuse_bad`."""
    for point in entry_points(group=GROUP):
        version = point.dist.version if point.dist else ""
        _keep(point.name, version, point.module, f"an entry point of {point.dist.name} {version}" if point.dist else "an entry point")
    for name in extensions.named():
        if name not in {module.__name__ for module in extensions.modules()}:
            _keep(name, "", name, VARIABLE)


def extend(what: ModuleType | type | str) -> None:
    """Make known what a module of yours declares: its levers, measures, claims and phases, as if it were a part of this package.

    what   a module, its name, or a class in it. It must lie in a file that other processes can import: a class made in a notebook's cell
           or a script (`__main__`) cannot work, because the processes that run a study would not find it.

    Processes that are started afterwards read it too. Call it again after `importlib.reload`, and make scenarios anew.

    Raises InputError with every fault of the module.
    """
    name = what if isinstance(what, str) else what.__name__ if isinstance(what, ModuleType) else getattr(what, "__module__", "__main__")
    if name == "__main__" or not _places(name):
        raise InputError(f"{getattr(what, '__name__', name)} was made in a cell or a script, where other processes cannot find it: put it "
                         "into a file mylever.py, import mylever, and call sim.extend(mylever)")
    extensions.refuse_bad()
    read(name, "", name, "sim.extend")
    extensions.name_for_others(name)


def _keep(name: str, version: str, module: str, named_by: str) -> None:
    try:
        read(name, version, module, named_by)
    except InputError as error:
        extensions.cannot(error.problems)


def read(name: str, version: str, module: str, named_by: str) -> Extension:
    """Import an extension, look it through and hand over what it brings. Raises InputError with all that is wrong with it."""
    from sim.policy import levers

    before = next((one for one in extensions.known() if one.name == name), None)
    try:
        if before is not None and before.modules[0].__name__ != module:
            raise InputError(f"two extensions are called {name}: {before.modules[0].__name__} and {module} ({named_by})")
        modules = tuple(_imported(name, module, named_by))
        levers.forget(_levers_below(module))
        return _handed_over(name, version, modules)
    except InputError:
        take_out(name, module)
        raise


def take_out(name: str, module: str) -> None:
    """Take out what an extension brought, as if it had never been read."""
    from sim.policy import levers

    levers.forget(_levers_below(module))
    for measure in _measures_below(module):
        del sys.modules["sim.measures.measure"].MEASURES[measure]
    if "sim.observe" in sys.modules:
        sys.modules["sim.observe"].forget(module)
    extensions.forget(name)


def _imported(name: str, module: str, named_by: str) -> Iterator[ModuleType]:
    """A module and, if it is a package, all that lie below it, but for tests and names with an underscore."""
    try:
        found = importlib.import_module(module)
    except (Exception, SystemExit) as problem:
        raise InputError(_not_imported(name, module, named_by, problem)) from problem
    yield found
    for info in pkgutil.iter_modules(getattr(found, "__path__", ())):
        if not ASIDE.match(info.name):
            yield from _imported(name, f"{module}.{info.name}", named_by)


def _not_imported(name: str, module: str, named_by: str, problem: BaseException) -> str:
    """Why a module cannot be imported: the last line of the extension's own that was read, and what was wrong there."""
    if isinstance(problem, ModuleNotFoundError) and problem.name and module.startswith(problem.name):
        return f"extension {name} cannot be imported: there is no module {problem.name}, which {named_by} names"
    if isinstance(problem, SyntaxError) and problem.filename:
        return f"{problem.filename}:{problem.lineno}: extension {name} cannot be imported: {type(problem).__name__}: {problem.msg}"
    own = [frame for frame in traceback.extract_tb(problem.__traceback__) if frame.filename.startswith(_places(module))]
    where = f"{own[-1].filename}:{own[-1].lineno}: " if own else ""
    return f"{where}extension {name} cannot be imported: {type(problem).__name__}: {problem}"


def _places(module: str) -> tuple[str, ...]:
    """The folder of the package that a module belongs to, or its own file; nothing where it cannot be found."""
    try:
        spec = importlib.util.find_spec(module.partition(".")[0])
    except ValueError:                                       # made by hand, and never in a file
        return ()
    return tuple(spec.submodule_search_locations or [spec.origin or ""]) if spec else ()


def _handed_over(name: str, version: str, modules: tuple[ModuleType, ...]) -> Extension:
    """Give every room what is its own, if there is nothing wrong with it."""
    from sim.policy import levers

    kinds = [kind for module in modules for kind in levers.levers_in(module)]
    refuse(_wrong_levers(kinds))
    files = {Path(module.__file__) for module in modules if module.__file__}
    bears = bool(kinds) or any(hasattr(module, "PHASES") for module in modules)
    made = Extension(name, version, modules, bears, extensions.text_digest(files))
    levers.learn(kinds)
    extensions.add(made)
    refuse([*_wrong_words(kinds), *_wrong_claims(made), *_wrong_scenarios(made), *_wrong_phases(made)])
    return made


def _levers_below(module: str) -> list[type]:
    """The levers that were learnt from a module and those below it."""
    from sim.policy import levers

    return [kind for kind in levers.known().values() if _is_below(kind.__module__, module)]


def _measures_below(module: str) -> list[str]:
    """The measures that a module and those below it have registered."""
    form = sys.modules.get("sim.measures.measure")
    return [name for name in form.MEASURES if _is_below(form.PLACES[name][0], module)] if form else []


def _is_below(module: str, top: str) -> bool:
    return module == top or module.startswith(f"{top}.")


def _wrong_levers(kinds: list[type]) -> list[str]:
    """Faults of levers, and names that are taken."""
    from sim.policy.declared import faults, line_of
    from sim.policy.lever import name_of
    from sim.policy.levers import known

    found, taken = [], dict(known())
    for kind in kinds:
        name = name_of(kind)
        if name in taken:
            found.append(f"{line_of(kind)}: there is a lever {name} already ({line_of(taken[name])}): give it another name")
        taken.setdefault(name, kind)
        found += faults(kind)
    return found


def _wrong_words(kinds: list[type]) -> list[str]:
    """Measures and levers that a lever names and that are not there."""
    if not kinds:
        return []
    from sim.config.check import nearest
    from sim.measures import MEASURES
    from sim.policy.declared import line_of
    from sim.policy.lever import name_of
    from sim.policy.levers import known

    found = []
    for kind in kinds:
        said = f"the lever {name_of(kind)}"
        if kind.moves not in MEASURES:
            near = nearest(kind.moves, list(MEASURES))
            found.append(f"{line_of(kind, 'moves')}: {said} should move {kind.moves}, which is no measure{near}")
        found += [f"{line_of(kind, 'beside')}: {said} acts on {other}, which is no lever{nearest(other, list(known()))}"
                  for other in kind.beside if other not in known()]
    return found


def _wrong_claims(extension: Extension) -> list[str]:
    """Claims with an id that is taken, and words in them that the model does not know."""
    if not any(hasattr(module, "CLAIM") or hasattr(module, "CLAIMS") for module in extension.modules):
        return []
    from sim.claims.catalogue import faults

    return faults(extension.modules)


def _wrong_scenarios(extension: Extension) -> list[str]:
    """Scenario files that have the name of one of the house's, or of another extension's."""
    mine = extensions.scenario_folders().get(extension.name)
    if mine is None:
        return []
    from sim.paths import scenario_dir

    others = [scenario_dir(), *(place for name, place in extensions.scenario_folders().items() if name != extension.name)]
    files = [path.relative_to(mine) for path in sorted(mine.rglob("*.yaml"))]
    return [f"{mine / file}:1: there is a {file.parent} {file.stem} already ({place / file}): give it another name"
            for file in files for place in others if (place / file).is_file()]


def _wrong_phases(extension: Extension) -> list[str]:
    """Phases that cannot stand where they are to."""
    listing = next((module for module in extension.modules if vars(module).get("PHASES")), None)
    if listing is None:
        return []
    from sim.phases import the_week
    from sim.phases.phase import Added

    place = f"{listing.__file__}:{_line_with(listing, 'PHASES')}"
    strange = [one for one in extensions.phases() if not isinstance(one, Added)]
    if strange:
        return [f"{place}: {strange[0]!r} is no phase: write before(NAME, function), from sim.phases"]
    try:
        the_week()
    except ValueError as problem:
        return [f"{place}: {problem}"]
    return []


def _line_with(module: ModuleType, word: str) -> int:
    """The first line of a module that begins with a word."""
    lines = Path(module.__file__).read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith(word)), 1)
