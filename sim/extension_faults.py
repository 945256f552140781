"""What is wrong with what an extension brings, a sentence each with file and line: first what can be told from its modules alone, then how
it goes together with the rooms that it belongs to.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from sim import extensions
from sim.extensions import Extension, line_with


def of_extension(extension: Extension, kinds: list[type]) -> list[str]:
    """Whatever is wrong with an extension that is known by now, with these levers."""
    return [*_wrong_words(kinds), *_wrong_observations(extension), *_wrong_measures(extension), *_wrong_claims(extension),
            *_wrong_scenarios(extension), *_wrong_phases(extension)]


def of_lists(modules: tuple[ModuleType, ...]) -> list[str]:
    """Modules whose `PHASES`, `CLAIMS` or `CLAIM` is something else."""
    return [fault for module in modules for look in (_no_claims, _no_phases) for fault in look(module)]


def _no_claims(module: ModuleType) -> Iterator[str]:
    if not hasattr(module, "CLAIM") and not hasattr(module, "CLAIMS"):
        return
    from sim.claims.claim import Claim

    if hasattr(module, "CLAIM") and hasattr(module, "CLAIMS"):
        yield f"{line_with(module, 'CLAIM')}: a module has CLAIM, or CLAIMS where there are several: write one of the two"
    if not isinstance(getattr(module, "CLAIMS", ()), list | tuple):
        yield f"{line_with(module, 'CLAIMS')}: CLAIMS is {_shown(module.CLAIMS)}, and no list: write CLAIMS = (Claim(...), Claim(...))"
        return
    listed = [("CLAIM", module.CLAIM)] if hasattr(module, "CLAIM") else []
    for word, one in [*listed, *(("CLAIMS", one) for one in getattr(module, "CLAIMS", ()))]:
        if not isinstance(one, Claim):
            yield f"{line_with(module, word)}: {word} holds {_shown(one)}, which is no claim: write Claim(...), from sim.claims.claim"


def _no_phases(module: ModuleType) -> Iterator[str]:
    if not hasattr(module, "PHASES"):
        return
    from sim.phases.phase import Added

    if not isinstance(module.PHASES, list | tuple):
        yield f"{line_with(module, 'PHASES')}: PHASES is {_shown(module.PHASES)}, and no list: write PHASES = [before(NAME, function)]"
        return
    yield from (f"{line_with(module, 'PHASES')}: {_shown(one)} is no phase: write before(NAME, function), from sim.phases"
                for one in module.PHASES if not isinstance(one, Added))


def _shown(value: object) -> str:
    """A value in a sentence, in one line that is not long."""
    text = " ".join(repr(value).split())
    return text if len(text) <= 60 else f"{text[:57]}..."


def of_levers(kinds: list[type]) -> list[str]:
    """Faults of levers, and names that are taken, before any is learnt."""
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
    """Scenario files that nobody would find, and those that have the name of one of the house's, or of another extension's."""
    mine = extensions.scenario_folders().get(extension.name)
    if mine is None:
        return []
    from sim.config.inside import SUFFIXES
    from sim.config.reading import GROUPS
    from sim.paths import scenario_dir

    places = [scenario_dir(), *extensions.scenario_folders().values()]
    files = _settings_below(mine)
    found = [file for file in files if str(file.parent) in GROUPS and file.suffix in SUFFIXES]
    unfound = [f"{mine / file}:1: nobody finds a file of settings here: it lies as NAME.yaml in one of {', '.join(GROUPS)}, in {mine}"
               for file in files if file not in found]
    taken = [(file, other) for file in found for place in places for suffix in SUFFIXES
             if (other := (place / file).with_suffix(suffix)).is_file() and other != mine / file]
    return unfound + [f"{mine / file}:1: there is a {file.parent} {file.stem} already ({other}): give it another name"
                      for file, other in taken]


def _settings_below(folder: Path) -> list[Path]:
    """The files that are meant as files of settings, also where an editor has put .txt behind their ending; hidden ones are nobody's."""
    files = [path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file()]
    return [file for file in files if file.name.lower().removesuffix(".txt").endswith((".yaml", ".yml"))
            and not any(part.startswith(".") for part in file.parts)]


def _wrong_phases(extension: Extension) -> list[str]:
    """Phases that cannot stand where they are to."""
    listing = next((module for module in extension.modules if vars(module).get("PHASES")), None)
    if listing is None:
        return []
    from sim.phases import the_week

    try:
        the_week()
    except ValueError as problem:
        return [f"{line_with(listing, 'PHASES')}: {problem}"]
    return []


def _wrong_measures(extension: Extension) -> list[str]:
    """Measures that cannot be taken."""
    if "sim.measures.measure" not in sys.modules:
        return []
    from sim.measures.blank import faults

    return faults({module.__name__ for module in extension.modules})


def _wrong_observations(extension: Extension) -> list[str]:
    """Observations of what no week has."""
    names = {module.__name__: module for module in extension.modules}
    seen = sys.modules.get("sim.observe")
    mine = {name: home for name, home in seen.MODULES.items() if home in names and name in seen.PATHS} if seen else {}
    if not mine:
        return []
    from sim.phases.visible import unseen

    return [f"{line_with(names[home], 'observe')}: the observation '{name}' is of {path}, {why}"
            for name, home in mine.items() for path in seen.PATHS[name] if (why := unseen(path))]
