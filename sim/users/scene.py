"""The scene of a week: what everybody looks up, and the tally that all add to."""

from functools import cached_property
from types import SimpleNamespace

import numpy as np

from sim.chance import UNIT, Decision, Luck, four_words, priority
from sim.clock import WEEKS_A_YEAR
from sim.jit import rule
from sim.users.casuals import chance_all
from sim.users.codes import HF, MOUD, NO_DEALER, Counts
from sim.users.moving import move_all
from sim.users.offers import offer_all
from sim.users.tables import Tables, readable
from sim.users.tally import Tally, empty_tally
from sim.users.week import Setting, Street


class Scene:
    """A week as people meet it: `lookup` is what compiled code reads, `tables` the same for rules that ask one person at a time."""

    def __init__(self, luck: Luck, week: int, lookup: Tables) -> None:
        self.luck, self.week, self.lookup = luck, week, lookup
        self.tally: Tally = empty_tally(lookup.places.size, lookup.sources.size)

    @cached_property
    def tables(self) -> SimpleNamespace:
        """All that a person's rules look up, under its names."""
        return readable(self.lookup)

    def uniforms(self, decision: Decision, who: int) -> list[float]:
        """The four uniform numbers of a person's decision this week."""
        words = four_words(*self.luck.key, np.uint64(who), np.uint64(self.week), np.uint64(decision))
        return [(float(word) + 0.5) * UNIT for word in words]

    def candidate(self, who: int, region: int) -> int:
        """The open dealer of the region whom luck ranks first for this person and week, or NO_DEALER."""
        word = np.uint64(four_words(*self.luck.key, np.uint64(who), np.uint64(self.week), np.uint64(Decision.RARE))[2])
        dealers = self.tables.sources[: self.tables.scene.prescriptions]
        there = [d for d, dealer in enumerate(dealers) if dealer.region == region and dealer.open > 0.0]
        return max(there, key=lambda d: priority(word, np.uint64(d)), default=NO_DEALER)


def set_week(lookup: Tables, street: Street, setting: Setting, counts: Counts) -> None:
    """Fill in the week's part of the tables; customers weigh the strength per dollar that participation follows, free places are shared
    out by counts."""
    set_scene(lookup, street.records, setting.places.records, setting.around.records, counts)


@rule
def set_scene(tables, street, places, around, counts):
    """What `set_week` says, from records of the street [D], places [R] and rules around [1]."""
    numbers, rules = tables.numbers[0], around[0]
    scene, moving = tables.scene[0], 1.0 if rules.tolerance else 0.0
    scene.informed = rules.informed
    scene.elasticity = numbers.dose_elasticity if rules.elastic else 0.0
    scene.adjust = numbers.titration if rules.titration else 0.0
    scene.gain, scene.loss = moving * numbers.gain, moving * numbers.loss
    scene.half_gain, scene.half_loss = moving * numbers.half_gain, moving * numbers.half_loss
    scene.depletes, scene.turnover = 1.0 if rules.depletion else 0.0, numbers.turnover / WEEKS_A_YEAR
    scene.drawn = 1.0 + numbers.legal_initiation * rules.legal_share
    scene.convert = numbers.convert if rules.conversion else 0.0
    tables.codes[HF].seeks = tables.codes[MOUD].seeks = numbers.search_success if rules.research else 0.0
    for region in range(places.size):
        place, there = tables.places[region], places[region]
        place.witnessed, place.availability = there.witnessed, there.rx_availability
        place.unchecked, place.untaught = 1.0 - there.checking, 1.0 - there.education * numbers.education_effect
    offer_all(tables, street, places, around)
    move_all(tables, places, around, counts)
    chance_all(tables, street, places)
