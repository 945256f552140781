"""From levers and dated law to the rules in force in one week. Agents read rules and do not know which scenario they live in."""

from dataclasses import dataclass

from sim.clock import year_of
from sim.policy.levers import Policy, Reading


@dataclass(frozen=True)
class Rules:
    """What is in force this week.

    search               multiplier on search effort at every crossing
    mail_search          multiplier on search of parcels by dated law
    vendor_penalty       multiplier on the expected penalty of mail vendors by dated law
    landed_heroin        share of landed heroin that may land (1: no quota)
    searched_heroin      share of heroin that search is to keep from landing, sellers being free to replace it (0: no such order)
    close_makers         makers to be closed this week
    close_sellers        share of dealers to be closed this week
    """

    search: float = 1.0
    mail_search: float = 1.0
    vendor_penalty: float = 1.0
    landed_heroin: float = 1.0
    searched_heroin: float = 0.0
    close_makers: int = 0
    close_sellers: float = 0.0


def in_force(lever, week: int) -> bool:
    """Whether a lever with a start and a length acts in `week`."""
    return lever.start <= week < lever.start + lever.weeks


def rules_in_force(policy: Policy, timeline, enforcement, week: int) -> Rules:
    """The rules of a week: dated law and levers together."""
    year, cut, search = year_of(week), policy.heroin_cut, policy.search_effort
    cutting = in_force(cut, week)
    return Rules(
        search=search.multiplier if in_force(search, week) else 1.0,
        mail_search=enforcement.mail_law if year >= timeline.mail_law else 1.0,
        vendor_penalty=enforcement.class_scheduling if year >= timeline.class_scheduling else 1.0,
        landed_heroin=1.0 - cut.share if cutting and cut.reading is Reading.quota else 1.0,
        searched_heroin=cut.share if cutting and cut.reading is Reading.effort else 0.0,
        close_makers=policy.remove_makers.count if policy.remove_makers.start == week else 0,
        close_sellers=policy.remove_sellers.share if policy.remove_sellers.start == week else 0.0,
    )
