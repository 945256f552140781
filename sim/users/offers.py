"""What every source offers this week: dealers, prescriptions, supervised heroin, the legal supply, and nobody."""

from typing import NamedTuple

import numpy as np

from sim.exact import exp, ln
from sim.harm import moves, overdose, rescue
from sim.jit import part


class Dose(NamedTuple):
    """A usual dose of one product at one source: ln DE, variance of the ln dose, doses over those of heroin, and what kind of drug."""

    ln_strength: float
    variance: float
    number: float
    drug: int


@part
def offer_all(tables, street, places, around):
    """Fill in the sources [S] from the street [D], places [R] and rules around [1]."""
    scene, numbers, rules = tables.scene[0], tables.numbers[0], around[0]
    show_dealers(tables, street)
    show_regions(tables, places)
    if rules.legal_share > 0.0:
        offer_legal(tables, street, rules)
    for s in range(tables.sources.size):
        source = tables.sources[s]
        source.offset, source.ceiling = 0.0 - scene.elasticity * source.price, numbers.ln_budget - source.price
    for region in range(places.size):
        tables.sources[street.size + region].offset += numbers.settled_rx
    fill_doses(tables, street, places, rules)


@part
def show_dealers(tables, street):
    """What customers know of dealers' bags."""
    informed = tables.scene[0].informed
    for d in range(street.size):
        offer, source = street[d], tables.sources[d]
        selling = 1.0 if offer.open else 0.0
        heroin = offer.ln_heroin if informed else offer.ln_heroin_believed
        fentanyl = offer.ln_fentanyl if informed else offer.ln_fentanyl_believed
        source.region, source.open, source.share, source.price = offer.region, selling, offer.fentanyl_share * selling, offer.ln_price
        source.believed, source.gap, source.legal = heroin, fentanyl - heroin, 0.0


@part
def show_regions(tables, places):
    """What is offered besides dealers, region by region; bought at no price, or at a price of its own."""
    sources, scene, regions = tables.sources, tables.scene[0], places.size
    for region in range(regions):
        place, pills = places[region], sources[scene.prescriptions + region]
        pills.share, pills.price = place.counterfeit * tables.numbers[0].rx_from_street, place.ln_rx_price
        sources[scene.legal_supplies + region].price = 0.0
        for kind in range(3):
            sources[scene.prescriptions + kind * regions + region].open = 1.0
    sources[scene.nobody].legal = 0.0


@part
def offer_legal(tables, street, rules):
    """The legal supply: its price follows what bags are believed to be worth; a source's customers who use it are those offered it, times a
    logit on price and on how certain the dose is."""
    sources, numbers, scene = tables.sources, tables.numbers[0], tables.scene[0]
    first, regions = scene.legal_supplies, tables.places.size
    number, worth = np.zeros(regions), np.zeros(regions)
    for d in range(street.size):
        region = sources[d].region
        number[region] += sources[d].open
        worth[region] += sources[d].open * value(street[d], sources[d])
    for region in range(regions):
        sources[first + region].price = ln(rules.legal_price) - worth[region] / max(number[region], 1.0)
    for d in range(street.size):
        offer, source = street[d], sources[d]
        sd = np.sqrt(offer.var_heroin + offer.fentanyl_share * (offer.var_fentanyl - offer.var_heroin))
        ln_price = sources[first + source.region].price
        better = numbers.legal_sense * (-ln_price - value(offer, source)) + numbers.legal_certainty * sd
        source.legal = rules.legal_share * (1.0 / (1.0 + exp(-better)) if source.open > 0.0 else 1.0)
    sources[scene.nobody].legal = rules.legal_share


@part
def value(offer, source):
    """ln strength per dollar that customers expect of a dealer's bags."""
    return source.believed + offer.fentanyl_share * source.gap - offer.ln_price


@part
def fill_doses(tables, street, places, rules):
    """Doses of both products at every source: dealers' heroin and fentanyl, genuine and counterfeit prescriptions, medical doses; fentanyl
    is used so often as heroin is once."""
    sources, numbers, scene, regions = tables.sources, tables.numbers[0], tables.scene[0], places.size
    help_ = np.empty(regions)
    for region in range(regions):
        help_[region] = rescue.help_under(numbers, places[region].severity)
    for d in range(street.size):
        offer, source = street[d], sources[d]
        place, help_there = places[offer.region], help_[offer.region]
        met = rescue.Rescue(place.naloxone, offer.successor, offer.adulterant, place.sites, help_there, rules.witnesses)
        number = source.open * (moves.often(numbers, value(offer, source)) if rules.scarcity and rules.elastic else 1.0)
        fill(source, 0, Dose(offer.ln_heroin, offer.var_heroin, number, rescue.HEROIN), met, tables)
        fill(source, 1, Dose(offer.ln_fentanyl, offer.var_fentanyl, number * numbers.doses_fentanyl, rescue.FENTANYL), met, tables)
    for region in range(regions):
        place, first = places[region], scene.prescriptions + region
        met = rescue.Rescue(place.naloxone, 0.0, 0.0, 0.0, help_[region], rules.witnesses)
        supervised = rescue.Rescue(place.naloxone, 0.0, 0.0, 1.0, help_[region], rules.witnesses)
        fill(sources[first], 0, Dose(0.0, numbers.even, 1.0, rescue.PRESCRIPTION), met, tables)
        fill(sources[first], 1, Dose(place.ln_pill, numbers.pill, 1.0, rescue.FENTANYL), met, tables)
        for product in range(2):
            medical = Dose(0.0, numbers.even, 1.0, rescue.HEROIN)
            fill(sources[first + regions], product, medical, supervised, tables)
            fill(sources[first + 2 * regions], product, medical, met, tables)


@part
def fill(source, product, dose, met, tables):
    """What a dose of one product does at one source."""
    scene = tables.scene[0]
    source.held[product], source.served[product] = dose.ln_strength, dose.number
    threshold = scene.ln_threshold + scene.prescription if dose.drug == rescue.PRESCRIPTION else scene.ln_threshold
    source.exposure[product] = dose.ln_strength + overdose.level(dose.variance, threshold)
    source.sharpness[product] = overdose.sharpness(dose.variance, scene.spread)
    base, slope = rescue.fatality_line(tables.numbers[0], met, dose.drug)
    source.fatal_base[product], source.fatal_slope[product] = base, slope
