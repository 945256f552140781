"""The form of a study: what can be set, with unit, range and source. `scenarios/` holds values, this file says what they mean."""

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from sim.clock import EPOCH
from sim.experiment.draws import draws_of
from sim.experiment.family import START_SET, Family
from sim.params.form import par
from sim.params.mechanisms import Mechanisms
from sim.params.timeline import Timeline
from sim.policy.levers import Policy
from sim.spec import Params, Spec
from sim.sweep.design import Method
from sim.sweep.reaching import WEEKS


class JobName(Enum):
    """What is done with the configuration. The value is the line that `--help` prints."""

    run = "one run: its weeks, as a table"
    pair = "the policy against no policy, in pairs of runs that share their luck"
    claims = "judge the claims over many worlds: verdict table and page"
    effects = "every lever and every mechanism switch once: what moved, and by how much"
    bench = "measure speed, memory and what pairing saves on this machine; ask whether markets stay quiet and luck is fair"
    sweep = "plan a design of many runs as a folder; counterflow sweep ... acts on it"
    shard = "run one shard of a planned sweep: for Hydra's launchers, such as hydra/launcher=submitit_slurm"


class Protocol(Enum):
    """How much is asked of each claim."""

    quick = "quick"
    full = "full"


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
class Job:
    """What is done, how much of it, and on how many processes."""

    name: JobName = field(default=JobName.run, metadata={"meaning": "what is done: choose it with job=NAME"})
    pairs: int = par(8, "pairs", "job=pair: pairs of runs; job=effects: lives of the start set", (1, 100_000), "choice", drawn=False)
    worlds: int = par(16, "worlds", "job=claims, job=effects: worlds of job.family beside the start set", (0, 100_000), "choice",
                      drawn=False)
    family: Family = field(default=Family.prior, metadata={
        "meaning": "which worlds: start (the start set alone), prior (over plausible ranges), plausible (fitted), table (job.table)"})
    draw: int = par(START_SET, "number", "job=run, job=pair: which world of job.family; -1: the one that params describe",
                    (START_SET, 99_999), "choice", drawn=False)
    save_state: int = par(0, "year", "job=run: save the state in which this year begins; 0: none", (0, 2031), "choice", drawn=False)
    others: int = par(3, "worlds", "job=claims: worlds for claims that get no pictures, where many are asked", (0, 100_000), "choice",
                      drawn=False)
    claims: tuple[str, ...] = field(default=(), metadata={"meaning": "job=claims: which claims; none named means all"})
    protocol: Protocol = field(default=Protocol.quick, metadata={
        "meaning": "job=claims: quick switches off only what a claim names as its reason; full all it lists, and asks its readings too"})
    only: tuple[str, ...] = field(default=(), metadata={"meaning": "job=effects: which levers and switches; none named means all"})
    docs: bool = field(default=False, metadata={"meaning": "job=effects: also write the tables into docs/ of the checkout"})
    design: Method = field(default=Method.sobol, metadata={"meaning": "job=sweep: how points are drawn"})
    points: int = par(64, "points", "job=sweep: points that are drawn", (1, 100_000_000), "choice", drawn=False)
    replicates: int = par(1, "lives", "job=sweep: lives of every point, under luck of their own", (1, 1_000_000), "choice", drawn=False)
    over: tuple[str, ...] = field(default=(), metadata={"meaning": "job=sweep: what is drawn: SETTING, SETTING:low:high[:log] or a group"})
    levels: tuple[str, ...] = field(default=(), metadata={"meaning": "job=sweep: what is crossed with every draw: SETTING:a|b|c"})
    table: str = field(default="", metadata={
        "meaning": "a CSV or Parquet file: points of job=sweep (design table), or the worlds of job.family=table"})
    since: float = par(0.0, "year", "job=sweep: outcomes count from then; 0: a lever's first act", (0.0, 2031.0), "choice", drawn=False)
    yearly: tuple[str, ...] = field(default=(), metadata={"meaning": "job=sweep: measures told by calendar year too, columns NAME_YEAR"})
    starts_at: float = par(0.0, "share of deaths", "job=sweep: levers start when fentanyl's share passes it; 0: at dates",
                           (0.0, 1.0), "choice", drawn=False)
    weeks: int = par(WEEKS, "weeks", "job=sweep: outcomes count so long after job.starts_at", (1, 416), "choice", drawn=False)
    chunk: int = par(50, "runs", "job=sweep: runs in a file; a kill loses no more", (1, 1_000_000), "choice", drawn=False)
    folder: str = field(default="", metadata={"meaning": "job=shard: the folder of the planned sweep"})
    shard: int = par(0, "number", "job=shard, job=claims: which shard, counted from 0", (0, 100_000), "choice", drawn=False)
    shards: int = par(1, "shards", "job=shard, job=claims: of how many", (1, 100_000), "choice", drawn=False)
    keep_histories: bool = field(default=False, metadata={"meaning": "job=sweep: save every history, for arms that may be added"})
    processes: int = par(0, "processes", "how many run at a time; 0: as many as this machine grants", (0, 1024), "choice", drawn=False)


    @property
    def worlds_file(self) -> Path | None:
        """The file that `table` names."""
        return Path(self.table).expanduser() if self.table else None


@dataclass(frozen=True)
class Config:
    """One study, whole."""

    name: str = field(default="baseline", metadata={"meaning": "names the folder of results; a scenario sets it"})
    job: Job = Job()
    world: World = World()
    policy: Policy = Policy()
    mechanisms: Mechanisms = Mechanisms()
    params: Params = Params()
    timeline: Timeline = field(default_factory=Timeline)

    def spec(self) -> Spec:
        """The run that this configuration describes, in one world of a family if it names one. Raises InputError if there is none."""
        w, job = self.world, self.job
        drawn = job.name in (JobName.run, JobName.pair) and job.draw != START_SET
        params = draws_of(job.family, job.draw + 1, w.seed, w.replicate, job.worlds_file)[job.draw].params if drawn else self.params
        return Spec(people=w.people, start=w.start, end=w.end, params=params, mechanisms=self.mechanisms, policy=self.policy,
                    timeline=self.timeline, seed=w.seed, replicate=w.replicate)
