"""Is a week taken in as it was, and does a measure read what it is made of and nothing else?"""

from types import SimpleNamespace

import numpy as np
import pytest

from sim import axes, observe, units
from sim.clock import week_of
from sim.measures import MEASURES, measure, take
from sim.observe import OBSERVED, Record, Weeks, flow, level, look, once
from sim.spec import Spec
from sim.world import World

PLANTED = """
from sim.observe import flow, level, look, observe
observe("world.couriers", couriers=level("firms", "couriers at work"))

@look(paid=flow("USD", "what they are paid"))
def paid_seen(world, flows, seen):
    seen["paid"] = 1.0
"""
SMALL = Spec(people=150, end=2008, solve_level=False)


@pytest.fixture(scope="module")
def world() -> World:
    return World(SMALL).run(week_of(2006) + 30)


@pytest.fixture()
def clean(monkeypatch):
    """Nothing is observed, and no measure is known."""
    for name in ("OBSERVED", "PATHS", "DERIVED", "MODULES"):
        monkeypatch.setattr(observe, name, {})
    monkeypatch.setattr(observe, "LOOKS", [])
    monkeypatch.setattr(measure, "MEASURES", {})
    monkeypatch.setattr(measure, "PLACES", {})


def a_week(n: int) -> dict:
    """Flows of the toy's n-th week: heroin from two regions over three lines, sold by two dealers."""
    return {"crossed": SimpleNamespace(sent=np.full((2, 3), float(n)), lost=np.array([[0.5]])),
            "sold": SimpleNamespace(usual=np.array([n, 10.0 * n]), strong=np.array([n + 0.5, 1.0]))}


def toy_record(weeks: int) -> Record:
    observe.observe("crossed", sent=flow("DE", "sent", "region", "line"), lost=level("share", "lost"))
    observe.observe("sold", bags=flow("bags", "sold", "dealer", "product", at=("usual", "strong")))
    observe.observe("world", mg=once("mg", "of a DE"))

    @look(firms=level("firms", "at work", "region"))
    def counted(world, flows, seen) -> None:
        seen["firms"][0] = flows["crossed"].sent.sum(1)

    record = Record(end=3)
    for n in range(weeks):
        record.add(SimpleNamespace(week=n, mg=12.0), a_week(n))
    return record


def test_every_week_is_kept_as_it_was_and_room_grows(clean):
    seen = Weeks(toy_record(7).arrays(), 0, 7)
    assert seen.sent.at(region="west", line="mail").values.tolist() == [0, 1, 2, 3, 4, 5, 6]
    assert seen.lost.values.tolist() == [0.5] * 7 and seen.mg.values.tolist() == [12.0]
    assert seen.bags.at(product="heroin").values[2].tolist() == [2.0, 20.0]
    assert seen.bags.at(product="fentanyl").values[2].tolist() == [2.5, 1.0]
    assert seen.firms.at(region="east").values.tolist() == [0, 3, 6, 9, 12, 15, 18]


def test_a_part_of_the_weeks_can_be_asked_for(clean):
    seen = Weeks(toy_record(7).arrays(first=5), 5, 2)
    assert seen.sent.sum().values.tolist() == [30, 36] and seen.firms.sum().values.tolist() == [30, 36]


def test_what_is_seen_must_have_the_lengths_of_its_axes(clean):
    observe.observe("crossed", sent=flow("DE", "sent", "region", "product"))
    with pytest.raises(ValueError, match=r"'sent' is seen with the shape \(2, 3\), but its axes have lengths"):
        Record(end=3).add(SimpleNamespace(week=0), a_week(1))


@pytest.mark.parametrize("wrong, told", [
    (flow("doses", "sent"), "the unit 'doses' has a part that is no known unit: 'doses'"),
    (flow("DE/moon", "sent"), "no known unit: 'moon'"),
    (flow("DE", "sent", "planet"), "the observation 'sent' has an axis that is not declared: 'planet'"),
])
def test_a_wrong_declaration_is_refused(clean, wrong, told):
    with pytest.raises(ValueError, match=told):
        observe.observe("crossed", sent=wrong)


