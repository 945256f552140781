"""What a dose costs to make, move and handle, and what it weighs on the way."""

from dataclasses import dataclass

import numpy as np

from sim.exact import exp, ln
from sim.jit import part
from sim.market import HEROIN_LAND, PRODUCT_OF
from sim.params.enforcement import Enforcement
from sim.params.mechanisms import MakingCost, Mechanisms, MovingCost, Pay
from sim.params.supply import Supply

MG_PER_G = 1000.0


@dataclass(frozen=True)
class UnitCosts:
    """Per DE, by product [J] or channel [K].

    pure_mg    [J] active mass of a DE
    gross_g    [K] mass of a DE as it crosses the border
    source     [K] USD to make or buy it
    moving     [K] USD to move it to the country
    handling   [K] USD to handle it inside the country
    handled_g  [K] mass of a DE as it is handled there
    """

    pure_mg: np.ndarray
    gross_g: np.ndarray
    source: np.ndarray
    moving: np.ndarray
    handling: np.ndarray
    handled_g: np.ndarray


def per_dose(switches: Mechanisms) -> bool:
    """Whether moving is paid by the dose, as heroin's, rather than by the gram."""
    return switches.moving_cost is MovingCost.dose or switches.making_cost is MakingCost.equal


def unit_costs(supply: Supply, enforcement: Enforcement, switches: Mechanisms) -> UnitCosts:
    """Costs of a DE on every channel. Wages pay for risk by the gram, so compact goods are cheap to move (economics: risks and prices).

    The wages are those of 2006; where pay follows risk, `pay_for` says what they are now; where it is fixed, the part of wages that pays
    for risk falls away with enforcement. With `moving_cost: dose` fentanyl pays heroin's wage a dose; with `making_cost: equal` it also
    costs as much to make.
    """
    p, s, m = supply.products, supply.sources, supply.moving
    pure = np.array([p.heroin_mg_per_dose, p.heroin_mg_per_dose / p.potency_ratio])
    pure_k = pure[[0, 1, 1]]
    gross = pure_k / np.array([p.purity_heroin, p.purity_mail, p.purity_land]) / MG_PER_G
    handled = pure_k / np.array([p.purity_heroin, p.purity_handled, p.purity_handled]) / MG_PER_G
    source = np.array([s.heroin_cost, s.mail_cost, s.lab_cost]) * pure_k / MG_PER_G
    moving = np.array([m.heroin_cost, m.mail_cost, m.land_cost]) * gross
    handling = m.handling * handled
    if not switches.enforcement and switches.pay is Pay.fixed:
        moving, handling = moving * (1 - enforcement.wage_of_risk), handling * (1 - enforcement.handling_risk)
    if per_dose(switches):
        moving[1:], handling[1:] = moving[0], handling[0]
    if switches.making_cost is MakingCost.equal:
        source[1:] = source[0]
    return UnitCosts(pure, gross, source, moving, handling, handled)


@part
def pay_for(risk, share):
    """Pay over that of 2006, of which a share was for risk; risk: over that of 2006.

    The risks-and-prices reading, linear by assumption: what carriers ask rises and falls with what may befall them.
    """
    return 1 - share + share * risk


@part
def handled(line, market, sees, numbers):
    """USD to handle a DE of a line inside the country, in a wholesale market.

    The pay of 2006 is for grams; where it follows value too, a gram worth more than one of heroin in 2006 costs more to handle. What
    people are paid follows what a DE customarily costs: pay moves slower than prices. Where doses are paid for, all are like heroin's.
    """
    usual = sees.handling[line]
    if numbers.handling_by_value == 0.0:
        return usual
    like = HEROIN_LAND if numbers.per_dose else line
    value = market.customary[PRODUCT_OF[like]] / numbers.handled_g[like] / (numbers.usual_price / numbers.handled_g[HEROIN_LAND])
    return usual * exp(numbers.handling_by_value * ln(value))
