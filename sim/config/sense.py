"""What is wrong between settings that are each right: dates outside the run, a job without what it needs, unknown claims."""

from collections.abc import Container

from sim.clock import FIRST_POLICY_YEAR, year_of
from sim.config.build import changed, in_force
from sim.config.check import shown
from sim.config.configuration import Config
from sim.config.contradictions import at_state, contradictions
from sim.config.tree import FIRST_START, start_year, tree
from sim.config.which_worlds import wrong_worlds
from sim.errors import InputError
from sim.experiment.family import START_SET, Family
from sim.experiment.outputs import NAME, NO_NAME
from sim.jobs import KINDS, Calibrate, Claims, Explore, JobName, Pair, Registered, Run, Shard, Sweep, Validate
from sim.jobs.job import InOneOrMany, InOneWorld, InShards
from sim.paths import settled
from sim.sweep.reaching import own_dates

OWN_POLICY = {Claims: "claim", Registered: "claim", Validate: "pattern", Explore: "state"}    # what sets its own policy, by job


def nonsense(config: Config, wrong: frozenset[str] = frozenset()) -> list[str]:
    """All sentences about how settings go together; empty if they do.

    wrong  paths of values that are wrong in themselves: nothing is concluded from those.
    """
    found = [*_name(config), *_dates(config, wrong), *_claims(config)]
    if not any(path.startswith(("policy", "job")) for path in wrong):
        found += _job(config)
    if not any(path.startswith(("policy", "timeline", "world")) for path in wrong):
        found += contradictions(config)
    if not any(path.startswith(("job", "params")) for path in wrong):
        found += wrong_worlds(config)
    if not wrong and not found:
        found += _state(config)
    return found


def dated(data: dict, config: Config) -> list[str]:
    """Dates given to levers, also to those that the design alone makes act, where all start at a state of the market.

    data: the plain values that are right in themselves; a date that is the form's own cannot be told from none.
    """
    if not at_state(config):
        return []
    levers = data.get("policy", {}).items()
    return own_dates(f"policy.{name}.start" for name, lever in levers if lever.get("start", FIRST_START) != FIRST_START)


def of_other_jobs(data: dict, said: Container[str] = ()) -> list[str]:
    """Settings that other jobs have and this one does not: told, since they would do nothing.

    data: the plain values that are right in themselves; said: the paths that somebody named. In a file a value that is the form's own
    cannot be told from none. Without the name of a job nothing is concluded.
    """
    branch, given = tree()["job"], data.get("job", {})
    if "name" not in given:
        return []
    kind = KINDS[JobName[given["name"]]]
    return [f"job.{name} has no effect under job={kind.name.name}: it goes with {_whose(name)}" for name, value in given.items()
            if name != "name" and not hasattr(kind, name) and (f"job.{name}" in said or value != branch[name].default)]


def of_no_draw(data: dict, said: Container[str] = ()) -> list[str]:
    """Worlds that are named to a job of one world, where none of them is drawn: told, since the start set would be run in silence.

    data, said: as of `of_other_jobs`.
    """
    branch, given = tree()["job"], data.get("job", {})
    kind = KINDS[JobName[given["name"]]] if "name" in given else None
    if kind is None or not issubclass(kind, InOneWorld) or given.get("draw", START_SET) != START_SET:
        return []
    may_be_many = issubclass(kind, InOneOrMany)
    if may_be_many and given.get("worlds", 1):               # what is wrong in itself is not there
        return []
    or_many = " (or job.worlds, how many of them)" if may_be_many else ""
    return [f"job.{name}={shown(given[name])} has no effect without job.draw, the number of a world{or_many}: job.draw={START_SET} "
            "is the one that params describe, 0 the first of a family"
            for name in ("family", "table") if name in given
            and given[name] != Family.start.name and (f"job.{name}" in said or given[name] != branch[name].default)]


def _whose(setting: str) -> str:
    """The jobs that have a setting, in words."""
    *names, last = [f"job={name.name}" for name, kind in KINDS.items() if hasattr(kind, setting)]
    return f"{', '.join(names)} and {last}" if names else last


def _name(config: Config) -> list[str]:
    return [] if NAME.fullmatch(config.name) else [f"name={shown(config.name)} {NO_NAME}"]


def _dates(config: Config, wrong: frozenset[str]) -> list[str]:
    found = []
    if at_state(config):
        return found
    for name in in_force(config.policy):
        if wrong & {"world.start", "world.end", f"policy.{name}.start"}:
            continue
        start = getattr(config.policy, name).start
        if not config.world.start <= start < config.world.end:
            found.append(f"policy.{name}.start={shown(start_year(start))} lies outside the run "
                         f"({config.world.start} to {config.world.end}, as world.start and world.end have it)")
        elif start < FIRST_POLICY_YEAR:
            found.append(f"policy.{name}.start={shown(start_year(start))} is before {FIRST_POLICY_YEAR}: the threshold of overdose is set "
                         "from deaths of mid-2010, which a policy must not touch")
    return found


