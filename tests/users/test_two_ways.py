"""One rule, two ways of running it: person by person and compiled. They agree to the last bit, whoever stands on which row."""

import numpy as np
import pytest
from small_street import by_identity, equal_tolls, population, setting, shuffled, street


def in_order(users) -> None:
    """The view's agents, each asked in its turn."""
    for user in users.members:
        user.step()


def in_another_order(users) -> None:
    """Mesa's words; the order is another one every week."""
    users.members.shuffle().do("step")


def weather(week: int):
    """A year in which everything that can be switched is switched, closed and opened somewhere."""
    offers = street(fentanyl=week / 60, open=False)
    offers.open = (offers.ln_price * 50 + week).astype(int) % 5 != 0
    if week == 33:
        offers.open[:] = False
    offers.successor, offers.adulterant = 0.01 * (week % 10), offers.ln_price
    policies = {
        "heroin_places": np.array([0.05, 0.03]) * (week % 30 < 22), "sites": np.array([0.1, 0.0]) * (week % 3),
        "checking": np.array([0.2, 0.4]) * (week % 5 == 0), "severity": np.array([1.0, 1.5]) + week % 2,
        "care_retention": np.array([1.5, 1.2]), "education": np.array([0.0, 0.5]), "legal_share": 0.01 * week, "legal_price": 0.8,
        "diverted": 0.3 * (week > 30),
        "counterfeit": np.array([0.1, 0.3]), "ln_pill": np.array([-0.5, 0.2]), "lacing": np.array([0.0, 0.01]),
        "near_clinics": np.array([1.0, 0.4]),
    }  # fmt: skip
    switches = {"titration": week % 7 != 5, "scarcity": week % 3 != 0, "elastic": week % 11 != 3, "availability": week % 17 != 2,
                "witnesses": week % 19 != 4}  # fmt: skip
    return offers, setting(informed=week % 20 > 16, research=week % 13 != 5, tolerance=week % 30 != 7, **policies, **switches)


@pytest.mark.parametrize("live, seed", [(in_order, None), (in_another_order, 4)])
def test_seven_hundred_people_live_the_same_year_as_in_the_kernel(live, seed):
    compiled, other = population(700), population(700)
    if seed is not None:
        shuffled(other, seed)
    for week in range(52):
        offers, now = weather(week)
        compiled.form = other.form = week % 3   # each curve of overdose risk in its turn
        compiled.prescription = other.prescription = 0.1 * (week % 4)
        toll = compiled.step(week, offers, now)
        other.meet(week, offers, now)
        live(other)
        assert equal_tolls(other.close(), toll), f"week {week}"
        assert by_identity(other) == by_identity(compiled), f"week {week}"
    assert compiled.account.left[:, 0].sum() > 0, "a year without deaths compares too little"
    assert np.all(toll.people.sum(axis=0) > 0) and toll.legal.sum() > 0, "somebody is in every state"


def test_expected_deaths_are_those_of_the_step_and_change_nothing(users):
    before = by_identity(users)
    foreseen = users.expected_deaths(20, street(), setting(), users.ln_threshold, users.spread)
    assert by_identity(users) == before
    assert foreseen == pytest.approx(users.step(20, street(), setting()).deaths_expected.sum(), rel=1e-14)


def test_the_threshold_that_is_solved_gives_the_deaths_that_were_wanted(users):
    found = users.solve_threshold(300.0, 20, street(), setting())
    assert users.expected_deaths(20, street(), setting(), found, users.spread) == pytest.approx(300.0, rel=1e-6)
    flatter = users.solve_threshold(300.0, 20, street(), setting(), spread=2 * users.spread)
    assert users.expected_deaths(20, street(), setting(), flatter, 2 * users.spread) == pytest.approx(300.0, rel=1e-6)
    assert flatter > found


def test_no_threshold_gives_more_deaths_than_people(users):
    with pytest.raises(ValueError, match="no overdose threshold"):
        users.solve_threshold(1e9, 20, street(), setting())
