"""Trades of traffickers and where each has its rows: in every region the fitted cells first, then online importers, then brokers."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sim.axes import declare
from sim.market import CANADA, CHANNELS, FENTANYL_LAND, FENTANYL_MAIL, HEROIN_LAND
from sim.market.routes import CROSSING_OF, LINE_OF, only
from sim.params.organisations import Organisations

CARTEL, OTHER, IMPORTER, BROKER = range(4)
TRADE_NAMES = declare("trade", ("cartel", "other", "importer", "broker"))
LINES = np.array([[1, 1, 1], [1, 1, 1], [0, 1, 0], [0, 1, 1]], float)   # which lines a trade may work [trade, K]
FIRST_LINE = np.array([HEROIN_LAND, HEROIN_LAND, FENTANYL_MAIL, FENTANYL_LAND])
CARTELS = 2
BLOCK = 30                   # cells of a region that are numbered together
APART = np.uint64(1 << 20)   # identities of a later trade lie beyond those of any number of cells


@dataclass(frozen=True)
class Layout:
    """Rows [F] of a run: trade, organisation and identity of each, the parts of a region, how many organisations there are."""

    trade: np.ndarray
    organisation: np.ndarray
    identity: np.ndarray
    parts: tuple[slice, ...]
    organisations: int

    @property
    def rows(self) -> int:
        """How many cells there are."""
        return len(self.trade)

    @cached_property
    def old(self) -> np.ndarray:
        """Cells that were there in the fitted history, [F] bool."""
        return self.trade <= OTHER

    @cached_property
    def lines(self) -> np.ndarray:
        """Lines open to each cell, [F, K]."""
        return LINES[self.trade]

    @cached_property
    def first_mix(self) -> np.ndarray:
        """The business each cell starts with, [F, K]."""
        return np.eye(CHANNELS)[FIRST_LINE[self.trade]]

    def usual(self, shares: np.ndarray) -> np.ndarray:
        """Division of lines over crossings in 2006 for each cell, [F, P]: brokers work the Canadian crossing alone."""
        of_trade = []
        for trade in range(len(TRADE_NAMES)):
            open_to = LINES[trade][LINE_OF] * (np.ones_like(shares) if trade != BROKER else CROSSING_OF == CANADA)
            of_trade.append(only(shares, open_to))
        return np.array(of_trade)[self.trade]

    def learning(self, o: Organisations) -> np.ndarray:
        """How much faster than a cell each trade learns of sources, [F]."""
        return np.array([1.0, 1.0, o.importer_learning, o.broker_learning])[self.trade]

    def pace(self, o: Organisations) -> np.ndarray:
        """How much faster than a cell each trade multiplies, [F]."""
        return np.array([1.0, 1.0, o.importer_growth, 1.0])[self.trade]


def number_of(place: np.ndarray, region: int, regions: int) -> np.ndarray:
    """Numbers of a region's cells: in blocks that regions take in turn, so that one more cell changes nobody else's."""
    return (place // BLOCK * regions + region) * BLOCK + place % BLOCK


def lay_out(regions: int, cells: int, o: Organisations) -> Layout:
    """Rows of `cells` fitted cells a region and the other trades; each online importers' group and each broker is its own organisation."""
    cartel = round(o.cartel_cells * cells)
    place = np.arange(cells)
    of_cell = np.where(place < cartel, place % CARTELS, CARTELS + place - cartel)
    own = CARTELS + cells - cartel
    trade, organisation, identity = [], [], []
    for r in range(regions):
        trade += [np.where(place < cartel, CARTEL, OTHER), np.full(o.importers, IMPORTER), np.full(o.brokers, BROKER)]
        alone = o.importers + o.brokers
        organisation += [of_cell, own + r * alone + np.arange(alone)]
        later = [APART * np.uint64(1 + kind) + np.uint64(r << 10) + np.arange(number, dtype=np.uint64)
                 for kind, number in enumerate((o.importers, o.brokers))]
        identity += [number_of(place, r, regions).astype(np.uint64), *later]
    parts = (slice(0, cells), slice(cells, cells + o.importers), slice(cells + o.importers, cells + o.importers + o.brokers))
    return Layout(np.concatenate(trade).astype(np.int8), np.concatenate(organisation).astype(np.int16), np.concatenate(identity), parts,
                  own + regions * (o.importers + o.brokers))
