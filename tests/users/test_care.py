"""Prison, supervised heroin, legal supply, sites and checking: what they do to people, and what they leave alone."""

from dataclasses import replace

import numpy as np
import pytest
from small_street import DEALERS, population, setting, street

from sim.params.people import People
from sim.users import Kind, State

OPEN = {"open": np.ones(DEALERS, bool)}
STILL = replace(People(), death_other=0.0)


def live(users, weeks: int, first: int = 0, offers: dict | None = None, **changes):
    """Tolls of so many weeks of a street and a setting that do not change."""
    return [users.step(first + week, street(**(offers or OPEN)), setting(**changes)) for week in range(weeks)]


def test_prison_holds_who_is_sent_there_for_as_long_as_they_stay():
    """Little's law: people in prison = people sent there a week x weeks they stay."""
    users = population(20_000)
    tolls = live(users, 156)
    sent = np.mean([toll.jailed.sum() for toll in tolls[52:]])
    there = np.mean([toll.people[:, State.PRISON].sum() for toll in tolls[52:]])
    assert there == pytest.approx(sent * users.numbers.care.prison_weeks, rel=0.1)


def test_tolerance_is_lost_in_prison_and_those_released_die_of_what_they_used_to_take():
    users = population(20_000)
    live(users, 40)
    rows = users.rows()
    jailed, on_street = (rows[users.columns["state"][rows] == state] for state in (State.PRISON, State.HF))
    long_there = jailed[users.columns["weeks"][jailed] > 12]
    assert users.columns["ln_tolerance"][long_there].mean() < users.columns["ln_tolerance"][on_street].mean() - 1.5


def test_arrests_that_lead_to_care_fill_treatment_and_empty_prison():
    usual, diverted = population(10_000), population(10_000)
    a, b = live(usual, 104), live(diverted, 104, diverted=0.8)
    last = [toll[-1].people.sum(axis=0) for toll in (a, b)]
    assert last[1][State.PRISON] < 0.5 * last[0][State.PRISON]
    assert last[1][State.MOUD] > last[0][State.MOUD]


def test_no_more_people_get_prescribed_heroin_than_there_are_places_and_the_refractory_come_first():
    users = population(20_000)
    tolls = live(users, 104, heroin_places=0.05)
    people = tolls[-1].people.sum(axis=0)
    assert people[State.HAT] == pytest.approx(0.05 * people[State.HF], rel=0.2)
    rows = users.rows()
    there = rows[users.columns["state"][rows] == State.HAT]
    on_street = rows[users.columns["state"][rows] == State.HF]
    assert users.columns["treated"][there].mean() > users.columns["treated"][on_street].mean()


def test_supervised_doses_hold_no_fentanyl_and_hardly_kill():
    users = population(20_000)
    tolls = live(users, 104, offers=OPEN | {"fentanyl": 1.0}, heroin_places=0.2)
    years = sum(toll.people[:, State.HAT].sum() for toll in tolls) / 52
    supervised = sum(toll.deaths_expected[:, Kind.SUPERVISED].sum() for toll in tolls) / years
    street_years = sum(toll.people[:, State.HF].sum() for toll in tolls) / 52
    outside = sum(toll.deaths_expected[:, Kind.FENTANYL].sum() for toll in tolls) / street_years
    assert 0 < supervised < 0.05 * outside


def test_a_programme_that_ends_sends_its_patients_back_to_the_street():
    users = population(5_000)
    live(users, 60, heroin_places=0.2)
    assert users.living[:, State.HAT].sum() > 10
    live(users, 1, first=60)
    assert users.living[:, State.HAT].sum() == 0


def test_half_of_the_doses_in_sites_halve_the_deaths_that_sites_can_prevent():
    users = population(5_000)
    live(users, 10)
    deaths = [users.expected_deaths(10, street(**OPEN), setting(sites=s), users.ln_threshold, users.spread, (Kind.HEROIN, Kind.FENTANYL))
              for s in (0.0, 0.5, 1.0)]  # fmt: skip
    assert deaths[1] == pytest.approx((deaths[0] + deaths[2]) / 2, rel=1e-6)
    assert deaths[2] < 0.15 * deaths[0]


