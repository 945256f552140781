"""Officials of provinces, whose zeal follows the trade they stand to lose, and what firms there hear of each other.

Rules of one place. Records: place, law (rules in force), pool (what all firms see), numbers; `agents/` declares their fields.
"""

import math

from sim.clock import WEEKS_A_YEAR
from sim.jit import rule

PROVINCES = 8            # in the main source country; one more place stands for the other countries
ABROAD = PROVINCES
PLACES = PROVINCES + 1
MONTH = 4                # weeks between looks of officials and firms


@rule
def attend(place, law, pool, numbers):
    """Officials move, by a month, towards the zeal that their trade is worth to them; designations fade.

    Where neither the law nor the levers of the main country reach, certainty stays as usual; where nothing is enforced nobody is found.
    """
    if not place.abroad:
        risk = place.hit + law.listing_loss * place.listed if numbers.attention else 0.0
        wish = 1.0 / (1.0 + (1.0 / numbers.zeal - 1.0) * math.exp(-numbers.weight_of_trade * risk))
        place.zeal += (1.0 - (1.0 - numbers.speed) ** MONTH) * (wish - place.zeal)
        place.certainty = place.zeal / numbers.zeal * pool.reach if numbers.enforcement else 0.0
    place.hit *= (1.0 - numbers.memory) ** MONTH


@rule
def hear(place, caught, sellers, numbers):
    """Firms hear, once a month, how many of the sellers of their place were found or closed in sweeps, against what is usual."""
    usual = (sellers + place.swept) * -math.expm1(-numbers.closure * MONTH / WEEKS_A_YEAR)
    ratio = (caught + place.swept + 1.0) / (usual + 1.0)
    place.found += (1.0 - (1.0 - numbers.memory) ** MONTH) * (ratio - place.found)
    place.swept = 0.0


@rule
def lost_trade(place, law):
    """Share of legitimate revenue that compliant firms of a place lose: to a listing until officials comply, or to a sanction of all."""
    lost = law.listing_loss * (1.0 - place.zeal) if place.listed else 0.0
    return lost if place.abroad else 1.0 - (1.0 - lost) * (1.0 - law.national_sanction)


@rule
def list_worst(places, illicit, number):
    """List so many provinces: those listed before, then those with most illicit capacity [P], the first of equals."""
    total = 0.0
    for p in range(PLACES):
        total += illicit[p]
    score = illicit.copy()
    for p in range(PROVINCES):
        score[p] += total if places[p].listed else 0.0
    for p in range(PLACES):
        places[p].listed = False
    for _ in range(number):
        worst = -1
        for p in range(PROVINCES):
            if not places[p].listed and (worst < 0 or score[p] > score[worst]):
                worst = p
        places[worst].listed = True
