"""The jobs: a checked configuration in, results in their folder, an exit code out.

    job.py         what jobs have in common
    runs.py        job=run, job=pair, job=bench
    judging.py     job=claims
    registering.py job=register
    effects.py     job=effects
    sweeping.py    job=sweep, job=shard
    calibrating.py job=calibrate
    exploring.py   job=explore
    validating.py  job=validate
    doing.py       doing one, whichever it is

Each declares its settings in one dataclass beside the function that does it. The configuration reads them, so they lie below it, and what
a job needs to be done is imported when it is.
"""

from sim.jobs.calibrating import Calibrate
from sim.jobs.effects import Effects
from sim.jobs.exploring import Explore
from sim.jobs.job import Job, JobName
from sim.jobs.judging import Claims
from sim.jobs.registering import Registered
from sim.jobs.runs import Bench, Pair, Run
from sim.jobs.sweeping import Shard, Sweep
from sim.jobs.validating import Validate

KINDS: dict[JobName, type[Job]] = {
    kind.name: kind for kind in (Run, Pair, Claims, Registered, Effects, Bench, Sweep, Calibrate, Explore, Validate, Shard)}