def test_who_uses_the_legal_supply_meets_no_fentanyl_and_buys_nothing():
    users, twin = population(10_000, people=STILL), population(10_000, people=STILL)
    toll, usual = (live(u, 1, legal_share=share, legal_price=1e-9)[0] for u, share in ((users, 1.0), (twin, 0.0)))
    assert toll.bags.sum() < 0.2 * usual.bags.sum()                   # what is left is bought beside treatment
    assert toll.buyers.sum() < 0.02 * toll.customers.sum() and np.array_equal(usual.buyers, usual.customers)
    assert toll.legal.sum() == pytest.approx(usual.people[:, State.HF].sum(), rel=0.02) and usual.legal.sum() == 0.0
    assert toll.deaths_expected[:, Kind.FENTANYL].sum() < 0.2 * usual.deaths_expected[:, Kind.FENTANYL].sum()


def test_fewer_move_to_a_dearer_legal_supply_and_all_who_do_were_among_those_of_the_cheaper():
    cheap, dear = population(10_000), population(10_000)
    a, b = live(cheap, 1, legal_share=0.5, legal_price=0.5)[0], live(dear, 1, legal_share=0.5, legal_price=2.0)[0]
    assert 0.0 < b.legal.sum() < a.legal.sum() < 0.5 * a.people[:, State.HF].sum() * 1.1


def test_legal_supply_brings_more_newcomers_to_heroin_and_education_fewer():
    tolls = {name: live(population(20_000), 52, **changes) for name, changes in
             (("usual", {}), ("legal", {"legal_share": 1.0}), ("taught", {"education": 1.0}))}  # fmt: skip
    new = {name: sum(toll.births.sum(axis=0)[1] for toll in weeks) for name, weeks in tolls.items()}
    assert new["legal"] > new["usual"] > new["taught"]


def test_who_checks_doses_by_what_the_bag_holds():
    """Bags much stronger than customers believe: checking takes away the overdose."""
    users = population(5_000)
    strong = OPEN | {"ln_heroin": np.full(DEALERS, 1.0), "ln_fentanyl": np.full(DEALERS, 1.0)}
    deaths = [users.expected_deaths(0, street(**strong), setting(checking=c), users.ln_threshold, users.spread) for c in (0.0, 0.5, 1.0)]
    assert deaths[0] > deaths[1] > deaths[2]


def test_longer_treatment_keeps_more_people_in_it():
    usual, longer = population(10_000), population(10_000)
    a, b = live(usual, 52)[-1], live(longer, 52, care_retention=2.0)[-1]
    assert b.people[:, State.MOUD].sum() > 1.2 * a.people[:, State.MOUD].sum()


def test_nobody_follows_strength_per_dollar_where_doses_are_not_elastic():
    dear = street(**OPEN, ln_price=np.full(DEALERS, 0.4))
    bags = []
    for elastic in (True, False):
        users, twin = population(2_000), population(2_000)
        usual = users.step(0, street(**OPEN, ln_price=np.zeros(DEALERS)), setting(elastic=elastic)).bags.sum()
        bags.append(twin.step(0, dear, setting(elastic=elastic)).bags.sum() / usual)
    assert bags[0] < 0.95 and bags[1] > bags[0]


@pytest.mark.parametrize("mechanism, changes", [("availability", {"near_clinics": np.array([0.2, 0.2])})])
def test_relapse_follows_who_sells_nearby_only_with_the_mechanism(mechanism, changes):
    def relapses(**more):
        return sum(toll.relapses.sum() for toll in live(population(20_000), 26, **more))

    assert relapses(**changes) < relapses()
    assert relapses(**changes, availability=False) == relapses(availability=False)