def _job(config: Config) -> list[str]:
    acting = in_force(config.policy)
    if isinstance(config.job, Pair) and not acting:
        return ["job=pair compares a policy with no policy, but no policy is set: try policy=heroin_cut_30"]
    if isinstance(config.job, Sweep):
        return _sweep(config)
    if isinstance(config.job, Calibrate):
        return _calibrate(config)
    found = _no_such_shard(config.job) if isinstance(config.job, InShards) else []
    if isinstance(config.job, Shard) and not config.job.folder:
        found.append("job=shard needs job.folder=DIR, the folder of a planned sweep")
    each = OWN_POLICY.get(type(config.job))
    if each is None:
        return found
    job = f"job={config.job.name.name}"
    found += [f"policy.{name} has no effect under {job}, where each {each} sets its own policy: use job=pair" for name in acting]
    found += [f"{path} has no effect under {job}, which draws every parameter itself: use job=pair"
              for path in changed(config, "params")]
    if config.world.end != Config().world.end:
        found.append(f"world.end has no effect under {job}, where each world runs until its last comparison is over: use job=pair")
    return found + _patterns(config) + _explore(config)


def _state(config: Config) -> list[str]:
    """What is wrong with the state that the run starts from, or with the one it saves."""
    if not isinstance(config.job, Run):
        return [f"world.state has no effect under job={config.job.name.name}: use job=run"] if config.world.state else []
    found, save, first = [], config.job.save_state, config.world.start
    if config.world.state:
        from sim.experiment.start import start_at

        try:
            first = year_of(start_at(settled(config.world.state), config.spec()).week)
        except InputError as error:
            found += error.problems
    if save and not first < save <= config.world.end:
        found.append(f"job.save_state={save} lies outside the run ({shown(first)} to {config.world.end})")
    return found


def _claims(config: Config) -> list[str]:
    if not isinstance(config.job, Claims) or not config.job.claims:
        return []
    from sim.claims.catalogue import find_claims

    try:
        find_claims(config.job.claims)
    except InputError as error:
        return list(error.problems)
    return []


def _patterns(config: Config) -> list[str]:
    """Patterns that there are not."""
    if not isinstance(config.job, Validate):
        return []
    from sim.history.patterns import find_patterns

    try:
        find_patterns(tuple(config.job.only))
    except InputError as error:
        return list(error.problems)
    return []


def _explore(config: Config) -> list[str]:
    """What cannot be published: levers that there are not, no world at all, a family beside itself, a condition that holds anyway."""
    job, found = config.job, []
    if not isinstance(job, Explore):
        return found
    from sim.publish.levers_shown import levers_shown

    try:
        levers_shown(tuple(job.only))
    except InputError as error:
        found += error.problems
    if job.family is not Family.start and not job.worlds:
        found.append(f"job.worlds=0 leaves nothing to publish: set it to the number of {job.family.value} to be asked, 1 or more")
    if job.family is Family.prior and job.beside:
        found.append(f"job.beside={job.beside} asks prior worlds beside others, and job.family=prior asks them anyway: set job.worlds")
    if config.mechanisms.informed:
        found.append("mechanisms.informed=true has no effect under job=explore, which asks every lever both ways")
    return found


def _sweep(config: Config) -> list[str]:
    """What is wrong with the design, and with dates beside it."""
    from sim.config.asked import sweep_of
    from sim.sweep.making import problems

    found, since = [], config.job.since
    if since and not config.world.start <= since < config.world.end:
        found.append(f"job.since={shown(since)} lies outside the run ({config.world.start} to {config.world.end})")
    if at_state(config) and config.world.end != Config().world.end:
        found.append("world.end has no effect with job.starts_at, where each world runs for job.weeks weeks after its own branch")
    try:
        return found + problems(sweep_of(config))
    except InputError as error:
        return found + list(error.problems)


def _calibrate(config: Config) -> list[str]:
    """What is wrong with a fit: it draws every number itself, knows no policy, and needs all years of its targets."""
    from sim.evidence.recorded import HOLD_OUT_FROM
    from sim.history.targets import targets

    job, found = config.job, []
    found += [f"policy.{name} has no effect under job=calibrate: history had no such policy" for name in in_force(config.policy)]
    found += [f"{path} has no effect under job=calibrate, which draws every parameter itself" for path in changed(config, "params")]
    if config.world.end != HOLD_OUT_FROM:
        found.append(f"world.end={config.world.end}: a fit runs to {HOLD_OUT_FROM}, where its record ends and the hold-out begins")
    if job.members > job.prior:
        found.append(f"job.members={job.members} is more than the {job.prior} worlds of job.prior, of which they are the first")
    try:
        targets().mask(tuple(job.set_aside))
    except InputError as error:
        found += error.problems
    return found


def _no_such_shard(job: InShards) -> list[str]:
    """A number that is not below the number of shards."""
    if job.shard < job.shards:
        return []
    return [f"job.shard={job.shard} is not one of {job.shards} shards, which are counted from 0 (job.shards)"]
