"""How a state's cooperation follows politics: three rival rules, none of which can be told from data.

Levels are relative to the practice of 2010 and follow a logistic curve, so that no good will lifts cooperation above one.
"""

import math

from sim.clock import WEEKS_A_YEAR
from sim.jit import part, rule
from sim.market.desks import MONTH
from sim.params.mechanisms import Cooperation

INSULATED, LEVERAGE, BACKLASH = (
    list(Cooperation).index(rule) for rule in (Cooperation.insulated, Cooperation.leverage, Cooperation.backlash))
CHINA, MEXICO, CANADA = range(3)
STATE_NAMES = ("china", "mexico", "canada")
PROVINCES = 8.0


@part
def level(base, good):
    """Cooperation relative to `base` (0 to 1) when log odds rise by `good`; exactly one at zero."""
    odds = math.exp(good)
    return odds / (1 + base * (odds - 1))


@part
def stake(conditional, unconditional, majors, numbers):
    """Legitimate trade that a state stands to lose by its own conduct: losses that stop when it complies count in full, 0 to 1."""
    return min(conditional + numbers.unconditional * unconditional + numbers.majors * majors, 1.0)


@part
def source_politics(rule, tension, concession, at_stake, sanctions, numbers):
    """What politics adds to and takes from the source state's will (log odds, both >= 0).

    insulated: nothing; leverage: cooperation is sold for concessions, follows what is at stake, and is withheld under tension;
    backlash: it falls with sanctions, whatever they put at stake.
    """
    if rule == LEVERAGE:
        return numbers.concession * concession + numbers.stake * at_stake, numbers.tension * tension
    return 0.0, numbers.backlash * sanctions if rule == BACKLASH else 0.0


@part
def neighbour_politics(rule, rhetoric, numbers):
    """What hostile rhetoric, barriers and unilateral acts take from a neighbour's will (log odds): more under the backlash rule."""
    if rule == INSULATED:
        return 0.0
    return (numbers.backlash if rule == BACKLASH else numbers.nationalism) * rhetoric


@part
def promised(gained, taken, numbers):
    """Log odds of what is said: promises cost nothing and go beyond what is meant."""
    return gained * (1 + numbers.talk) - taken


@part
def meant(gained, taken, numbers):
    """Log odds of what will be done: deeds cost something."""
    return gained * (1 - numbers.delivery) - taken


@part
def source_will(state, sees, rules, numbers):
    """What adds to and takes from the source state's will: trade at stake, sanctions, tension, trust, and face."""
    conditional = rules.listed_provinces / PROVINCES * rules.listing_loss
    at_stake = stake(conditional, rules.national_sanction, sees.felt_majors, numbers) if numbers.attention else 0.0
    tension = min(max(sees.tension + rules.tension, 0.0), 1.0)
    sanctions = min(sees.felt + rules.national_sanction + conditional, 1.0)
    gained, taken = source_politics(numbers.cooperation, tension, rules.concession, at_stake, sanctions, numbers)
    return gained + state.trust, taken + numbers.face * rules.public_demand


@part
def rhetoric_felt(rules, numbers):
    """Rhetoric as neighbours feel it: words, barriers, unilateral force; 0 to 1."""
    barrier = numbers.barrier_felt * max(math.log(max(rules.crossing_cost_between, 1e-9)), 0.0)
    return min(rules.rhetoric + barrier + rules.military, 1.0)


@part
def works(rules, numbers):
    """What task forces add to enforcement in the transit state, and what corruption takes; 1 as in 2010."""
    usual = numbers.corruption
    left = usual * (1 - rules.corruption_cut) if numbers.bribes else 0.0
    return (1 + numbers.task_gain * rules.task_force * (1 - left)) * ((1 - left) / (1 - usual))


@part
def think(state, sees, rules, numbers):
    """Move a state's trust, promises and deeds by a month."""
    gained, taken = 0.0, 0.0
    if state.source:
        state.trust += (numbers.trust * rules.engagement - numbers.trust_fades * state.trust) * MONTH / WEEKS_A_YEAR
        gained, taken = source_will(state, sees, rules, numbers)
    else:
        taken = state.feels * neighbour_politics(numbers.cooperation, rhetoric_felt(rules, numbers), numbers)
    state.stated = level(state.base, promised(gained, taken, numbers))
    state.delivered += numbers.month * (level(state.base, meant(gained, taken, numbers)) - state.delivered)


@rule
def confer(state, sees, rules, numbers):
    """A week of a state: once a month it thinks again about cooperation; what it adds to enforcement follows what it delivers."""
    if sees.month:
        think(state, sees, rules, numbers)
    state.effect = state.delivered
    if state.transit:
        state.effect *= works(rules, numbers)


@rule
def confer_all(states, sees, rules, numbers):
    """The week of every state, under the same rules and politics."""
    for row in range(len(states)):
        confer(states[row], sees[0], rules[0], numbers[0])
