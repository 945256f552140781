"""People who meet fentanyl by accident: neutral without it, exact by hand, and never heavier than the people they become."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import norm
from small_street import DEALERS, population, setting, street

from sim.clock import WEEKS_A_YEAR
from sim.params.casual import Casuals
from sim.users import Casual, Group
from sim.users.tally import PERSON

PILLS = {"counterfeit": np.array([0.2, 0.4]), "ln_pill": np.array([-0.4, 0.1])}
LACED = {"lacing": np.array([0.01, 0.0])}


def week(users, number: int = 0, **changes):
    return users.step(number, street(open=np.ones(DEALERS, bool)), setting(**changes))


def test_nobody_is_hurt_where_nothing_is_counterfeit_or_laced():
    toll = week(population(2000))
    assert toll.exposures.sum() == toll.deaths_casual.sum() == toll.pills_de.sum() == toll.laced_de.sum() == toll.births[:, 2].sum() == 0.0


def test_lacing_touches_users_of_other_drugs_only_and_pills_the_others():
    laced, pills = week(population(2000), **LACED), week(population(2000), **PILLS)
    assert np.all((laced.deaths_casual > 0) == [[False, True, False], [False, False, False]])
    assert np.all((pills.deaths_casual > 0) == [[True, False, True], [True, False, True]])


def test_nobody_who_knows_what_is_in_it_meets_fentanyl_by_accident():
    toll = week(population(2000), informed=True, **PILLS, **LACED)
    assert toll.exposures.sum() == toll.deaths_casual.sum() == toll.laced_de.sum() == 0.0


def test_uses_and_doses_by_hand():
    users = population(2000)
    toll = week(users, **PILLS, **LACED)
    c, share = users.numbers.casuals, np.array([0.7, 0.3])
    youth = c.people_youth * 1e6 * share * c.pills_youth * PILLS["counterfeit"]
    occasional = c.people_occasional * 1e6 * share * c.pills_occasional * PILLS["counterfeit"]
    assert toll.exposures[:, Group.YOUTH] == pytest.approx(youth)
    assert toll.exposures[:, Group.OCCASIONAL] == pytest.approx(occasional)
    dependent = toll.pills_de - (youth + occasional) * c.pill_taken * np.exp(PILLS["ln_pill"])
    assert np.all(dependent > 0), "people who depend on prescription opioids meet counterfeit pills too"
    bags = np.exp(street().ln_fentanyl[: DEALERS // 2].mean())
    laced = c.people_other * 1e6 * 0.7 * c.uses_other * 0.01 * c.laced_strength * bags
    assert toll.laced_de == pytest.approx([laced, 0.0])


def test_the_chance_of_death_by_hand():
    users = population(2000)
    users.meet(0, street(), setting(**PILLS))
    person = next(c for c in users.casuals.members if c.group == Group.YOUTH)
    over, dies, _ = person.step()
    p, c = users.numbers.people, users.numbers.casuals
    variance = c.pill_sigma**2
    dose = -0.4 + np.log(c.pill_taken) - np.log(p.tolerance_floor)
    z = (dose + person.frailty - variance / 2 - users.ln_threshold) / np.hypot(users.spread, c.pill_sigma)
    expected = 1 - np.exp(-c.pills_youth * 0.2 * norm.cdf(z))
    seen, left = person.company, 1 - 0.1 * (1 - p.naloxone_left)
    assert over == pytest.approx(expected, rel=1e-6)
    assert dies == pytest.approx(expected * p.fatal_fentanyl * ((1 - seen) * p.fatal_alone + seen * p.fatal_witnessed * left), rel=1e-6)


def test_person_by_person_and_compiled_agree_to_the_last_bit():
    users = population(2000)
    toll = week(users, **PILLS, **LACED)
    sums = np.zeros((2, 3), np.int64)
    for person in users.casuals.members:
        sums[person.region, person.group] += int(person.step()[1] * PERSON + 0.5)
    assert np.array_equal(sums / PERSON * users.casuals.weight, toll.deaths_casual)


def test_they_are_agents_that_mesa_knows():
    users = population(2000)
    members = users.model.agents_by_type[Casual]
    assert len(members) == 3 * users.numbers.casuals.rows
    assert members.select(group=Group.YOUTH).agg("region", np.mean) == pytest.approx(0.3, abs=0.01)


def test_education_keeps_youth_from_pills_and_checking_keeps_all():
    usual, taught, checked = (week(population(2000), **PILLS, **LACED, **more).exposures.sum(axis=0)
                              for more in ({}, {"education": 1.0}, {"checking": 1.0}))  # fmt: skip
    assert taught[Group.YOUTH] < usual[Group.YOUTH] and taught[Group.OTHER] == usual[Group.OTHER]
    assert checked.sum() == 0.0


def test_who_comes_to_depend_on_it_enters_with_an_identity_of_the_place_and_week():
    users = population(20_000)
    users.numbers = replace(users.numbers, casuals=replace(Casuals(rows=100), convert=0.02))
    born = sum(week(users, w, **LACED).births[:, 2] for w in range(26))
    assert born[0] > 0 and born[1] == 0.0
    origin = users.columns["who"][users.rows()] >> np.uint64(32) & np.uint64(15)
    assert (origin == 4).sum() == pytest.approx(born.sum() / users.weight, rel=0.1), "but for those who died"
    untouched = population(20_000)
    untouched.numbers = users.numbers
    assert sum(week(untouched, w, **LACED, conversion=False).births[:, 2].sum() for w in range(26)) == 0.0


def test_realised_deaths_are_the_expected_ones_in_the_mean():
    users = population(20_000)
    tolls = [week(users, w, **LACED) for w in range(104)]
    expected = sum(toll.deaths_casual.sum() for toll in tolls)
    ordinary = sum(toll.deaths_realised.sum() for toll in tolls) - users.weight * users.account.left[:, :2].sum()
    assert ordinary == pytest.approx(expected, abs=4 * users.weight * np.sqrt(104))


def deaths_by_week(weeks: int, **switches) -> tuple[np.ndarray, object]:
    """Expected accidental deaths of each week where pills are strong and common, and the users."""
    users = population(200)
    told = [users.step(week, street(), setting(counterfeit=0.9, ln_pill=2.5, **switches)).deaths_casual.sum() for week in range(weeks)]
    return np.array(told), users


def test_the_frail_among_those_who_meet_fentanyl_by_accident_become_fewer():
    """The same world week after week: deaths fall as the frail go, and groups keep their size. Off, every week is like the first."""
    told, users = deaths_by_week(60)
    assert (np.diff(told) < 0).all() and told[-1] < 0.99 * told[0]
    assert users.casuals.columns["people"].sum() == pytest.approx(users.casuals.length, rel=1e-9)
    assert users.casuals.columns["people"].std() > 0
    same, users = deaths_by_week(5, depletion=False)
    assert (same == told[0]).all() and (users.casuals.columns["people"] == 1.0).all()


def test_the_frail_come_back_while_nothing_kills_them():
    """Newcomers replace people in every week, also in those in which nobody meets anything."""
    _, users = deaths_by_week(60)
    for week in range(60, 60 + 52):
        users.step(week, street(), setting())
    rested = users.casuals.columns["people"]
    _, before = deaths_by_week(60)
    assert rested.std() == pytest.approx(before.casuals.columns["people"].std() * (1 - Casuals().turnover / WEEKS_A_YEAR) ** 52, rel=1e-6)