def test_a_name_is_taken_once(clean):
    observe.observe("crossed", sent=flow("DE", "sent"))
    exec(PLANTED, {"__name__": "acme.courier"})
    with pytest.raises(ValueError, match="two observations are called 'couriers'"):
        observe.observe("sold", couriers=flow("firms", "at work"))
    with pytest.raises(ValueError, match="'region' is the name of an axis"):
        observe.observe("sold", region=flow("DE", "sent"))


def test_what_a_users_module_declares_can_be_declared_anew_and_forgotten(clean):
    observe.observe("crossed", sent=flow("DE", "sent"))
    for _ in range(2):
        exec(PLANTED, {"__name__": "acme.courier"})
    assert len(observe.LOOKS) == 1 and list(observe.OBSERVED) == ["sent", "couriers", "paid"]
    observe.forget("acme")
    assert list(observe.OBSERVED) == list(observe.PATHS) == ["sent"] and not observe.LOOKS


def test_every_observation_says_what_it_is(world):
    for name, one in OBSERVED.items():
        assert one.meaning and units.unit(one.unit) == one.unit and all(axis in axes.AXES for axis in one.axes), name
        assert one.weeks in (observe.FLOW, observe.LEVEL, observe.ONCE), name
    seen = world.observed()
    for name in seen:
        assert list(seen[name].axes) == list(OBSERVED[name].axes), name
        lengths = [len(labels) or seen[name].values.shape[1 + place] for place, labels in enumerate(seen[name].axes.values())]
        assert seen[name].values.shape == (1 if OBSERVED[name].weeks == observe.ONCE else 30, *lengths), name


def test_every_measure_has_a_unit_and_is_made_of_what_is_seen(world):
    for name, one in MEASURES.items():
        assert units.unit(one.unit) == one.unit and one.meaning, name
        assert one.values(world.observed()).shape == (30,), name


def test_a_measure_reads_its_own_observations_and_no_other(world):
    seen = world.observed()
    take(seen, ["search_mail"])
    assert [name for name in vars(seen) if name in OBSERVED] == ["effort"]
    take(seen, ["seizure_share"])
    assert [name for name in vars(seen) if name in OBSERVED] == ["effort", "seized", "sent"]


def test_measures_by_name_are_those_of_the_whole_table(world):
    whole, since = world.table(), week_of(2006) + 20
    some = world.table(("deaths_expected", "bag_price"), since)
    assert list(some) == ["deaths_expected", "bag_price"]
    assert all(np.array_equal(values, whole[name][20:]) for name, values in some.items())
    with pytest.raises(KeyError):
        world.table(("deaths_unexpected",))


def test_a_world_that_has_not_begun_has_measures_without_weeks():
    assert all(values.shape == (0,) for values in World(SMALL).table().values())


def test_a_new_measure_is_one_edit(world, monkeypatch):
    monkeypatch.setattr(measure, "MEASURES", dict(MEASURES))

    @measure.measure("DE/week", "sum")
    def heroin_sent_west(w: Weeks):
        """Heroin sent to the West."""
        return w.sent.at(region="west", line="heroin")

    found = take(world.observed(), ["heroin_sent_west"])["heroin_sent_west"]
    assert found.shape == (30,) and (found > 0).all()
    assert measure.MEASURES["heroin_sent_west"].meaning == "Heroin sent to the West" and "heroin_sent_west" not in MEASURES


@pytest.mark.parametrize("unit, total, told", [
    ("spoons", "sum", "the unit 'spoons'"), ("DE", "median", "add up as a sum or a mean, not as 'median'")])
def test_a_measure_without_a_known_unit_or_total_is_refused(unit, total, told, monkeypatch):
    monkeypatch.setattr(measure, "MEASURES", {})
    with pytest.raises(ValueError, match=told):
        measure.register("new", unit, "New", total, measure.select("sent"))


def test_a_measure_that_leaves_an_axis_says_which(world, monkeypatch):
    monkeypatch.setattr(measure, "MEASURES", {})
    measure.register("heroin_sent", "DE", "Sent", "sum", measure.select("sent", line="heroin"))
    with pytest.raises(ValueError, match="the measure heroin_sent leaves the axis 'region'"):
        take(world.observed(), ["heroin_sent"])


def test_users_may_bring_words_for_their_own_units(monkeypatch):
    monkeypatch.setattr(units, "WORDS", set(units.WORDS))
    units.also("spoons")
    assert units.unit("spoons/week") == "spoons/week"
