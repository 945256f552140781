"""A week of two people, computed on paper with the library's own functions."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import norm
from small_street import REGION, population, setting, street

from sim.params.people import People
from sim.users import Kind, State

PEOPLE = replace(People(), death_other=0.0, quit_hf=0.0, quit_rx=0.0, rx_hf=0.0, shop_rate=0.0, new_rx=0.0, new_hf=0.0)
ALIKE = {
    "open": REGION >= 0,
    "ln_heroin": np.full(REGION.size, -0.1),
    "ln_fentanyl": np.full(REGION.size, 0.4),
    "ln_heroin_believed": np.zeros(REGION.size),
    "ln_fentanyl_believed": np.full(REGION.size, 0.2),
    "ln_price": np.full(REGION.size, 0.1),
    "var_heroin": np.full(REGION.size, 0.14),
    "var_fentanyl": np.full(REGION.size, 0.8),
}


def two(state: State, share: float):
    """One person a region, both in this state and with known traits, and the week's street with this share of fentanyl."""
    users = population(2, people=replace(PEOPLE, share_east=0.5))
    rows = users.rows()
    for name, value in {
        "state": state, "street": int(state != State.RX), "dealer": 3, "ln_tolerance": 0.5, "belief": 0.25,
        "habit": 0.125, "frailty": 0.25, "company": 0.5, "weeks": 10,
    }.items():  # fmt: skip
        users.columns[name][rows] = value
    users.columns["dealer"][rows[1]] = REGION.size - 1
    return users, rows, street(fentanyl_share=np.full(REGION.size, share), **ALIKE)


def reckoned(ln_strength_believed, ln_strength, variance, doses, ln_price, settled=0.0, shield=0.0, medicated=False, titration=None):
    """Units a dose, overdose chance and new ln tolerance of the person above, from the published equations: the first dose of the week by
    what is believed, those that follow part of the way to what a person wants who knows."""
    p, power = PEOPLE, min(PEOPLE.tolerance_power, 0.8 / PEOPLE.caution)
    share = p.titration if titration is None else titration

    def wanted(strength):
        dose = p.caution * 0.5 + (1 - p.caution) * 0.125 + p.dose_elasticity * (strength - ln_price) + settled
        return min(dose - strength, 0.125 + np.log(p.budget_multiple) - ln_price)

    first = min(doses, 1.0) if share else doses
    ln_units = np.array([wanted(ln_strength_believed), wanted(ln_strength_believed)])
    ln_units[1] += share * (wanted(ln_strength) - ln_units[0])
    number = np.array([first, doses - first])
    ln_dose = (number @ ln_units) / doses + ln_strength
    target = (1 - p.tolerance_kept) * np.log(p.tolerance_floor) if medicated else max(power * ln_dose, np.log(p.tolerance_floor))
    tau = p.weeks_gain if target > 0.5 else p.weeks_loss
    midweek, after = (0.5 + (target - 0.5) * (1 - np.exp(-w / tau)) for w in (0.5, 1.0))
    met = max(midweek, power * ln_dose) if medicated else midweek
    z = (ln_units + ln_strength - shield - met + 0.25 - variance / 2 - p.ln_threshold) / np.sqrt(p.spread**2 + variance)
    return (number @ np.exp(ln_units)) / doses, 1 - np.exp(-number @ norm.cdf(z)), after


@pytest.mark.parametrize("titration", [0.0, 0.3, 1.0])
def test_who_adjusts_takes_less_of_what_turned_out_strong(titration):
    """Somebody who thought of weak bags and holds strong ones; nobody adjusts where the switch is off."""
    users, rows, offers = two(State.HF, 1.0)
    users.numbers = replace(users.numbers, people=replace(PEOPLE, share_east=0.5, titration=titration))
    doses = PEOPLE.doses_heroin * PEOPLE.doses_fentanyl
    for on in (True, False):
        toll = users.step(3, offers, setting(titration=on))
        units, overdose, after = reckoned(0.25 * 0.2, 0.4, 0.8, doses, 0.1, titration=titration if on else 0.0)
        assert toll.bags[3, 1] == pytest.approx(doses * units * users.weight, rel=1e-6)
        assert toll.overdoses_expected[0] == pytest.approx(overdose * users.weight, rel=1e-6)
        users.columns["ln_tolerance"][rows], users.columns["belief"][rows] = 0.5, 0.25
    assert (reckoned(0.05, 0.4, 0.8, doses, 0.1, titration=1.0)[1] < reckoned(0.05, 0.4, 0.8, doses, 0.1, titration=0.0)[1])


def test_nobody_adjusts_who_knows_what_is_in_the_bag():
    """Where what is believed is true there is nothing to adjust: the share makes no difference."""
    told = [reckoned(0.3, 0.3, 0.5, 18.0, 0.1, titration=share) for share in (0.0, 0.4, 1.0)]
    assert told[0] == pytest.approx(told[1], rel=1e-12) and told[0] == pytest.approx(told[2], rel=1e-12)


def fatality(base: float, worse: float, seen: float, naloxone: float) -> float:
    p = PEOPLE
    return worse * ((1 - seen) * base + seen * p.fatal_witnessed * (1 - naloxone * (1 - p.naloxone_left)))


