"""The form of a study: what can be set, with unit, range and source. `scenarios/` holds values, this file says what they mean.

What a job can be told stands beside the job (`sim/jobs/`), a lever in its own file (`sim/policy/levers/`), a number in `sim/params/`.
"""

from dataclasses import dataclass, field

from sim.clock import EPOCH
from sim.experiment.draws import draws_of
from sim.jobs import Job, Run
from sim.jobs.job import InOneWorld
from sim.params.form import par
from sim.params.mechanisms import Mechanisms
from sim.params.timeline import Timeline
from sim.policy.levers import Policy
from sim.spec import Params, Spec


@dataclass(frozen=True)
class World:
    """Who, when, and with which luck."""

    people: int = par(50_000, "model people", "users that stand for all users of the nation", (100, 10_000_000), "choice", drawn=False)
    start: int = par(EPOCH, "year", "first year of a run; the initial state is that of this year", (EPOCH, EPOCH), "choice", drawn=False)
    end: int = par(2020, "year", "a run ends as this year begins", (EPOCH + 1, 2031), "choice", drawn=False)
    state: str = field(default="", metadata={"meaning": "job=run: a saved state to start from, a file; none: the first week of 2006"})
    seed: int = par(20061, "number", "seed of all luck", (0, 2**32 - 1), "choice", drawn=False)
    replicate: int = par(0, "number", "which life under the same seed", (0, 2**32 - 1), "choice", drawn=False)


@dataclass(frozen=True)
class Config:
    """One study, whole."""

    name: str = field(default="baseline", metadata={"meaning": "names the folder of results; a scenario sets it"})
    job: Job = Run()
    world: World = World()
    policy: Policy = Policy()
    mechanisms: Mechanisms = Mechanisms()
    params: Params = Params()
    timeline: Timeline = field(default_factory=Timeline)

    def spec(self) -> Spec:
        """The run that this configuration describes, in one world of a family if it names one. Raises InputError if there is none."""
        w, job = self.world, self.job
        drawn = isinstance(job, InOneWorld) and job.drawn
        params = draws_of(job.family, job.draw + 1, w.seed, w.replicate, job.worlds_file)[job.draw].params if drawn else self.params
        return Spec(people=w.people, start=w.start, end=w.end, params=params, mechanisms=self.mechanisms, policy=self.policy,
                    timeline=self.timeline, seed=w.seed, replicate=w.replicate)
