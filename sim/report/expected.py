"""What an article expects of a lever, and what its rival does: in our words, from the articles in `seeds/`.

Where nobody in the articles argues against a lever, the rival is the plainest reason why it might fail.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Expected:
    """article: what whoever proposes or reports the lever expects; rival: what whoever doubts it does."""

    article: str
    rival: str


EXPECTED: Mapping[str, Expected] = {
    "crop_eradication": Expected("declared a failure: no lasting fall of use or deaths", "less heroin, so fewer deaths"),
    "heroin_cut": Expected("what is left is stretched with fentanyl: deaths rise", "less opioid at higher prices: deaths fall"),
    "search_effort": Expected("goods become stronger and more compact", "more is stopped, so less is used"),
    "port_interdiction": Expected("compact goods pass anyway", "seizures at the gates reduce what arrives"),
    "barrier": Expected("crossing gets dearer: price and profit rise, the rich organisations win", "less crosses between ports"),
    "migrant_relief": Expected("relieved staff find more", "goods cross at the gates, where migrants are not: no change"),
    "parcel_checks": Expected("a large enough checked share deters senders", "legitimate volume swamps any check"),
    "targeting": Expected("a model that picks parcels finds far more with the same staff", "senders learn what it looks for"),
    "consignee_vetting": Expected("background checks expose front companies", "new fronts are founded as fast"),
    "mass_balance_audit": Expected("orders held against output expose diversion", "diverters spread over more firms"),
    "maritime_patrol": Expected("stopped ships mean no chemicals", "chemicals go by air"),
    "hub_screening": Expected("one hub sees what flies to the transit state", "flights go round it"),
    "shipment_data": Expected("shared data let chemicals be tracked", "labels are false, so data say nothing"),
    "precursor_regulation": Expected("a root of the trade is cut", "labs go one chemical tier down or to newer products"),
    "lab_closures": Expected("closing all labs at once works where single cases fail", "others open"),
    "source_penalties": Expected("real costs change what producers do", "leaders are spared: nothing changes"),
    "web_takedown": Expected("without storefronts the network shrinks", "storefronts register again or go elsewhere"),
    "rebate_removal": Expected("without a rebate less is exported", "chemicals are a trifle of a dose's cost"),
    "remove_makers": Expected("two makers are charged and many take their place", "cases at the source save lives"),
    "entity_sanctions": Expected("only sanctions on major firms bite", "300 designations changed nothing visible"),
    "regional_listing": Expected("provinces comply to keep their market", "suppliers move to another province"),
    "national_sanctions": Expected("punishing all loses the willing", "pressure is the only thing that works"),
    "engagement": Expected("small steps build trust and will", "talk without threat changes nothing"),
    "tension": Expected("cooperation is leverage and falls with tension", "police work is insulated from politics"),
    "task_forces": Expected("joint work pays in ways nobody sees", "paid officials let the chemicals in"),
    "lab_strikes": Expected("known large labs destroyed means no product", "labs are rebuilt, smaller and hidden"),
    "terror_designation": Expected("military means beat investigations", "cooperation is lost and groups splinter"),
    "network_prosecution": Expected("without leaders the chain falls apart", "heirs and splinter groups carry on"),
    "darknet_operation": Expected("a record operation matters", "sellers are back within weeks"),
    "upstream_tracing": Expected("tracing deaths to labs saves hundreds or thousands", "closed labs are replaced"),
    "remove_sellers": Expected("users find another seller", "fewer sellers, less use"),
    "dealer_penalties": Expected("the prospect of a homicide charge deters dealing", "others deal, and fewer people call for help"),
    "clinic_buffers": Expected("dealers at the door cause relapse", "they sell somewhere else: the same relapse"),
    "bank_sanctions": Expected("without banks and applications profit suffers", "the fee is small and money finds another way"),
    "asset_seizure": Expected("seized cash cripples", "losses are small beside margins"),
    "trade_audit": Expected("audited trade closes a channel of money", "money goes through another"),
    "treatment": Expected("in vain while drugs are everywhere", "treatment saves lives whatever is on offer"),
    "prescription_heroin": Expected("deaths in care all but vanish", "too few places to show in the nation"),
    "supervised_sites": Expected("seen overdoses are reversed: fewer deaths", "too small a share of doses to show"),
    "naloxone": Expected("more is reversed", "stronger successors and additives are not reversed"),
    "education": Expected("youth who know stay away", "knowledge fades, and few are reached"),
    "drug_checking": Expected("who knows what a bag holds takes less of it", "nobody asks before use"),
    "legal_supply": Expected("fewer deaths, and less profit in the illicit trade", "more people start"),
    "diversion": Expected("care instead of prison", "no threat, no reason to stop"),
    "canada_route": Expected("one more leg is closed", "its goods take another way"),
    "press_control": Expected("fewer presses, fewer fake pills", "presses are cheap to replace"),
    "upstream_shock": Expected("weaker goods and fewer deaths where no stronger product stands ready", "others supply at once"),
    "without_event": Expected("history would have gone another way", "it would have come the same way"),
    "bundle": Expected("all chokepoints, at once and soon, do more than their sum", "the sum of small effects stays small"),
}
UNSAID = Expected("nothing is said of it", "nothing is said of it")


def expected(lever: str) -> Expected:
    """What is expected of a lever; nobody says anything of one that is not listed."""
    return EXPECTED.get(lever, UNSAID)
