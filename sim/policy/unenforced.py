"""Law without enforcement: which rules are enforcement, and what is left of the rules of a week where nothing is enforced."""

from dataclasses import replace

from sim.policy.rules import Rules

SEARCH = (
    "search", "search_mail", "search_ports", "search_between", "search_canada", "search_sea", "search_hub", "search_domestic",
    "crossing_cost_between", "migrant_load", "crosser_penalty", "parcels_checked", "check_sensitivity", "parcel_penalty", "targeting",
    "targeting_renewal", "data_shared", "searched_heroin",
)
FIRMS = (
    "consignees_vetted", "orders_audited", "regulated", "regulated_tiers", "class_scheduled", "supplier_penalty", "leaders_reached",
    "takedown", "source_closed", "reentry_held", "close_makers", "sanctioned", "sanction_majors", "sanction_small", "listed_provinces",
    "listing_loss", "national_sanction", "crops_sprayed", "traced", "presses_found",
)
GROUPS = ("task_force", "corruption_cut", "labs_struck", "lab_intelligence", "leaders_taken", "military")
MONEY = ("bank_cut", "assets_seized", "trade_audited")
STREET = ("close_sellers", "close_online", "dealer_severity", "dealer_certainty", "clinic_buffer")
ENFORCEMENT = (*SEARCH, *FIRMS, *GROUPS, *MONEY, *STREET)
# The rest is not: care and demand, politics between states, prices and taxes, what happens to sources for other reasons, a quota.

_NOTHING = {name: getattr(Rules(), name) for name in ENFORCEMENT}


def unenforced(rules: Rules) -> Rules:
    """The rules of a week in which nothing is enforced: what is not enforcement stays in force."""
    return replace(rules, **_NOTHING)
