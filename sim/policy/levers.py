"""All levers of a run, one file each."""

from dataclasses import dataclass

from sim.policy.heroin_cut import HeroinCut
from sim.policy.remove_makers import RemoveMakers
from sim.policy.remove_sellers import RemoveSellers
from sim.policy.search_effort import SearchEffort


@dataclass(frozen=True)
class Policy:
    """All levers of a run. The default changes nothing."""

    heroin_cut: HeroinCut = HeroinCut()
    search_effort: SearchEffort = SearchEffort()
    remove_makers: RemoveMakers = RemoveMakers()
    remove_sellers: RemoveSellers = RemoveSellers()
