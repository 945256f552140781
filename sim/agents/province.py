"""Provinces of the source country, and the other source countries: officials whose zeal follows the trade they stand to lose."""

import numpy as np

from sim.agents.actor import Actor, Actors
from sim.axes import declare
from sim.market import officials
from sim.market.officials import ABROAD, PLACES, PROVINCES
from sim.observe import level, observe, once
from sim.params.chemical_industry import Officials
from sim.records import Field

PLACE_NAMES = declare("place", (*(f"province_{n + 1}" for n in range(PROVINCES)), "abroad"))
SHARES = (1 / np.arange(1, PROVINCES + 1)) / (1 / np.arange(1, PROVINCES + 1)).sum()   # of firms: sizes of provinces are Zipf too


class Province(Actor):
    """Officials of one province, or all other source countries."""

    abroad = Field("", "in another source country", dtype=bool)
    zeal = Field("scale 0 to 1", "zeal of officials")
    listed = Field("", "listed as unsafe", dtype=bool)
    hit = Field("share", "legitimate revenue in majors that were designated of late")
    found = Field("ratio", "how often sellers were found of late, relative to usual")
    swept = Field("firms", "sellers closed in sweeps since the last look")
    certainty = Field("ratio", "chance that a seller is found, relative to usual")
    revenue = Field("size", "legitimate revenue of the firms there")
    legitimate = Field("share", "the same, relative to all of the main country's")
    lost = Field("share", "of it that firms which comply lose to listings and sanctions")

    def attend(self) -> None:
        """A month of its officials: zeal moves towards what its trade is worth to them."""
        here = self.table.here
        officials.attend(self.record, here.laws[0], here.pool[0], here.numbers[0])

    step = attend


class Provinces(Actors):
    """All provinces and, last, the other source countries, where neither the law nor the levers of the main one reach."""

    kind = Province

    def __init__(self, model, p: Officials) -> None:
        super().__init__(model, PLACES)
        self.zeal[:], self.found[:], self.certainty[:] = p.zeal, 1.0, 1.0
        self.abroad[ABROAD] = True


observe("world.provinces",
        zeal=level("scale 0 to 1", "zeal of officials", "place"),
        lost_trade=level("share", "legitimate revenue that compliant firms lose to listings and sanctions", "place", at="lost"),
        legitimate=once("share", "legitimate revenue of all provinces' firms", "place"))
