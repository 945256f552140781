"""The rules in force in one week, from levers and dated law. Agents read rules and do not know which scenario they live in."""

from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import cached_property
from math import isfinite
from operator import attrgetter
from typing import Any

import numpy as np

from sim.params.places import DIVISIONS
from sim.policy.lever import enforcing, rule


@dataclass(frozen=True)
class Rules:
    """What is in force this week. The default is a week in which nobody does anything new.

    Multipliers are relative to the practice of the time without the lever; shares and probabilities lie in 0 to 1.
    """

    @cached_property
    def record(self) -> np.ndarray:
        """The rules as compiled code reads them: a record [1] of the same fields, made once. Nobody writes to it."""
        return np.array([VALUES(self)], DTYPE)

    @cached_property
    def by_division(self) -> np.ndarray:
        """The rules of each division, records [9] of the same fields, made once: the nation's, where no lever is local."""
        return np.repeat(self.record, DIVISIONS)

    # search at crossings
    search: float = enforcing(1.0, "times", "search effort at every crossing")
    search_mail: float = enforcing(1.0, "times", "search of international mail and express parcels")
    search_ports: float = enforcing(1.0, "times", "search at land ports of entry")
    search_between: float = enforcing(1.0, "times", "search between ports of entry")
    search_canada: float = enforcing(1.0, "times", "search of mail and land from Canada")
    search_sea: float = enforcing(1.0, "times", "search of sea containers on their way to transit ports (chemicals)")
    search_hub: float = enforcing(1.0, "times", "search of air parcels at the transit hub (chemicals)")
    search_domestic: float = enforcing(1.0, "times", "search of domestic parcels of online markets")
    crossing_cost_between: float = enforcing(1.0, "times", "cost of moving goods between ports of entry")
    migrant_load: float = enforcing(1.0, "times", "work that irregular crossers bring to border staff")
    crosser_penalty: float = enforcing(0.0, "most", "certainty with which repeated crossers are prosecuted and removed")
    parcels_checked: float = enforcing(0.0, "most", "share of parcels that are physically checked, beyond the practice of the time")
    check_sensitivity: float = enforcing(1.0, "least", "what such a check finds of what is there")
    parcel_penalty: float = enforcing(1.0, "times", "penalty for a parcel found")
    targeting: float = enforcing(0.5, "most", "area under the curve of the model that picks loads to check; 0.5 is chance")
    targeting_renewal: float = enforcing(26.0, "least", "weeks after which a targeting model is trained again", (0, 1000))
    consignees_vetted: float = enforcing(0.0, "most", "share of consignees of chemicals whose background is checked")
    orders_audited: float = enforcing(0.0, "most", "share of legitimate buyers whose orders are held against their output")
    data_shared: float = enforcing(0.0, "most", "share of shipment data that source states share")
    # chemicals and makers at the source
    regulated: float = enforcing(0.0, "most", "stringency of control on the precursor tiers named by regulated_tiers")
    regulated_tiers: int = enforcing(0, "most",
                                     "chemical tiers under control, counted from the top: 0 none, 1 precursors, 2 pre-precursors too",
                                     (0, 2))
    class_scheduled: float = enforcing(1.0, "most",
                                       "penalty of those who sell finished fentanyl, by what is listed or scheduled as a class", (0, 1e6))
    supplier_penalty: float = enforcing(1.0, "times", "penalty of suppliers that are found to sell illicitly")
    leaders_reached: float = enforcing(0.0, "most", "chance that penalties reach the top tier of protected firms")
    takedown: float = enforcing(0.0, "most", "chance a week that a storefront is taken down")
    rebate_removed: float = rule(0.0, "most", "share of the export rebate taken away")
    source_closed: float = enforcing(0.0, "most", "share of source-country makers closed this week")
    reentry_held: float = enforcing(0.0, "most", "share of re-entry of closed makers that is prevented")
    sources_reachable: float = rule(1.0, "times", "whether sources of fentanyl can be reached at all (0: never)", (0, 1))
    upstream_lost: float = rule(0.0, "most", "share of all sources' capacity that is gone this week for reasons outside policy")
    close_makers: int = enforcing(0, "plus", "largest makers closed this week by indictment")
    # sanctions and diplomacy
    sanctioned: int = enforcing(0, "plus", "firms designated this week")
    sanction_majors: float = enforcing(0.0, "most", "share of designations aimed at major firms (0: as they come; 1: the largest)")
    sanction_small: float = enforcing(0.0, "most", "share of designations aimed at small firms")
    listed_provinces: int = enforcing(0, "most", "provinces listed as unsafe or decertified", (0, 9))
    listing_loss: float = enforcing(0.0, "most", "legitimate revenue that a listed province loses while it does not comply")
    national_sanction: float = enforcing(0.0, "most", "legitimate revenue that all provinces lose, whatever they do")
    engagement: float = rule(0.0, "plus", "exchanges a year with the source state beyond the practice of the time")
    tension: float = rule(0.0, "plus", "rise of tension with the source state above the dated path (scale 0 to 1)", (-10, 10))
    rhetoric: float = rule(0.0, "plus", "hostile rhetoric or unilateral acts felt in the transit state (scale 0 to 1)")
    concession: float = rule(0.0, "plus", "concessions offered to the source state (scale 0 to 1)")
    public_demand: float = rule(0.0, "most", "whether cooperation is demanded as a public admission")
    # transit state and organisations
    task_force: float = enforcing(0.0, "most", "joint task forces in the transit state beyond the practice of the time (1: doubled)",
                                  (0, 100))
    corruption_cut: float = enforcing(0.0, "most", "share of corruption in the transit state that is undone")
    labs_struck: float = enforcing(0.0, "plus", "known large labs destroyed this week")
    lab_intelligence: float = enforcing(0.2, "most", "share of labs that are known")
    leaders_taken: float = enforcing(0.0, "plus", "leaders of trafficking organisations removed this week")
    military: float = enforcing(0.0, "most", "military means used in the transit state without consent")
    # money
    bank_cut: float = enforcing(0.0, "most", "share of mirror-transfer capacity closed by sanctions on banks and applications")
    assets_seized: float = enforcing(0.0, "most", "further share of laundered proceeds seized")
    trade_audited: float = enforcing(0.0, "most", "share of trade in goods audited for laundering")
    transfer_cap: float = rule(1.0, "times", "dollar demand that the cap on private transfers creates")
    # street
    close_sellers: float = enforcing(0.0, "most", "share of retail dealers closed this week", local=True)
    close_online: float = enforcing(0.0, "most", "share of independent online importers closed this week")
    dealer_severity: float = enforcing(1.0, "times", "severity of penalties of retail dealers", local=True)
    dealer_certainty: float = enforcing(1.0, "times", "certainty of penalties of retail dealers", local=True)
    clinic_buffer: float = enforcing(0.0, "most", "share of selling near clinics that is driven away", local=True)
    traced: float = enforcing(0.0, "most", "share of overdose deaths traced upstream to sources")
    presses_found: float = enforcing(0.0, "most", "share of pill presses found in a year beyond the practice of the time")
    # people
    rx_price: float = rule(0.0, "plus", "log ratio added to the price of diverted prescription opioids", (-10, 10))
    witnessed: float = rule(1.0, "times", "chance that an overdose is witnessed", local=True)
    care_entry: float = rule(1.0, "times", "rate of starting medication treatment", local=True)
    care_retention: float = rule(1.0, "times", "time that people stay in medication treatment", local=True)
    heroin_places: float = rule(0.0, "most", "places in prescription-heroin care as a share of people dependent on heroin or fentanyl",
                                local=True)
    sites: float = rule(0.0, "most", "share of street doses taken in supervised sites", local=True)
    naloxone: float = rule(0.0, "most", "added probability that naloxone is used in a witnessed overdose", local=True)
    education: float = rule(0.0, "most", "share of youth, and of people at risk, reached by education", local=True)
    checking: float = rule(0.0, "most", "share of people who know what they hold, by checking", local=True)
    legal_share: float = rule(0.0, "most", "share of dependent users offered a regulated legal supply")
    legal_price: float = rule(1.0, "times", "price of a legal dose relative to the street's")
    diverted: float = rule(0.0, "most", "share of arrests of users that lead to care instead of prison")
    # beliefs
    announced: float = rule(0.0, "most", "how far the rules announced for later are believed to be in force (book.announced tells them)")
    # heroin
    landed_heroin: float = rule(1.0, "times", "share of landed heroin that may land (1: no quota)", (0, 1))
    searched_heroin: float = enforcing(0.0, "most", "share of heroin that search is to keep from landing, sellers being free to replace it")
    crops_sprayed: float = enforcing(0.0, "most", "share of poppy area destroyed in a year")


