"""One more firm, of whatever kind, changes nobody else's luck: what others are, whom they know and what becomes of them by chance.

What others choose may change, for one more competitor is news; so the law is asked of names, which address all luck, of traits that luck
gives for life, and of luck's verdicts where their cause is held equal. Rings that press pills and bodies of the state are as many as there
are places, and draw no luck.
"""

from dataclasses import replace

import mesa
import numpy as np
import pytest

from sim.agents.industry import Industry
from sim.agents.kinds import OTHER
from sim.agents.maker import LAB, VENDOR
from sim.agents.organisation import ROOT
from sim.chance import Luck
from sim.market import CHANNELS, REGIONS, sources
from sim.params.mechanisms import Mechanisms
from sim.params.state_actors import Crossings
from sim.params.supply import Makers as MakerNumbers
from sim.params.supply import Supply
from sim.spec import Spec
from sim.world import World

SPEC = Spec(people=900)
LUCK = Luck(3, 0)
NUMBERS = {   # every kind of firm whose number is a setting
    "cells": "market.cells.number", "importers": "market.organisations.importers", "brokers": "market.organisations.brokers",
    "launderers": "market.money.launderers", "dealers": "market.dealers.number", "suppliers": "supply.chemicals.industry.pool",
    "labs": "supply.makers.labs", "vendors": "supply.makers.vendors",
}


def one_more(params, path: str):
    """The parameters with one more of what `path` counts."""
    head, _, rest = path.partition(".")
    inner = getattr(params, head)
    return replace(params, **{head: one_more(inner, rest) if rest else inner + 1})


def traits(world: World) -> dict[str, dict]:
    """What luck gave to whom, by name and then by identity; ranks instead of values where a value also follows from how many there are."""
    cells, dealers, suppliers, users = world.traffickers, world.dealers, world.suppliers, world.users
    rows = np.concatenate([np.arange(span.start, span.stop) for span in users.spans])
    who, frailty, bought_from = (users.columns[name][rows].tolist() for name in ("who", "frailty", "dealer"))
    known = dealers.contacts - (dealers.region * world.spec.params.market.cells.number)[:, None]
    return {
        "where cells are": dict(zip(cells.identity.tolist(), cells.region.tolist(), strict=True)),
        "in which division cells live": dict(zip(cells.identity.tolist(), cells.home.tolist(), strict=True)),
        "how many contacts abroad cells have": _ranked(cells.identity, cells.ties, cells.region, np.maximum(cells.trade, OTHER)),
        "how large cells are": _ranked(cells.identity, cells.capacity, cells.region, np.maximum(cells.trade, OTHER)),
        "how fast cells learn": _ranked(cells.identity, cells.learning, cells.region, np.maximum(cells.trade, OTHER)),
        "where dealers stand": dict(zip(dealers.identity.tolist(), dealers.division.tolist(), strict=True)),
        "whom dealers know": dict(zip(dealers.identity.tolist(), known.tolist(), strict=True)),
        "what dealers think of lacing": dict(zip(dealers.identity.tolist(), dealers.lacing_taste.tolist(), strict=True)),
        "what suppliers are": dict(zip(suppliers.identity.tolist(), zip(suppliers.threshold, suppliers.province, suppliers.sort,
                                                                        suppliers.sites, suppliers.honest, strict=True), strict=True)),
        "who people are": dict(zip(who, frailty, strict=True)),
        "from whom people buy": dict(zip(who, bought_from, strict=True)),
    }


def _ranked(identity: np.ndarray, value: np.ndarray, *groups: np.ndarray) -> dict[tuple, bool]:
    """For every two firms of the same groups, whether the first has more."""
    alike = np.logical_and.reduce([group[:, None] == group for group in groups])
    pairs = np.argwhere(alike & ~np.eye(len(value), dtype=bool))
    return {(int(identity[i]), int(identity[j])): bool(value[i] > value[j]) for i, j in pairs}


@pytest.fixture(scope="module")
def usual() -> dict[str, dict]:
    return traits(World(SPEC))


@pytest.mark.parametrize("kind", NUMBERS)
def test_what_luck_gave_to_others_stays_theirs(usual, kind):
    more = traits(World(replace(SPEC, params=one_more(SPEC.params, NUMBERS[kind]))))
    for what, by_whom in usual.items():
        assert by_whom and by_whom.keys() <= more[what].keys(), what
        moved = {who for who, value in by_whom.items() if more[what][who] != value}
        if what == "whom dealers know" and kind == "cells":   # the new cell may take the place of the last one they had met
            assert all(set(more[what][who]) < {*by_whom[who], SPEC.params.market.cells.number} for who in moved)
        elif what == "from whom people buy" and kind == "dealers":   # or they were the new dealer's from the start
            newcomers = {2 * SPEC.params.market.dealers.number, 2 * SPEC.params.market.dealers.number + 1}
            assert {more[what][who] for who in moved} <= newcomers
        else:
            assert not moved, what


@pytest.mark.parametrize("trade", [LAB, VENDOR])
def test_who_is_raided_or_gives_up_does_not_depend_on_how_many_there_are(trade):
    """A maker is the one who opened in that week as the so-manieth; one more opens after all others."""
    fates = [_fates(replace(MakerNumbers(), labs=12 + more, vendors=12 + more), trade) for more in (0, 1)]
    assert len(fates[0]) >= 5 and set(fates[1].values()) != {None}
    assert all(fates[1].get(who) == fate for who, fate in fates[0].items())


def _fates(numbers: MakerNumbers, trade: int) -> dict[int, tuple]:
    """By identity: the threshold, and the week in which each was closed by a law that is hard on all."""
    there = Industry(mesa.Model(), replace(Supply(), makers=numbers), Crossings(), LUCK, seed_capacity=1e6)
    makers, found = there.makers, (np.arange(CHANNELS) == sources.LINES[trade]).astype(float)
    makers.trades.week = 5
    sources.come_and_go(there.here, np.zeros(CHANNELS), found, 20.0, np.zeros((REGIONS, CHANNELS)))
    rows = makers.of(trade)
    who, thresholds = makers.identity[rows].tolist(), makers.threshold[rows].tolist()
    closed: dict[int, int | None] = dict.fromkeys(who)
    makers.trades.penalty = 1e9
    for week in range(6, 60):
        makers.trades.week = week
        sources.bear_risks(there.here)
        gone = set(who) - set(makers.identity[makers.of(trade)].tolist())
        closed |= {w: week for w in gone if closed[w] is None}
    return {w: (threshold, closed[w]) for w, threshold in zip(who, thresholds, strict=True)}


def test_groups_that_split_off_are_named_after_when_and_whence():
    world = World(SPEC)
    groups = world.organisations
    for week in range(40):
        groups.lose_leader(week, world.luck, Mechanisms())
    split = np.flatnonzero(groups.founded > 0)
    names = groups.identity[split]
    assert len(split) > 3 and len(set(names.tolist())) == len(names)
    assert (names >> np.uint64(24) == groups.founded[split] + 1).all() and (names & ROOT < groups.traffickers.layout.organisations).all()
