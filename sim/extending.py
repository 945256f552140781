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
from types import ModuleType

from sim import extension_code, extensions
from sim import extension_faults as faults
from sim.errors import InputError, refuse
from sim.extensions import GROUP, VARIABLE, Extension

ASIDE = re.compile(r"_|tests?$|test_|conftest$")     # modules of a package that are not read


def load() -> None:
    """Read every extension that is announced or named; what is wrong is remembered for `extensions.refuse_bad`."""
    for point in entry_points(group=GROUP):
        version = point.dist.version if point.dist else ""
        named_by = f"an entry point of {point.dist.name} {version}" if point.dist else "an entry point"
        written = point.pattern.match(point.value)
        if written is None:
            extensions.cannot([f"extension {point.name} cannot be imported: {named_by} names {point.value!r}, which is no module"])
        else:
            _keep(point.name, version, written["module"], named_by, within=written["attr"] or "")
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


def _keep(name: str, version: str, module: str, named_by: str, *, within: str = "") -> None:
    try:
        read(name, version, module, named_by, within=within)
    except InputError as error:
        extensions.cannot(error.problems)


def read(name: str, version: str, module: str, named_by: str, *, within: str = "") -> Extension:
    """Import an extension, look it through and hand over what it brings. Raises InputError with all that is wrong with it.

    within: what is named in the module (`acme:Thing`); it must be there, and the module is read all the same.
    """
    from sim.policy import levers

    top = module.partition(".")[0]
    if top == __package__ or top in sys.stdlib_module_names:
        raise InputError(f"{module} ({named_by}) is a part of {'this package itself' if top == __package__ else 'Python'}: "
                         "an extension is a module of yours")
    before = next((one for one in extensions.known() if one.name == name), None)
    try:
        if before is not None and before.modules[0].__name__ != module:
            raise InputError(f"two extensions are called {name}: {before.modules[0].__name__} and {module} ({named_by})")
        modules = tuple(_imported(name, module, named_by))
        refuse(_absent(modules[0], within, named_by))
        levers.forget(_levers_below(module))
        return _handed_over(name, version, modules)
    except InputError:
        take_out(name, module)
        raise
    except Exception as problem:                             # whatever nobody has thought of is told by its place as well
        take_out(name, module)
        raise InputError(f"{_line_in(module, problem)}extension {name} cannot be read: {type(problem).__name__}: {problem}") from problem


def _absent(module: ModuleType, within: str, named_by: str) -> list[str]:
    """What an entry point names in a module that does not have it."""
    held, names = module, within.split(".") if within else []
    for name in names:
        if not hasattr(held, name):
            return [f"{module.__file__}:1: there is no {within} in {module.__name__}, which {named_by} names"]
        held = getattr(held, name)
    return []


def take_out(name: str, module: str) -> None:
    """Take out what an extension brought, as if it had never been read."""
    from sim.policy import levers

    levers.forget(_levers_below(module))
    for measure in _measures_below(module):
        form = sys.modules["sim.measures.measure"]
        del form.MEASURES[measure], form.PLACES[measure]
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
        if info.name.isidentifier() and not ASIDE.match(info.name):
            yield from _imported(name, f"{module}.{info.name}", named_by)


def _not_imported(name: str, module: str, named_by: str, problem: BaseException) -> str:
    """Why a module cannot be imported: the last line of the extension's own that was read, and what was wrong there."""
    if isinstance(problem, ModuleNotFoundError) and problem.name and module.startswith(problem.name):
        return f"extension {name} cannot be imported: there is no module {problem.name}, which {named_by} names"
    if isinstance(problem, SyntaxError) and problem.filename:
        return f"{problem.filename}:{problem.lineno}: extension {name} cannot be imported: {type(problem).__name__}: {problem.msg}"
    return f"{_line_in(module, problem)}extension {name} cannot be imported: {type(problem).__name__}: {problem}"


def _line_in(module: str, problem: BaseException) -> str:
    """`FILE:LINE: ` of the last line of an extension that was carried out before a problem; of its first file where it had none."""
    own = [frame for frame in traceback.extract_tb(problem.__traceback__) if frame.filename.startswith(_places(module))]
    if own:
        return f"{own[-1].filename}:{own[-1].lineno}: "
    try:
        spec = importlib.util.find_spec(module)
    except (ImportError, ValueError):
        return ""
    return f"{spec.origin}:1: " if spec and spec.origin else ""


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
    refuse([*faults.of_levers(kinds), *faults.of_lists(modules)])
    said = extension_code.digests(modules)
    refuse(f"{sys.modules[module].__file__}:1: {module} was changed since this process imported it: importlib.reload it, then "
           f"sim.extend({name}), or begin anew" for module in extension_code.changed_since(said))
    bears = bool(kinds) or any(hasattr(module, "PHASES") for module in modules)
    made = Extension(name, version, modules, bears, extension_code.joint(said))
    levers.learn(kinds)
    extensions.add(made)
    refuse(faults.of_extension(made, kinds))
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
