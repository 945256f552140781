"""Where a run begins: at its first week, or at a state that another run left; then it goes on bit for bit as if it had run through."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sim.clock import EPOCH, week_of, year_of
from sim.errors import InputError, OutputError, refuse
from sim.experiment.code_digest import model_digest
from sim.experiment.model import Model, State, the_model
from sim.experiment.saved_world import load_state, read_header, save_state
from sim.params.mechanisms import Mechanisms
from sim.params.timeline import LAST_YEAR
from sim.policy.book import in_turn
from sim.policy.levers import Policy
from sim.spec import Spec

OF_A_RUN = "a run"
ABOUT = {"kind": str, "week": int, "world": str, "model": str, "levers": dict}  # what such a file says of itself


@dataclass(frozen=True)
class Start:
    """A saved state to begin with: the file, the week that is run next, and a digest that results depend on."""

    file: Path
    week: int
    digest: str

    def load(self) -> State:
        """The saved arrays. Raises OutputError if the file was changed since it was looked at."""
        header = read_header(self.file)
        if digest(header) != self.digest:
            raise OutputError(f"{self.file.name} was changed while it was in use")
        return _loaded(self.file, header)


def keep(path: Path, model: Model, world: Any, spec: Spec) -> None:
    """Save a running world, with what must be known of it before another run begins with it."""
    save_state(path, model.saved(world), _about(spec, world.week))


def start_at(file: Path, spec: Spec) -> Start:
    """The state in a file as the start of a run. Raises InputError, with every reason, if the run cannot begin with it."""
    try:
        header = read_header(file)
    except OutputError as problem:
        raise InputError(f"world.state={file}: {problem}") from problem
    if header.get("kind") != OF_A_RUN or any(type(header.get(name)) is not kind for name, kind in ABOUT.items()):
        raise InputError(f"world.state={file} was not saved by a run (job.save_state=YEAR saves one)")
    refuse(_reasons(file, header, spec))
    _refuse_misfit(file, header, spec)
    return Start(file, header["week"], digest(header))


def _loaded(file: Path, header: dict[str, Any]) -> State:
    return load_state(file, {name: value for name, value in header.items() if name in ABOUT})


def _refuse_misfit(file: Path, header: dict[str, Any], spec: Spec) -> None:
    """Raise InputError if the arrays are damaged, or make no world of this spec: before anything is run."""
    try:
        state = _loaded(file, header)
    except OutputError as problem:
        raise InputError(f"world.state={file}: {problem}") from problem
    fault = the_model().misfit(spec, state)
    refuse([f"world.state={file} holds no world that can go on: {fault}"] if fault else [])
    if int(state["week"]) != header["week"]:
        raise InputError(f"world.state={file} says that it is of week {header['week']}, but is not")


def digest(header: dict[str, Any]) -> str:
    """What results that go on from a state depend on, beside the run's own settings."""
    return hashlib.sha256(repr(sorted(header.items())).encode()).hexdigest()


def _reasons(file: Path, header: dict[str, Any], spec: Spec) -> list[str]:
    week, said = header["week"], f"world.state={file}"
    if not week_of(spec.start) <= week <= week_of(LAST_YEAR):
        return [f"{said} is of no week that a run has"]
    mine = _about(spec, week)
    found = []
    if header["model"] != mine["model"]:
        found.append(f"{said} was saved by another version of the model: save it again with this one")
    if header["world"] != mine["world"]:
        found.append(f"{said} is of another world: people, seed, replicate, params and timeline must be those it was saved with")
    if week >= week_of(spec.end):
        found.append(f"{said} is of {year_of(week):g}, after the run has ended (world.end={spec.end})")
    if header["levers"] != mine["levers"]:
        found.append(f"{said} is of {year_of(week):g}, before which other levers act here than in the run that saved it")
    return found


def _about(spec: Spec, week: int) -> dict[str, Any]:
    """What a state is of. Mechanisms may differ: a switch is then turned at the state's date."""
    same = replace(spec, policy=Policy(), mechanisms=Mechanisms(), end=EPOCH)
    past = {type(lever).__name__: repr(lever) for lever in in_turn(spec.policy) if lever.start_week < week}
    bundle = spec.policy.bundle
    told = {"bundle": repr(bundle)} if bundle.start_week < week else {}
    return {"kind": OF_A_RUN, "week": week, "world": hashlib.sha256(repr(same).encode()).hexdigest(), "model": model_digest(),
            "levers": past | told}
