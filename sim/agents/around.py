"""Retail beside its bags: fentanyl that goes into pills and other drugs, and what dealers and pressers make of the week."""

import numpy as np

from sim.agents import deterred
from sim.agents.presser import PillTrade
from sim.agents.sidelines import EVERY, News
from sim.clock import year_of
from sim.flows import Beside, Stocked
from sim.market import FENTANYL, REGIONS
from sim.params.places import COAST_OF, DIVISIONS, coasts
from sim.policy.rules import Rules
from sim.users.casuals import Group
from sim.users.states import State
from sim.users.week import Toll


def shown(world, stocked: Stocked) -> Beside:
    """What people meet of it this week."""
    m, presses = world.spec.mechanisms, world.pressers
    counterfeit = presses.counterfeit(world.alongside[world.week][0], stocked.fill) if m.pills else np.zeros(DIVISIONS)
    lacing = world.sidelines.lacing() if m.lacing else np.zeros(DIVISIONS)
    return Beside(world.sidelines.near_clinics(), lacing, counterfeit, ln_pill(world))


def ln_pill(world) -> np.ndarray:
    """Ln of what a counterfeit pill does, over a usual dose of 2010 [9]."""
    return world.pressers.ln_strength(world.dealers.p.bags_per_dose)


def sell_beside(world, toll: Toll, bags: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Take the fentanyl of pills and laced drugs out of what bags [R, J] DE leave in stock, and pay for it.

    Returns DE [R], and pills and DE in other drugs that were really used [9].

    Should other people's share of a thin stock be gone (a handful of model people, each standing for a town), they go without.
    """
    presses, wholesale = world.pressers, world.stocks.price
    pills = toll.pills_de / presses.effect(world.dealers.p.bags_per_dose)   # people count usual doses: of pills' effect, of bags in a dose
    laced = toll.laced_de * world.dealers.p.bags_per_dose
    presses.wanted[:] = pills * presses.strength + laced
    wanted = coasts(presses.wanted)
    if not any(wanted.tolist()):
        return np.zeros(REGIONS), pills, laced
    left = (world.stocks.stock - bags)[:, FENTANYL] / np.maximum(wanted, 1e-12)
    part = np.minimum(np.maximum(left, 0.0), 1.0)
    there = part.take(COAST_OF)
    pills, laced = pills * there, laced * there
    presses.settle(world.ledger, pills, wholesale)
    world.sidelines.pay(world.ledger, coasts(laced), wholesale)
    return wanted * part, pills, laced


def look_around(world, rules: Rules, toll: Toll, used: np.ndarray) -> np.ndarray:
    """Dealers learn what penalties to expect; now and then they and pill pressers think again. used [R, J] DE. Returns how sure
    a penalty is for each dealer [D]."""
    d, m, p = world.dealers, world.spec.mechanisms, world.spec.params.market
    certainty = deterred.certainty(d, rules.dealer_certainty, world.police.dealers, m)
    deterred.expect(d, certainty, rules.dealer_severity, m, p.sidelines.penalties)
    if world.week % EVERY:
        return certainty
    people, wholesale = coasts(toll.people), world.stocks.price
    in_care = people[:, State.MOUD] / np.maximum(people[:, State.HF] + people[:, State.MOUD], 1.0)
    deadly = coasts(toll.deaths_expected)[:, :2] / np.maximum(used, 1.0)
    deaths, uses = (coasts(many)[:, Group.OTHER] for many in (toll.deaths_casual, toll.exposures))
    laced_deadly = deaths / np.maximum(uses, 1.0)
    world.sidelines.look(News(world.week, year_of(world.week), wholesale, in_care, deadly, laced_deadly, rules.clinic_buffer), m)
    if m.pills and d.met.any():                              # nobody presses what nobody he knows can bring
        available, ln_price = world.alongside[world.week][:2]
        bag = 1 - (d.selling_cost + (d.mix * d.held * wholesale[d.region]).sum(1)) / d.price
        found = rules.presses_found if m.enforcement else 0.0
        trade = PillTrade(available, ln_price + rules.rx_price, wholesale, world.sidelines.by_division(bag), found)
        world.pressers.look(trade, m.deterrence, m.entry)
    return certainty
