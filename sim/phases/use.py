"""People's part of the week: what they meet, what they use, what becomes of them."""

from sim.clock import WEEKS_A_YEAR, week_of
from sim.errors import RunError
from sim.flows import Beside, Law
from sim.founding import curve_in_force
from sim.phases import deal
from sim.policy.rules import Rules
from sim.users.met import setting_of
from sim.users.states import Kind
from sim.users.threshold import LOWEST
from sim.users.week import Setting, Street, Toll

STREET = tuple(kind for kind in Kind if kind != Kind.PRESCRIPTION)
PRESCRIBED = (Kind.PRESCRIPTION,)
LEVEL_WEEKS = (week_of(2006.5), week_of(2010.5))


def setting(world, law: Law, beside: Beside) -> Setting:
    """The record that runs alongside, what dealers show beside bags, the rules and the switches that people meet."""
    return meeting(world, law.rules, beside)


def meeting(world, rules: Rules, beside: Beside) -> Setting:
    """The setting of people under some rules."""
    return setting_of(world.alongside[world.week], beside._asdict() | {"arrests": world.police.users}, rules, world.spec.mechanisms)


def scene(world, rules: Rules) -> tuple[Street, Setting]:
    """What people meet this week, outside the week's own course: bags are filled as they stand."""
    stocked = deal.stock_met(world)
    return deal.street(world, stocked), meeting(world, rules, deal.beside(world, stocked))


def renew(world) -> None:
    """A year changes people's frailty in part, each in a week of the year."""
    if world.spec.mechanisms.renewal:
        world.users.renew(world.week)


def level(world, street: Street, setting: Setting) -> None:
    """Set the overdose threshold so that expected deaths have the level of mid-2010: once early, once when that date comes.

    Apart: that of street opioids by their deaths, then by how much that of prescription opioids lies higher, by theirs. Where a world has
    too few people for one of the two, only their sum has a level.
    """
    if not world.spec.solve_level or world.week not in LEVEL_WEEKS:
        return
    try:
        _solve(world, street, setting)
    except ValueError as problem:
        raise RunError(f"{problem}: params.record.deaths_2010={world.spec.params.record.deaths_2010:g} cannot be the level of this world") \
            from problem


def _solve(world, street: Street, setting: Setting) -> None:
    users, recorded = world.users, world.spec.params.record
    target = recorded.deaths_2010 / WEEKS_A_YEAR
    prescribed = target * recorded.prescription_2010
    wanted = {STREET: target - prescribed, PRESCRIBED: prescribed}
    if not world.spec.levels_apart or any(_most(world, street, setting, kinds) <= deaths for kinds, deaths in wanted.items()):
        users.ln_threshold = users.solve_threshold(target, world.week, street, setting)
        return
    users.ln_threshold, own = (users.solve_threshold(deaths, world.week, street, setting, kinds=kinds) for kinds, deaths in wanted.items())
    users.prescription += own - users.ln_threshold


def _most(world, street: Street, setting: Setting, kinds: tuple[Kind, ...]) -> float:
    """Deaths of these kinds where every dose kills, at the lowest threshold."""
    return world.users.expected_deaths(world.week, street, setting, LOWEST, world.users.spread, kinds)


def use(world, street: Street, setting: Setting) -> Toll:
    """People buy and use: dose, tolerance, overdose, rescue or death; care; newcomers."""
    return world.users.step(world.week, street, setting)


def take_over_hazard(world) -> None:
    """A rival hazard that starts with this week: another spread or curve. Deaths expected of street opioids, and those of prescription
    opioids, keep their level; accidents of people who do not depend are what the curve makes of them."""
    users, wanted = world.users, curve_in_force(world.spec)
    if (users.spread, users.form) == wanted:
        return
    street, setting = scene(world, world.book.at(world.week))
    own = (Kind.HEROIN, Kind.FENTANYL), PRESCRIBED
    levels = [users.expected_deaths(world.week, street, setting, users.ln_threshold, users.spread, kinds) for kinds in own]
    users.spread, users.form = wanted
    solved = [users.solve_threshold(level, world.week, street, setting, kinds=kinds) if level > 0 else users.ln_threshold
              for level, kinds in zip(levels, own, strict=True)]
    users.prescription += solved[1] - solved[0]
    users.ln_threshold = solved[0]