@dataclass(frozen=True)
class LocalRules(Rules):
    """Rules of a nation of which some divisions have their own.

    own  (division, rule, value) wherever a division's rule is not the nation's.
    """

    own: tuple[tuple[int, str, float], ...] = ()

    @cached_property
    def by_division(self) -> np.ndarray:
        """The rules of each division, records [9], made once."""
        records = np.repeat(self.record, DIVISIONS)
        for division, name, value in self.own:
            records[name][division] = value
        return records


def with_own(nation: Rules, of_divisions: dict[int, Rules]) -> Rules:
    """The nation's rules, and those of divisions where they differ; the nation's own if none does."""
    own = tuple((division, name, value) for division, rules in of_divisions.items()
                for name, value in zip(DTYPE.names, VALUES(rules), strict=True) if value != getattr(nation, name))
    return LocalRules(*VALUES(nation), own=own) if own else nation


def misfit(name: str, value: Any, local: bool = False) -> str:
    """Why no lever, or no local one, can put a value on a rule, as what is wrong with the lever; empty if one can."""
    declared = DECLARED.get(name)
    if declared is None:
        near = get_close_matches(str(name), DECLARED, n=1)
        hint = f" (did you mean {near[0]}?)" if near else ""
        return f"changes {name}, which is no rule{hint}: sim/policy/rules.py declares them"
    if isinstance(value, bool) or not isinstance(value, int | float | np.number) or not isfinite(value):
        return f"puts {value!r} on the rule {name}: a number is wanted"
    if isinstance(declared.default, int) and not isinstance(value, int | np.integer):
        return f"puts {value!r} on the rule {name}, which is a whole number: write round(...) or declare an int"
    possible = declared.metadata["possible"]
    if local and not declared.metadata["local"]:
        return f"changes {name} in one division, where it is the same in the whole nation"
    fits = possible.low - ROUNDING <= value <= possible.high + ROUNDING
    return "" if fits else f"puts {value!r} on the rule {name}, which can be from {possible}"


ROUNDING = 1e-9
DECLARED = {f.name: f for f in fields(Rules)}
DTYPE = np.dtype([(f.name, f.type) for f in fields(Rules)], align=True)
VALUES = attrgetter(*DTYPE.names)
NEUTRAL = Rules()      # a week in which nobody does anything new