@pytest.mark.parametrize("share, kind", [(0.0, Kind.HEROIN), (1.0, Kind.FENTANYL)])
def test_two_people_on_heroin_or_fentanyl(share, kind):
    users, rows, offers = two(State.HF, share)
    toll = users.step(3, offers, setting())
    doses = PEOPLE.doses_heroin * (PEOPLE.doses_fentanyl if share else 1.0)
    strength, variance = (0.4, 0.8) if share else (-0.1, 0.14)
    units, overdose, tolerance = reckoned(0.25 * 0.2, strength, variance, doses, 0.1)
    worse = PEOPLE.fatal_fentanyl if share else 1.0
    for region, (witnessed, naloxone) in enumerate([(0.5, 0.1), (0.55, 0.2)]):
        dies = overdose * fatality(PEOPLE.fatal_alone, worse, witnessed, naloxone)
        assert toll.deaths_expected[region, kind] == pytest.approx(dies * users.weight, rel=1e-6)
        assert toll.overdoses_expected[region] == pytest.approx(overdose * users.weight, rel=1e-6)
    assert toll.bags[3, int(share)] == pytest.approx(doses * units * users.weight, rel=1e-6)
    assert users.columns["ln_tolerance"][rows] == pytest.approx(tolerance, rel=1e-9)
    assert users.columns["belief"][rows] == pytest.approx(0.25 + PEOPLE.learning * (share - 0.25), rel=1e-12)
    assert np.array_equal(toll.exposed, np.full(2, share * users.weight))
    assert np.array_equal(toll.unaware, np.full(2, share * users.weight))
    assert np.array_equal(users.columns["weeks"][rows], [11, 11])


def test_two_people_on_prescription_opioids():
    users, rows, offers = two(State.RX, 1.0)
    toll = users.step(3, offers, setting())
    for region, (ln_price, witnessed, naloxone) in enumerate([(0.0, 0.5, 0.1), (0.1, 0.55, 0.2)]):
        power = min(PEOPLE.tolerance_power, 0.8 / PEOPLE.caution)
        settled = np.log(PEOPLE.dose_rx) * (1 - PEOPLE.caution * power)
        _, overdose, tolerance = reckoned(0.0, 0.0, PEOPLE.sigma_rx**2, PEOPLE.doses_rx, ln_price, settled)
        worse = PEOPLE.fatal_rx / PEOPLE.fatal_alone
        dies = overdose * fatality(PEOPLE.fatal_alone, worse, witnessed, naloxone)
        assert toll.deaths_expected[region, Kind.PRESCRIPTION] == pytest.approx(dies * users.weight, rel=1e-6)
        assert users.columns["ln_tolerance"][rows[region]] == pytest.approx(tolerance, rel=1e-9)
    assert toll.bags.sum() == 0.0


def test_two_people_in_care_take_a_shielded_dose_now_and_then():
    users, rows, offers = two(State.MOUD, 1.0)
    users.numbers = replace(users.numbers, people=replace(PEOPLE, share_east=0.5, blockade=1.5))
    toll = users.step(3, offers, setting())
    settled = np.exp(-10 / PEOPLE.weeks_settling)
    doses = PEOPLE.doses_heroin * PEOPLE.doses_fentanyl * (PEOPLE.doses_beside + (1 - PEOPLE.doses_beside) * settled)
    _, overdose, tolerance = reckoned(0.05, 0.4, 0.8, doses, 0.1, shield=1.5, medicated=True)
    dies = overdose * fatality(PEOPLE.fatal_alone, PEOPLE.fatal_fentanyl, 0.5, 0.1)
    assert toll.deaths_expected[0, Kind.FENTANYL] == pytest.approx(dies * users.weight, rel=1e-6)
    assert toll.deaths_expected[0, Kind.CARE] == pytest.approx((1 - dies) * PEOPLE.death_care / 52 * users.weight, rel=1e-6)
    assert users.columns["ln_tolerance"][rows] == pytest.approx(tolerance, rel=1e-9)
    assert users.columns["belief"][rows] == pytest.approx(0.25)


def test_informed_people_dose_by_the_truth():
    users, _, offers = two(State.HF, 1.0)
    toll = users.step(3, offers, setting(informed=True))
    doses = PEOPLE.doses_heroin * PEOPLE.doses_fentanyl
    units, overdose, _ = reckoned(0.4, 0.4, 0.8, doses, 0.1)
    assert toll.overdoses_expected[0] == pytest.approx(overdose * users.weight, rel=1e-6)
    assert toll.unaware.sum() == 0.0


def test_tolerance_switched_off_stays():
    users, rows, offers = two(State.HF, 1.0)
    users.step(3, offers, setting(tolerance=False))
    assert np.array_equal(users.columns["ln_tolerance"][rows], [0.5, 0.5])


def test_nobody_buys_from_a_closed_dealer():
    users, rows, offers = two(State.HF, 1.0)
    offers.open = np.zeros(REGION.size, bool)
    toll = users.step(3, offers, setting())
    assert toll.bags.sum() == toll.overdoses_expected.sum() == 0.0
    assert np.all(users.columns["ln_tolerance"][rows] < 0.5)
    assert np.array_equal(users.columns["belief"][rows], [0.25, 0.25])
    assert users.columns["dealer"][rows].tolist() == [3, REGION.size - 1]
