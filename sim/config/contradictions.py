"""Levers that contradict each other, or the run they are in: refused in a sentence, where doing nothing silently would mislead."""

from sim.clock import week_of, year_of
from sim.config.build import in_force
from sim.config.check import shown
from sim.config.configuration import Config
from sim.config.tree import start_year
from sim.errors import InputError
from sim.jobs.sweeping import Sweep
from sim.policy.history import Event, date_of, end_of
from sim.policy.levers import Policy
from sim.policy.levers.heroin_cut import Reading

Levers = list[str]
NO_SEARCH = ("search_effort", "port_interdiction")


def contradictions(config: Config) -> list[str]:
    """All sentences about levers that cannot be meant together; empty if they can."""
    policy, acting = config.policy, in_force(config.policy)
    found = _search(policy, acting) + _closures(policy, acting) + _dear(config)
    if "bundle" in acting:
        found += _bundle(config, acting)
    if "without_event" in acting:
        found += _event(config)
    return found


def at_state(config: Config) -> bool:
    """Whether levers start when the market reaches a state, so that no date of theirs is known."""
    return isinstance(config.job, Sweep) and config.job.starts_at > 0


def _dear(config: Config) -> list[str]:
    """Heroin that costs more than a bag; asked only of numbers that somebody changed, for it takes the market's own code."""
    if config.params == Config().params:
        return []
    from sim.founding import first_trade

    try:
        first_trade(config.params)
    except InputError as error:
        return list(error.problems)
    return []


def _search(policy: Policy, acting: Levers) -> list[str]:
    """A cut by search needs search."""
    if "heroin_cut" not in acting or policy.heroin_cut.reading is not Reading.effort:
        return []
    return [f"policy.heroin_cut.reading=effort asks search to keep heroin out, but policy.{name}.multiplier=0 ends that search"
            for name in NO_SEARCH if getattr(policy, name).multiplier == 0]


def _closures(policy: Policy, acting: Levers) -> list[str]:
    """A campaign of closures ends before the next begins."""
    lever = policy.lab_closures
    if "lab_closures" not in acting or not 0 < lever.every_weeks < lever.over_weeks:
        return []
    return [f"policy.lab_closures.every_weeks={lever.every_weeks} begins again before "
            f"policy.lab_closures.over_weeks={lever.over_weeks} is over"]


def _bundle(config: Config, acting: Levers) -> list[str]:
    """A bundle bundles something, is announced after it is decided, and acts within the run."""
    bundle, end = config.policy.bundle, config.world.end
    levers = [name for name in acting if name != "bundle"]
    if not levers:
        return ["policy.bundle.together=1 bundles no lever: set one, such as policy.search_effort.multiplier=2"]
    found = []
    if bundle.lead > bundle.delay:
        found.append(f"policy.bundle.lead={bundle.lead} is more than policy.bundle.delay={bundle.delay}: "
                     "nothing can be announced before it is decided")
    if not bundle.enacted and not bundle.lead:
        found.append("policy.bundle.enacted=0 and policy.bundle.lead=0: levers that are neither announced nor enacted are no policy")
    if bundle.start < config.world.start:                    # told with all dates that lie outside the run
        return found
    last = bundle.start_weeks(len(levers))[-1]
    if at_state(config):
        late = last - bundle.start_week >= config.job.weeks
        return found + late * [f"policy.bundle: the last of {len(levers)} levers would act after job.weeks={config.job.weeks} are over"]
    if last >= week_of(end):
        found.append(f"policy.bundle: the last of {len(levers)} levers would act in {shown(start_year(year_of(last)))}, "
                     f"after the run has ended (world.end={end})")
    return found


def _event(config: Config) -> list[str]:
    """An event that is taken out lies in the run, and is not over."""
    lever, timeline = config.policy.without_event, config.timeline
    event, said = lever.event, f"policy.without_event.event={lever.event.name}"
    if event is Event.fentanyl and not config.mechanisms.fentanyl:
        return [f"{said} takes out what mechanisms.fentanyl=false has taken out already"]
    date, over = date_of(event, timeline, config.params.supply.sources.mail_reachable), end_of(event, timeline)
    if at_state(config):
        return []
    if date >= config.world.end:
        return [f"{said} is dated {shown(date)}, after the run has ended (world.end={config.world.end}): nothing would be taken out"]
    if over is not None and week_of(lever.start) >= week_of(over):
        return [f"{said} was over in {shown(over)}, before policy.without_event.start={shown(start_year(lever.start))}"]
    return []
